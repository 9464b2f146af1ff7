import type { MigrationInterface, QueryRunner } from 'typeorm'

/** How codes of known sites are read, sites without a rule, codes of printed labels, deliveries refused at the door. */
export class Identity1763900000015 implements MigrationInterface {
  name = 'Identity1763900000015'

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup instead')
  }
}

const STATEMENTS = [
  // 钢印照片 that shows on which cylinder the label was put.
  'ALTER TABLE cylinder_alias ADD COLUMN photoId varchar(36) NULL',

  `CREATE TABLE host_rule (
    host varchar(120) NOT NULL PRIMARY KEY, take varchar(8) NOT NULL, param varchar(40) NULL, updatedAt varchar(24) NOT NULL)`,
  // What the phone knew by heart until now; the office changes it from here on.
  `INSERT INTO host_rule (host, take, param, updatedAt) VALUES
    ('qr.pingan.example', 'query', 'x', '2026-01-01T00:00:00.000Z'),
    ('q.pingan.example', 'path', NULL, '2026-01-01T00:00:00.000Z'),
    ('u.wechat.com', 'foreign', NULL, '2026-01-01T00:00:00.000Z'),
    ('weixin.qq.com', 'foreign', NULL, '2026-01-01T00:00:00.000Z'),
    ('mp.weixin.qq.com', 'foreign', NULL, '2026-01-01T00:00:00.000Z'),
    ('wxaurl.cn', 'foreign', NULL, '2026-01-01T00:00:00.000Z'),
    ('qr.alipay.com', 'foreign', NULL, '2026-01-01T00:00:00.000Z'),
    ('qm.qq.com', 'foreign', NULL, '2026-01-01T00:00:00.000Z'),
    ('v.douyin.com', 'foreign', NULL, '2026-01-01T00:00:00.000Z')`,

  `CREATE TABLE unknown_host (
    host varchar(120) NOT NULL PRIMARY KEY, times integer NOT NULL, firstAt varchar(24) NOT NULL, lastAt varchar(24) NOT NULL)`,
  'CREATE INDEX ix_unknown_host_last ON unknown_host (lastAt)',

  'CREATE TABLE label_series (prefix varchar(12) NOT NULL PRIMARY KEY, nextSerial integer NOT NULL)',
  `CREATE TABLE label_batch (
    id varchar(36) NOT NULL PRIMARY KEY, prefix varchar(12) NOT NULL, digits integer NOT NULL, firstSerial integer NOT NULL,
    labels integer NOT NULL, companyId varchar(36) NULL, requestedBy varchar(36) NOT NULL, createdAt varchar(24) NOT NULL,
    CONSTRAINT uq_label_batch_first UNIQUE (prefix, firstSerial),
    CONSTRAINT fk_label_batch_company FOREIGN KEY (companyId) REFERENCES company (id),
    CONSTRAINT fk_label_batch_account FOREIGN KEY (requestedBy) REFERENCES account (id))`,
  'CREATE INDEX ix_label_batch_company ON label_batch (companyId, createdAt)',

  `CREATE TABLE cylinder_refusal (
    id varchar(36) NOT NULL PRIMARY KEY, code varchar(64) NOT NULL, cylinderId varchar(36) NULL, premisesId varchar(36) NOT NULL,
    areaCode varchar(20) NOT NULL, companyId varchar(36) NULL, reason varchar(16) NOT NULL, refusedBy varchar(36) NOT NULL,
    refusedAt varchar(24) NOT NULL, outcome varchar(16) NULL, answeredAt varchar(24) NULL, answeredBy varchar(36) NULL,
    CONSTRAINT fk_refusal_cylinder FOREIGN KEY (cylinderId) REFERENCES cylinder (id),
    CONSTRAINT fk_refusal_premises FOREIGN KEY (premisesId) REFERENCES premises (id),
    CONSTRAINT fk_refusal_company FOREIGN KEY (companyId) REFERENCES company (id),
    CONSTRAINT fk_refusal_account FOREIGN KEY (refusedBy) REFERENCES account (id))`,
  'CREATE INDEX ix_refusal_premises ON cylinder_refusal (premisesId, answeredAt)',
  'CREATE INDEX ix_refusal_company ON cylinder_refusal (companyId, refusedAt)',
  'CREATE INDEX ix_refusal_area ON cylinder_refusal (areaCode, refusedAt)',
]
