import type { MigrationInterface, QueryRunner } from 'typeorm'

/** 住户与公众: family members, announced visits, 线索 with their photos. Only adds. */
export class HouseholdAndPublic1763900000008 implements MigrationInterface {
  name = 'HouseholdAndPublic1763900000008'

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup instead')
  }
}

const STATEMENTS = [
  'ALTER TABLE account ADD COLUMN phoneIndex varchar(64) NULL',
  'CREATE INDEX ix_account_staff_no ON account (staffNo)',
  'CREATE INDEX ix_account_party ON account (partyId)',

  `CREATE TABLE family_member (
    id varchar(36) NOT NULL PRIMARY KEY, occupancyId varchar(36) NOT NULL, phoneEnc varchar(300) NOT NULL,
    phoneIndex varchar(64) NOT NULL, callNameEnc varchar(300) NULL, invitedAt varchar(24) NOT NULL,
    accountId varchar(36) NULL, boundAt varchar(24) NULL, removedAt varchar(24) NULL, liveKey varchar(110) NULL,
    CONSTRAINT uq_family_live UNIQUE (liveKey),
    CONSTRAINT fk_family_occupancy FOREIGN KEY (occupancyId) REFERENCES occupancy (id),
    CONSTRAINT fk_family_account FOREIGN KEY (accountId) REFERENCES account (id))`,
  'CREATE INDEX ix_family_occupancy ON family_member (occupancyId)',
  'CREATE INDEX ix_family_phone ON family_member (phoneIndex)',
  'CREATE INDEX ix_family_account ON family_member (accountId)',

  `CREATE TABLE appointment (
    id varchar(36) NOT NULL PRIMARY KEY, number varchar(32) NOT NULL, premisesId varchar(36) NOT NULL,
    areaCode varchar(20) NOT NULL, inspectorId varchar(36) NOT NULL, purpose varchar(12) NOT NULL,
    visitOn varchar(10) NOT NULL, dayPart varchar(12) NOT NULL, agreed boolean NOT NULL, status varchar(12) NOT NULL,
    announcedBy varchar(36) NOT NULL, announcedAt varchar(24) NOT NULL, wishedOn varchar(10) NULL,
    wishedPart varchar(12) NULL, answeredAt varchar(24) NULL, endedAt varchar(24) NULL, openKey varchar(36) NULL,
    version integer NOT NULL, CONSTRAINT uq_appointment_open UNIQUE (openKey),
    CONSTRAINT fk_appointment_premises FOREIGN KEY (premisesId) REFERENCES premises (id),
    CONSTRAINT fk_appointment_inspector FOREIGN KEY (inspectorId) REFERENCES account (id))`,
  'CREATE INDEX ix_appointment_premises ON appointment (premisesId)',
  'CREATE INDEX ix_appointment_area ON appointment (areaCode, visitOn)',
  'CREATE INDEX ix_appointment_inspector ON appointment (inspectorId, visitOn)',

  `CREATE TABLE report (
    id varchar(36) NOT NULL PRIMARY KEY, number varchar(32) NOT NULL, source varchar(8) NOT NULL,
    category varchar(16) NOT NULL, areaCode varchar(20) NOT NULL, contactEnc varchar(300) NULL, receiptHash varchar(64) NULL, contentHash varchar(64) NOT NULL,
    reporterId varchar(36) NULL, status varchar(12) NOT NULL, assigneeId varchar(36) NULL, premisesId varchar(36) NULL,
    cylinderId varchar(36) NULL, outcome varchar(16) NULL, answerId varchar(36) NULL, answeredAt varchar(24) NULL,
    receivedAt varchar(24) NOT NULL, acceptedAt varchar(24) NULL, handedAt varchar(24) NULL, checkedAt varchar(24) NULL,
    closedAt varchar(24) NULL, dueOn varchar(10) NOT NULL, version integer NOT NULL,
    CONSTRAINT uq_report_receipt UNIQUE (receiptHash), CONSTRAINT uq_report_number UNIQUE (number))`,
  'CREATE INDEX ix_report_area ON report (areaCode, status)',
  'CREATE INDEX ix_report_status ON report (status, dueOn)',
  'CREATE INDEX ix_report_assignee ON report (assigneeId, status)',
  'CREATE INDEX ix_report_reporter ON report (reporterId)',
  'CREATE INDEX ix_report_received ON report (receivedAt)',

  `CREATE TABLE report_photo (
    id varchar(36) NOT NULL PRIMARY KEY, reportId varchar(36) NULL, sha256 varchar(64) NOT NULL,
    contentType varchar(32) NOT NULL, width integer NOT NULL, height integer NOT NULL, bytes integer NOT NULL,
    uploadHash varchar(64) NOT NULL, uploadedAt varchar(24) NOT NULL)`,
  'CREATE INDEX ix_report_photo_report ON report_photo (reportId)',
  'CREATE INDEX ix_report_photo_uploaded ON report_photo (uploadedAt)',
]
