/** Registers: who and what there is. Portable DDL: it runs word for word on SQLite, MySQL and MariaDB. */
export const register = [
  `CREATE TABLE area (
    code varchar(20) NOT NULL PRIMARY KEY, kind varchar(12) NOT NULL, name varchar(80) NOT NULL, parentCode varchar(20) NULL)`,
  'CREATE INDEX ix_area_parent ON area (parentCode)',

  `CREATE TABLE company (
    id varchar(36) NOT NULL PRIMARY KEY, code varchar(32) NOT NULL, name varchar(120) NOT NULL, phone varchar(32) NOT NULL,
    createdAt varchar(24) NOT NULL, CONSTRAINT uq_company_code UNIQUE (code))`,

  `CREATE TABLE party (
    id varchar(36) NOT NULL PRIMARY KEY, kind varchar(12) NOT NULL, nameEnc varchar(600) NOT NULL, nameIndex varchar(64) NOT NULL,
    phoneEnc varchar(300) NULL, phoneIndex varchar(64) NULL, createdAt varchar(24) NOT NULL)`,
  'CREATE INDEX ix_party_name ON party (nameIndex)',
  'CREATE INDEX ix_party_phone ON party (phoneIndex)',

  `CREATE TABLE account (
    id varchar(36) NOT NULL PRIMARY KEY, username varchar(64) NOT NULL, passwordHash varchar(200) NULL, nameEnc varchar(600) NOT NULL,
    staffNo varchar(32) NULL, role varchar(16) NOT NULL, areaCode varchar(20) NULL, companyId varchar(36) NULL, partyId varchar(36) NULL,
    wechatOpenidIndex varchar(64) NULL, status varchar(12) NOT NULL, createdAt varchar(24) NOT NULL, withdrawnAt varchar(24) NULL,
    CONSTRAINT uq_account_username UNIQUE (username), CONSTRAINT uq_account_openid UNIQUE (wechatOpenidIndex),
    CONSTRAINT fk_account_company FOREIGN KEY (companyId) REFERENCES company (id),
    CONSTRAINT fk_account_party FOREIGN KEY (partyId) REFERENCES party (id))`,
  'CREATE INDEX ix_account_area ON account (areaCode, role)',
  'CREATE INDEX ix_account_role ON account (role, username)',

  `CREATE TABLE session (
    tokenHash varchar(64) NOT NULL PRIMARY KEY, accountId varchar(36) NOT NULL, createdAt varchar(24) NOT NULL,
    expiresAt varchar(24) NOT NULL, revokedAt varchar(24) NULL,
    CONSTRAINT fk_session_account FOREIGN KEY (accountId) REFERENCES account (id))`,
  'CREATE INDEX ix_session_expires ON session (expiresAt)',

  `CREATE TABLE grid_assignment (
    id varchar(36) NOT NULL PRIMARY KEY, gridCode varchar(20) NOT NULL, accountId varchar(36) NOT NULL, fromOn varchar(10) NOT NULL,
    toOn varchar(10) NULL, CONSTRAINT fk_assignment_account FOREIGN KEY (accountId) REFERENCES account (id))`,
  'CREATE INDEX ix_assignment_account ON grid_assignment (accountId)',
  'CREATE INDEX ix_assignment_grid ON grid_assignment (gridCode)',

  `CREATE TABLE premises (
    id varchar(36) NOT NULL PRIMARY KEY, code varchar(32) NOT NULL, type varchar(12) NOT NULL, status varchar(12) NOT NULL,
    areaCode varchar(20) NOT NULL, addressEnc varchar(900) NOT NULL, label varchar(80) NOT NULL, hasCylinderRoom boolean NOT NULL,
    registeredOn varchar(10) NOT NULL, lastVisitId varchar(36) NULL, lastVisitAt varchar(24) NULL, lastOutcome varchar(16) NULL,
    lastCompletedOn varchar(10) NULL, nextVisitOn varchar(10) NULL, visitDueOn varchar(10) NULL,
    CONSTRAINT uq_premises_code UNIQUE (code))`,
  'CREATE INDEX ix_premises_area ON premises (areaCode, code)',
  'CREATE INDEX ix_premises_visit_due ON premises (visitDueOn)',

  `CREATE TABLE occupancy (
    id varchar(36) NOT NULL PRIMARY KEY, premisesId varchar(36) NOT NULL, partyId varchar(36) NOT NULL, role varchar(12) NOT NULL,
    fromOn varchar(10) NOT NULL, toOn varchar(10) NULL,
    CONSTRAINT fk_occupancy_premises FOREIGN KEY (premisesId) REFERENCES premises (id),
    CONSTRAINT fk_occupancy_party FOREIGN KEY (partyId) REFERENCES party (id))`,
  'CREATE INDEX ix_occupancy_premises ON occupancy (premisesId)',
  'CREATE INDEX ix_occupancy_party ON occupancy (partyId)',

  `CREATE TABLE supply (
    id varchar(36) NOT NULL PRIMARY KEY, premisesId varchar(36) NOT NULL, companyId varchar(36) NOT NULL, fromOn varchar(10) NOT NULL,
    toOn varchar(10) NULL,
    CONSTRAINT fk_supply_premises FOREIGN KEY (premisesId) REFERENCES premises (id),
    CONSTRAINT fk_supply_company FOREIGN KEY (companyId) REFERENCES company (id))`,
  'CREATE INDEX ix_supply_premises ON supply (premisesId)',
  'CREATE INDEX ix_supply_company ON supply (companyId, premisesId)',

  `CREATE TABLE cylinder (
    id varchar(36) NOT NULL PRIMARY KEY, code varchar(64) NOT NULL, model varchar(32) NOT NULL, status varchar(12) NOT NULL,
    ownerCompanyId varchar(36) NULL, stampNo varchar(64) NULL, madeOn varchar(10) NULL, lastTestOn varchar(10) NULL,
    nextTestOn varchar(10) NULL, designLifeYears integer NULL, testValidUntil varchar(10) NULL, lifeUntil varchar(10) NULL,
    premisesId varchar(36) NULL, areaCode varchar(20) NULL, presence varchar(12) NULL, bottleUse varchar(12) NULL,
    lastSeenAt varchar(24) NULL, createdAt varchar(24) NOT NULL, stampPhotoId varchar(36) NULL, whereEnc varchar(1200) NULL,
    CONSTRAINT fk_cylinder_owner FOREIGN KEY (ownerCompanyId) REFERENCES company (id),
    CONSTRAINT fk_cylinder_premises FOREIGN KEY (premisesId) REFERENCES premises (id))`,
  'CREATE INDEX ix_cylinder_premises ON cylinder (premisesId)',
  'CREATE INDEX ix_cylinder_area ON cylinder (areaCode, code)',
  'CREATE INDEX ix_cylinder_code ON cylinder (code)',
  'CREATE INDEX ix_cylinder_test ON cylinder (testValidUntil)',
  'CREATE INDEX ix_cylinder_owner ON cylinder (ownerCompanyId, code)',

  `CREATE TABLE cylinder_alias (
    id varchar(36) NOT NULL PRIMARY KEY, cylinderId varchar(36) NOT NULL, kind varchar(16) NOT NULL, value varchar(64) NOT NULL,
    liveKey varchar(96) NULL, fromAt varchar(24) NOT NULL, toAt varchar(24) NULL,
    CONSTRAINT uq_alias_live UNIQUE (liveKey), CONSTRAINT fk_alias_cylinder FOREIGN KEY (cylinderId) REFERENCES cylinder (id))`,
  'CREATE INDEX ix_alias_value ON cylinder_alias (value)',
  'CREATE INDEX ix_alias_cylinder ON cylinder_alias (cylinderId)',

  `CREATE TABLE equipment (
    id varchar(36) NOT NULL PRIMARY KEY, premisesId varchar(36) NOT NULL, kind varchar(12) NOT NULL, label varchar(40) NOT NULL,
    hasWaterHeater boolean NOT NULL, stoveSoldOn varchar(10) NULL, hoseKind varchar(12) NULL, hoseFrom varchar(10) NULL,
    regulatorFrom varchar(10) NULL, regulatorUntil varchar(10) NULL, detectorFrom varchar(10) NULL, seenAt varchar(24) NULL,
    removedAt varchar(24) NULL, CONSTRAINT fk_equipment_premises FOREIGN KEY (premisesId) REFERENCES premises (id))`,
  'CREATE INDEX ix_equipment_premises ON equipment (premisesId)',
]
