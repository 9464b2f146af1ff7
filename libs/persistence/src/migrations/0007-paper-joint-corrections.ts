import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Visits made on paper, visits made by several inspectors, and corrections beside what was signed. Only adds. */
export class PaperJointCorrections1763900000007 implements MigrationInterface {
  name = 'PaperJointCorrections1763900000007'

  async up(runner: QueryRunner): Promise<void> {
    const mysql = runner.connection.options.type !== 'better-sqlite3'
    for (const statement of statements(mysql ? 'mediumtext' : 'text')) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup instead')
  }
}

const statements = (mediumtext: string) => [
  'ALTER TABLE inspection ADD COLUMN source varchar(8) NULL',
  'ALTER TABLE inspection ADD COLUMN parts integer NULL',
  'ALTER TABLE inspection ADD COLUMN awaited varchar(120) NULL',

  `CREATE TABLE paper_visit (
    id varchar(36) NOT NULL PRIMARY KEY, premisesId varchar(36) NOT NULL, inspectorId varchar(36) NOT NULL,
    areaCode varchar(20) NOT NULL, visitedOn varchar(10) NOT NULL, sheetNo varchar(40) NOT NULL,
    sheetPhotoIds varchar(400) NOT NULL, inspectorSigned boolean NOT NULL, kind varchar(12) NOT NULL,
    outcome varchar(16) NOT NULL, body ${mediumtext} NOT NULL, contentHash varchar(64) NOT NULL,
    status varchar(12) NOT NULL, enteredBy varchar(36) NOT NULL, enteredAt varchar(24) NOT NULL,
    decidedBy varchar(36) NULL, decidedAt varchar(24) NULL, decisionId varchar(36) NULL, version integer NOT NULL,
    CONSTRAINT fk_paper_premises FOREIGN KEY (premisesId) REFERENCES premises (id),
    CONSTRAINT fk_paper_inspector FOREIGN KEY (inspectorId) REFERENCES account (id),
    CONSTRAINT fk_paper_entered FOREIGN KEY (enteredBy) REFERENCES account (id))`,
  'CREATE INDEX ix_paper_area ON paper_visit (areaCode, status)',
  'CREATE INDEX ix_paper_status ON paper_visit (status, enteredAt)',
  'CREATE INDEX ix_paper_sheet ON paper_visit (sheetNo)',

  `CREATE TABLE inspection_part (
    id varchar(36) NOT NULL PRIMARY KEY, inspectionId varchar(36) NOT NULL, inspectorId varchar(36) NOT NULL,
    isLead boolean NOT NULL, categories varchar(120) NOT NULL, startedAt varchar(24) NOT NULL,
    finishedAt varchar(24) NOT NULL, receivedAt varchar(24) NOT NULL, contentHash varchar(64) NOT NULL,
    submissionHash varchar(64) NOT NULL, factId varchar(36) NOT NULL,
    CONSTRAINT fk_part_inspection FOREIGN KEY (inspectionId) REFERENCES inspection (id),
    CONSTRAINT fk_part_inspector FOREIGN KEY (inspectorId) REFERENCES account (id))`,
  'CREATE INDEX ix_part_inspection ON inspection_part (inspectionId)',
  'CREATE INDEX ix_part_inspector ON inspection_part (inspectorId)',

  `CREATE TABLE part_signature (
    partId varchar(36) NOT NULL, signedBy varchar(12) NOT NULL, fileId varchar(36) NOT NULL,
    strokesEnc ${mediumtext} NOT NULL, contentHash varchar(64) NOT NULL, PRIMARY KEY (partId, signedBy),
    CONSTRAINT fk_part_signature_part FOREIGN KEY (partId) REFERENCES inspection_part (id))`,

  `CREATE TABLE correction (
    id varchar(36) NOT NULL PRIMARY KEY, inspectionId varchar(36) NOT NULL, premisesId varchar(36) NOT NULL,
    areaCode varchar(20) NOT NULL, body text NOT NULL, status varchar(12) NOT NULL, hazardId varchar(36) NULL,
    madeBy varchar(36) NOT NULL, madeAt varchar(24) NOT NULL, decidedBy varchar(36) NULL, decidedAt varchar(24) NULL,
    decisionId varchar(36) NULL, version integer NOT NULL,
    CONSTRAINT fk_correction_inspection FOREIGN KEY (inspectionId) REFERENCES inspection (id),
    CONSTRAINT fk_correction_made FOREIGN KEY (madeBy) REFERENCES account (id))`,
  'CREATE INDEX ix_correction_inspection ON correction (inspectionId)',
  'CREATE INDEX ix_correction_area ON correction (areaCode, status)',
]
