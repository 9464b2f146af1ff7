import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Equipment from–to, the name somebody bore in one of his stays, and double entries that were merged. Only adds. */
export class PlaceAndParty1763900000004 implements MigrationInterface {
  name = 'PlaceAndParty1763900000004'

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup instead')
  }
}

const STATEMENTS = [
  'ALTER TABLE equipment ADD COLUMN brand varchar(60) NULL',
  'ALTER TABLE equipment ADD COLUMN madeOn varchar(10) NULL',
  'ALTER TABLE equipment ADD COLUMN fromOn varchar(10) NULL',
  'ALTER TABLE equipment ADD COLUMN toOn varchar(10) NULL',
  'ALTER TABLE equipment ADD COLUMN replacedById varchar(36) NULL',

  'ALTER TABLE occupancy ADD COLUMN nameEnc varchar(600) NULL',
  'ALTER TABLE occupancy ADD COLUMN nameIndex varchar(64) NULL',
  'CREATE INDEX ix_occupancy_name ON occupancy (nameIndex)',

  'ALTER TABLE premises ADD COLUMN mergedIntoId varchar(36) NULL',
  'ALTER TABLE premises ADD COLUMN addressIndex varchar(64) NULL',
  'ALTER TABLE premises ADD COLUMN reopenedOn varchar(10) NULL',
  'CREATE INDEX ix_premises_merged ON premises (mergedIntoId)',
  'CREATE INDEX ix_premises_address ON premises (addressIndex, areaCode)',
  // Lists and counts of an area leave merged entries out without looking at their rows.
  'CREATE INDEX ix_premises_area_listed ON premises (areaCode, code, mergedIntoId)',

  'ALTER TABLE cylinder ADD COLUMN mergedIntoId varchar(36) NULL',
  'CREATE INDEX ix_cylinder_merged ON cylinder (mergedIntoId)',
  'CREATE INDEX ix_cylinder_area_listed ON cylinder (areaCode, code, mergedIntoId)',

  // Two entries that somebody looked at and found to be two places; the smaller id stands first.
  `CREATE TABLE premises_told_apart (
    premisesId varchar(36) NOT NULL, otherId varchar(36) NOT NULL, toldAt varchar(24) NOT NULL,
    PRIMARY KEY (premisesId, otherId),
    CONSTRAINT fk_told_apart_premises FOREIGN KEY (premisesId) REFERENCES premises (id),
    CONSTRAINT fk_told_apart_other FOREIGN KEY (otherId) REFERENCES premises (id))`,
]
