import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Which sheet of a workbook is the list; since when a place is what it is. Only adds. */
export class ImportSheets1763900000011 implements MigrationInterface {
  name = 'ImportSheets1763900000011'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE import_batch ADD COLUMN sheetsEnc text NULL')
    await runner.query('ALTER TABLE premises ADD COLUMN typeSinceOn varchar(10) NULL')
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup instead')
  }
}
