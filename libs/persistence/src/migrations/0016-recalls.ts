import type { MigrationInterface, QueryRunner } from 'typeorm'

/** 召回: what is recalled, and each cylinder of it until it has been dealt with. */
export class Recalls1763900000016 implements MigrationInterface {
  name = 'Recalls1763900000016'

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup instead')
  }
}

const STATEMENTS = [
  `CREATE TABLE recall (
    id varchar(36) NOT NULL PRIMARY KEY, ground varchar(8) NOT NULL, companyId varchar(36) NULL, siteId varchar(36) NULL,
    maker varchar(32) NULL, spanFrom varchar(24) NULL, spanTo varchar(24) NULL, reason varchar(16) NOT NULL,
    state varchar(12) NOT NULL, openedBy varchar(36) NOT NULL, openedAt varchar(24) NOT NULL, closedBy varchar(36) NULL,
    closedAt varchar(24) NULL, readSeq bigint NOT NULL,
    CONSTRAINT fk_recall_company FOREIGN KEY (companyId) REFERENCES company (id))`,
  'CREATE INDEX ix_recall_state ON recall (state, openedAt)',

  `CREATE TABLE recall_item (
    id varchar(36) NOT NULL PRIMARY KEY, recallId varchar(36) NOT NULL, cylinderId varchar(36) NOT NULL,
    causeFactId varchar(36) NULL, late integer NOT NULL, addedAt varchar(24) NOT NULL, placeKind varchar(12) NOT NULL,
    placeId varchar(80) NULL, premisesId varchar(36) NULL, areaCode varchar(20) NULL, companyId varchar(36) NULL,
    ended integer NOT NULL, outcome varchar(12) NULL, evidenceFactId varchar(36) NULL, photoId varchar(36) NULL,
    endedAt varchar(24) NULL, endedBy varchar(36) NULL, version integer NOT NULL,
    CONSTRAINT uq_recall_item UNIQUE (recallId, cylinderId),
    CONSTRAINT fk_recall_item_recall FOREIGN KEY (recallId) REFERENCES recall (id),
    CONSTRAINT fk_recall_item_cylinder FOREIGN KEY (cylinderId) REFERENCES cylinder (id))`,
  'CREATE INDEX ix_recall_item_cylinder ON recall_item (cylinderId, ended)',
  'CREATE INDEX ix_recall_item_area ON recall_item (areaCode, recallId)',
  'CREATE INDEX ix_recall_item_company ON recall_item (companyId, recallId)',
  'CREATE INDEX ix_recall_item_premises ON recall_item (premisesId, recallId)',
]
