import type { MigrationInterface, QueryRunner } from 'typeorm'

/** People who are erased on request, what is kept how long, and which notice an account has read. Only adds. */
export class Privacy1763900000006 implements MigrationInterface {
  name = 'Privacy1763900000006'

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup instead')
  }
}

const STATEMENTS = [
  'ALTER TABLE party ADD COLUMN erasedAt varchar(24) NULL',
  'ALTER TABLE file ADD COLUMN erasedAt varchar(24) NULL',

  `CREATE TABLE erasure (
    id varchar(36) NOT NULL PRIMARY KEY, partyId varchar(36) NOT NULL, status varchar(12) NOT NULL,
    requester varchar(12) NOT NULL, verification varchar(12) NOT NULL, photoIds varchar(8000) NOT NULL,
    askedBy varchar(36) NOT NULL, askedAt varchar(24) NOT NULL, decidedBy varchar(36) NULL, decidedAt varchar(24) NULL,
    kept varchar(400) NULL, openKey varchar(36) NULL,
    CONSTRAINT uq_erasure_open UNIQUE (openKey),
    CONSTRAINT fk_erasure_party FOREIGN KEY (partyId) REFERENCES party (id))`,
  'CREATE INDEX ix_erasure_asked ON erasure (askedAt)',

  `CREATE TABLE retention_run (
    kind varchar(24) NOT NULL PRIMARY KEY, ranAt varchar(24) NOT NULL, removed integer NOT NULL,
    lastRemovedAt varchar(24) NULL, total integer NOT NULL)`,

  `CREATE TABLE notice_reading (
    accountId varchar(36) NOT NULL, version varchar(12) NOT NULL, readAt varchar(24) NOT NULL,
    PRIMARY KEY (accountId, version), CONSTRAINT fk_reading_account FOREIGN KEY (accountId) REFERENCES account (id))`,
]
