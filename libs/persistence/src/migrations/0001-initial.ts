import type { MigrationInterface, QueryRunner } from 'typeorm'
import { register } from './0001-register'
import { work } from './0001-work'

/** The first schema. Forward only; no cascade; instants and dates are text, so neither driver converts them. */
export class Initial1763800000001 implements MigrationInterface {
  name = 'Initial1763800000001'

  async up(runner: QueryRunner): Promise<void> {
    const mysql = runner.connection.options.type !== 'better-sqlite3'
    // Codes and ids compare byte by byte: MySQL's default collations fold case and accents.
    if (mysql) await runner.query('ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_bin')
    for (const statement of [...register, ...work(mysql ? 'mediumtext' : 'text')]) await runner.query(statement)
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup instead')
  }
}
