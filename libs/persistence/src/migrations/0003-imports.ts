import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Lists brought in through the console: what was handed over, how far it is, and what it would do. Only adds. */
export class Imports1763900000003 implements MigrationInterface {
  name = 'Imports1763900000003'

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup instead')
  }
}

const STATEMENTS = [
  `CREATE TABLE import_batch (
    id varchar(36) NOT NULL PRIMARY KEY, kind varchar(12) NOT NULL, status varchar(12) NOT NULL,
    fileHash varchar(64) NOT NULL, fileBytes integer NOT NULL, fileNameEnc text NULL, storedAs varchar(64) NULL,
    planHash varchar(64) NULL, createdCount integer NOT NULL, changedCount integer NOT NULL,
    unchangedCount integer NOT NULL, problemCount integer NOT NULL, rowCount integer NOT NULL,
    phase varchar(12) NULL, phaseDone integer NOT NULL, phaseTotal integer NOT NULL,
    noteEnc text NULL, byAccountId varchar(36) NOT NULL, createdAt varchar(24) NOT NULL,
    plannedAt varchar(24) NULL, appliedBy varchar(36) NULL, appliedAt varchar(24) NULL, purgedAt varchar(24) NULL,
    CONSTRAINT fk_import_batch_account FOREIGN KEY (byAccountId) REFERENCES account (id))`,
  'CREATE INDEX ix_import_batch_created ON import_batch (createdAt)',

  `CREATE TABLE import_page (
    batchId varchar(36) NOT NULL, section varchar(12) NOT NULL, pageNo integer NOT NULL, bodyEnc text NOT NULL,
    PRIMARY KEY (batchId, section, pageNo),
    CONSTRAINT fk_import_page_batch FOREIGN KEY (batchId) REFERENCES import_batch (id))`,
]
