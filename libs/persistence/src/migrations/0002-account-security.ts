import type { MigrationInterface, QueryRunner } from 'typeorm'

/** GB/T 22239 identity controls: lock-out, password age and history, idle sessions, second factor. Only adds. */
export class AccountSecurity1763900000002 implements MigrationInterface {
  name = 'AccountSecurity1763900000002'

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup instead')
  }
}

const STATEMENTS = [
  'ALTER TABLE session ADD COLUMN id varchar(36) NULL',
  'ALTER TABLE session ADD COLUMN lastSeenAt varchar(24) NULL',
  'ALTER TABLE session ADD COLUMN device varchar(120) NULL',
  'ALTER TABLE session ADD COLUMN limitedTo varchar(12) NULL',
  'CREATE INDEX ix_session_account ON session (accountId)',

  `CREATE TABLE login_guard (
    guardKey varchar(64) NOT NULL PRIMARY KEY, failures integer NOT NULL, sinceAt varchar(24) NOT NULL,
    lockedUntil varchar(24) NULL)`,
  'CREATE INDEX ix_login_guard_since ON login_guard (sinceAt)',

  `CREATE TABLE account_security (
    accountId varchar(36) NOT NULL PRIMARY KEY, passwordChangedAt varchar(24) NULL, mustChange boolean NOT NULL,
    totpSecretEnc varchar(300) NULL, totpEnabledAt varchar(24) NULL, totpLastStep integer NULL,
    CONSTRAINT fk_security_account FOREIGN KEY (accountId) REFERENCES account (id))`,

  `CREATE TABLE password_history (
    id varchar(36) NOT NULL PRIMARY KEY, accountId varchar(36) NOT NULL, passwordHash varchar(200) NOT NULL,
    setAt varchar(24) NOT NULL, CONSTRAINT fk_password_account FOREIGN KEY (accountId) REFERENCES account (id))`,
  'CREATE INDEX ix_password_account ON password_history (accountId, setAt)',

  `CREATE TABLE recovery_code (
    accountId varchar(36) NOT NULL, codeHash varchar(64) NOT NULL, usedAt varchar(24) NULL,
    PRIMARY KEY (accountId, codeHash),
    CONSTRAINT fk_recovery_account FOREIGN KEY (accountId) REFERENCES account (id))`,
]
