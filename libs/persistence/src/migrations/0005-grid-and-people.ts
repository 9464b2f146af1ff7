import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Dated borders and assignments, hand-over, matters handed to other departments. Only adds. */
export class GridAndPeople1763900000005 implements MigrationInterface {
  name = 'GridAndPeople1763900000005'

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup instead')
  }
}

const STATEMENTS = [
  'ALTER TABLE area ADD COLUMN fromOn varchar(10) NULL',
  'ALTER TABLE area ADD COLUMN toOn varchar(10) NULL',
  'ALTER TABLE grid_assignment ADD COLUMN kind varchar(8) NULL',

  `CREATE TABLE premises_area (
    id varchar(36) NOT NULL PRIMARY KEY, premisesId varchar(36) NOT NULL, areaCode varchar(20) NOT NULL,
    fromOn varchar(10) NOT NULL, toOn varchar(10) NULL,
    CONSTRAINT fk_premises_area_premises FOREIGN KEY (premisesId) REFERENCES premises (id))`,
  'CREATE INDEX ix_premises_area_of ON premises_area (premisesId, fromOn)',
  'CREATE INDEX ix_premises_area_from ON premises_area (fromOn)',

  `CREATE TABLE handover (
    id varchar(36) NOT NULL PRIMARY KEY, gridCode varchar(20) NOT NULL, fromAccountId varchar(36) NOT NULL,
    toAccountId varchar(36) NOT NULL, fromOn varchar(10) NOT NULL, madeBy varchar(36) NOT NULL, madeAt varchar(24) NOT NULL,
    confirmedAt varchar(24) NULL,
    CONSTRAINT fk_handover_from FOREIGN KEY (fromAccountId) REFERENCES account (id),
    CONSTRAINT fk_handover_to FOREIGN KEY (toAccountId) REFERENCES account (id))`,
  'CREATE INDEX ix_handover_from ON handover (fromAccountId)',
  'CREATE INDEX ix_handover_to ON handover (toAccountId)',
  'CREATE INDEX ix_handover_grid ON handover (gridCode)',

  `CREATE TABLE referral (
    id varchar(36) NOT NULL PRIMARY KEY, subjectKind varchar(12) NOT NULL, subjectId varchar(36) NOT NULL,
    premisesId varchar(36) NULL, areaCode varchar(20) NULL, department varchar(16) NOT NULL, status varchar(12) NOT NULL,
    openKey varchar(64) NULL, handedBy varchar(36) NOT NULL, handedAt varchar(24) NOT NULL, replyBy varchar(36) NULL,
    replyActionId varchar(36) NULL,
    repliedAt varchar(24) NULL, version integer NOT NULL, CONSTRAINT uq_referral_open UNIQUE (openKey))`,
  'CREATE INDEX ix_referral_department ON referral (department, status)',
  'CREATE INDEX ix_referral_subject ON referral (subjectId)',
  'CREATE INDEX ix_referral_area ON referral (areaCode, status)',
]
