import type { MigrationInterface, QueryRunner } from 'typeorm'

/** 流转: where each cylinder is, as companies and visits tell it; sites of companies; where streets lie on the map. */
export class Custody1763900000013 implements MigrationInterface {
  name = 'Custody1763900000013'

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup instead')
  }
}

const STATEMENTS = [
  `CREATE TABLE company_site (
    id varchar(36) NOT NULL PRIMARY KEY, companyId varchar(36) NOT NULL, code varchar(32) NOT NULL, kind varchar(20) NOT NULL,
    name varchar(80) NOT NULL, areaCode varchar(20) NULL, latE5 integer NULL, lonE5 integer NULL,
    CONSTRAINT uq_site_code UNIQUE (companyId, code),
    CONSTRAINT fk_site_company FOREIGN KEY (companyId) REFERENCES company (id))`,

  `CREATE TABLE cylinder_custody (
    cylinderId varchar(36) NOT NULL PRIMARY KEY, stage varchar(12) NOT NULL, holderKind varchar(12) NULL,
    holderId varchar(80) NULL, companyId varchar(36) NULL, since varchar(24) NULL,
    whereMark varchar(64) NULL, whereStage varchar(12) NULL, whereKind varchar(12) NULL, whereId varchar(80) NULL,
    filledAt varchar(24) NULL, fillFactId varchar(36) NULL, fillerId varchar(36) NULL, fillSiteId varchar(36) NULL,
    netGrams integer NULL, testedAt varchar(24) NULL, testFactId varchar(36) NULL, testSiteId varchar(36) NULL,
    testNextOn varchar(10) NULL, scrapMark varchar(64) NULL, endMark varchar(64) NULL, recent text NOT NULL,
    flags varchar(200) NOT NULL, readSeq bigint NOT NULL, version integer NOT NULL,
    CONSTRAINT fk_custody_cylinder FOREIGN KEY (cylinderId) REFERENCES cylinder (id))`,
  'CREATE INDEX ix_custody_holder ON cylinder_custody (holderKind, holderId)',
  'CREATE INDEX ix_custody_filler ON cylinder_custody (fillerId, filledAt)',
  'CREATE INDEX ix_custody_fill_site ON cylinder_custody (fillSiteId, filledAt)',
  'CREATE INDEX ix_custody_test_site ON cylinder_custody (testSiteId, testedAt)',
  'CREATE INDEX ix_custody_stage ON cylinder_custody (stage, cylinderId)',

  'ALTER TABLE cylinder ADD COLUMN maker varchar(32) NULL',
  'CREATE INDEX ix_cylinder_maker ON cylinder (maker)',
  'ALTER TABLE area ADD COLUMN latE5 integer NULL',
  'ALTER TABLE area ADD COLUMN lonE5 integer NULL',
]
