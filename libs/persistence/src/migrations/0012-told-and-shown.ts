import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Why an announced visit was called off, and the face on a badge. Only adds. */
export class ToldAndShown1763900000012 implements MigrationInterface {
  name = 'ToldAndShown1763900000012'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE appointment ADD COLUMN withdrawnFor varchar(12) NULL')
    await runner.query('ALTER TABLE account ADD COLUMN photoId varchar(36) NULL')
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup instead')
  }
}
