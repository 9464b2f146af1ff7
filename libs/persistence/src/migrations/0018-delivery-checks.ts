import type { MigrationInterface, QueryRunner } from 'typeorm'

/** 随瓶安检: what a courier looked at beside a delivery, once for all cylinders of one call. */
export class DeliveryChecks1763900000018 implements MigrationInterface {
  name = 'DeliveryChecks1763900000018'

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup instead')
  }
}

const STATEMENTS = [
  `CREATE TABLE delivery_check (
    factId varchar(36) NOT NULL PRIMARY KEY, checkId varchar(36) NOT NULL, companyId varchar(36) NOT NULL,
    premisesId varchar(36) NOT NULL, areaCode varchar(20) NOT NULL, checkedAt varchar(24) NOT NULL,
    outcome varchar(12) NOT NULL, findings text NOT NULL,
    CONSTRAINT fk_check_company FOREIGN KEY (companyId) REFERENCES company (id),
    CONSTRAINT fk_check_premises FOREIGN KEY (premisesId) REFERENCES premises (id))`,
  'CREATE INDEX ix_check_premises ON delivery_check (premisesId, checkedAt)',
]
