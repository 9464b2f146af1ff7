import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Licences, supervision visits, swaps and stops of supply of gas companies; hazards that are a company's own. */
export class Companies1763900000009 implements MigrationInterface {
  name = 'Companies1763900000009'

  async up(runner: QueryRunner): Promise<void> {
    const mysql = runner.connection.options.type !== 'better-sqlite3'
    for (const statement of [...STATEMENTS, mysql ? NULLABLE.mysql : NULLABLE.sqlite]) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup instead')
  }
}

/** A company's own hazard has no premises. libSQL changes the column in place, as MySQL does: no table is rebuilt. */
const NULLABLE = {
  mysql: 'ALTER TABLE hazard MODIFY COLUMN premisesId varchar(36) NULL',
  sqlite: 'ALTER TABLE hazard ALTER COLUMN premisesId TO premisesId varchar(36)',
}

const STATEMENTS = [
  `CREATE TABLE company_profile (
    companyId varchar(36) NOT NULL PRIMARY KEY, roles varchar(60) NOT NULL, areaCode varchar(20) NOT NULL,
    contactEnc varchar(600) NULL, sitesEnc text NULL, version integer NOT NULL,
    CONSTRAINT fk_profile_company FOREIGN KEY (companyId) REFERENCES company (id))`,

  `CREATE TABLE company_licence (
    id varchar(36) NOT NULL PRIMARY KEY, companyId varchar(36) NOT NULL, kind varchar(24) NOT NULL, number varchar(64) NOT NULL,
    issuer varchar(80) NOT NULL, fromOn varchar(10) NOT NULL, toOn varchar(10) NOT NULL, photoId varchar(36) NULL,
    recordedAt varchar(24) NOT NULL, withdrawnOn varchar(10) NULL,
    CONSTRAINT fk_licence_company FOREIGN KEY (companyId) REFERENCES company (id))`,
  'CREATE INDEX ix_licence_company ON company_licence (companyId, kind, toOn)',

  `CREATE TABLE company_visit (
    id varchar(36) NOT NULL PRIMARY KEY, number varchar(32) NOT NULL, companyId varchar(36) NOT NULL,
    inspectorId varchar(36) NOT NULL, outcome varchar(16) NOT NULL, checklistVersion varchar(20) NOT NULL,
    startedAt varchar(24) NOT NULL, finishedAt varchar(24) NOT NULL, receivedAt varchar(24) NOT NULL,
    areaCode varchar(20) NOT NULL, content text NOT NULL, contentHash varchar(64) NOT NULL, submissionHash varchar(64) NOT NULL,
    factId varchar(36) NOT NULL, officerSignatureId varchar(36) NULL, companySignatureId varchar(36) NULL,
    gradeA integer NOT NULL, gradeB integer NOT NULL, gradeC integer NOT NULL, majors integer NOT NULL,
    CONSTRAINT uq_company_visit_number UNIQUE (number),
    CONSTRAINT fk_company_visit_company FOREIGN KEY (companyId) REFERENCES company (id),
    CONSTRAINT fk_company_visit_inspector FOREIGN KEY (inspectorId) REFERENCES account (id))`,
  'CREATE INDEX ix_company_visit_company ON company_visit (companyId, finishedAt)',
  'CREATE INDEX ix_company_visit_area ON company_visit (areaCode, finishedAt)',

  `CREATE TABLE supply_stop (
    id varchar(36) NOT NULL PRIMARY KEY, premisesId varchar(36) NOT NULL, areaCode varchar(20) NOT NULL, reason varchar(16) NOT NULL,
    requestedBy varchar(36) NOT NULL, requestedAt varchar(24) NOT NULL, requestedOn varchar(10) NOT NULL,
    liftedAt varchar(24) NULL, openKey varchar(40) NULL,
    CONSTRAINT uq_supply_stop_open UNIQUE (openKey),
    CONSTRAINT fk_supply_stop_premises FOREIGN KEY (premisesId) REFERENCES premises (id),
    CONSTRAINT fk_supply_stop_account FOREIGN KEY (requestedBy) REFERENCES account (id))`,
  'CREATE INDEX ix_supply_stop_premises ON supply_stop (premisesId)',
  'CREATE INDEX ix_supply_stop_area ON supply_stop (areaCode, requestedAt)',

  `CREATE TABLE supply_stop_answer (
    stopId varchar(36) NOT NULL, companyId varchar(36) NOT NULL, answer varchar(16) NOT NULL, answeredAt varchar(24) NOT NULL,
    PRIMARY KEY (stopId, companyId), CONSTRAINT fk_stop_answer_stop FOREIGN KEY (stopId) REFERENCES supply_stop (id),
    CONSTRAINT fk_stop_answer_company FOREIGN KEY (companyId) REFERENCES company (id))`,

  'ALTER TABLE hazard ADD COLUMN companyId varchar(36) NULL',
  'CREATE INDEX ix_hazard_of_company ON hazard (companyId, status)',
]
