import type { MigrationInterface, QueryRunner } from 'typeorm'

/** 套码 that somebody has confirmed: the two facts, and the homes where the two bottles stood. */
export class Twins1763900000017 implements MigrationInterface {
  name = 'Twins1763900000017'

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup instead')
  }
}

const STATEMENTS = [
  `CREATE TABLE cylinder_twin (
    cylinderId varchar(36) NOT NULL PRIMARY KEY, code varchar(64) NOT NULL, alertId varchar(36) NOT NULL,
    firstFactId varchar(36) NOT NULL, secondFactId varchar(36) NOT NULL, reason varchar(500) NOT NULL,
    firstPremisesId varchar(36) NULL, secondPremisesId varchar(36) NULL,
    confirmedBy varchar(36) NOT NULL, confirmedAt varchar(24) NOT NULL,
    CONSTRAINT fk_twin_cylinder FOREIGN KEY (cylinderId) REFERENCES cylinder (id))`,
  'CREATE INDEX ix_twin_first ON cylinder_twin (firstPremisesId)',
  'CREATE INDEX ix_twin_second ON cylinder_twin (secondPremisesId)',
]
