import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Keys with which the software of companies signs what it reports, and the requests that used them. */
export class CompanyKeys1763900000014 implements MigrationInterface {
  name = 'CompanyKeys1763900000014'

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup instead')
  }
}

const STATEMENTS = [
  `CREATE TABLE company_key (
    id varchar(36) NOT NULL PRIMARY KEY, companyId varchar(36) NOT NULL, label varchar(40) NOT NULL, secretEnc text NOT NULL,
    silentAfterHours integer NOT NULL, createdBy varchar(36) NOT NULL, createdAt varchar(24) NOT NULL,
    endsAt varchar(24) NULL, lastUsedAt varchar(24) NULL,
    CONSTRAINT fk_company_key_company FOREIGN KEY (companyId) REFERENCES company (id),
    CONSTRAINT fk_company_key_account FOREIGN KEY (createdBy) REFERENCES account (id))`,
  'CREATE INDEX ix_company_key_company ON company_key (companyId, createdAt)',

  // Without foreign key: its check would lock the key's row, and all requests of a company would go one by one.
  `CREATE TABLE company_key_use (
    keyId varchar(36) NOT NULL, nonce varchar(64) NOT NULL, usedAt varchar(24) NOT NULL, PRIMARY KEY (keyId, nonce))`,
  'CREATE INDEX ix_company_key_use_recent ON company_key_use (keyId, usedAt)',
  'CREATE INDEX ix_company_key_use_old ON company_key_use (usedAt)',
]
