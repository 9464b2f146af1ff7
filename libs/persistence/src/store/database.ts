import type { DataSource } from 'typeorm'
import { type Dialect, translate } from './dialect'

export type SqlValue = string | number | boolean | null

/** Anything that can be asked: the reading side, or a unit in progress. Rows come back as the columns are named. */
export interface Sql {
  readonly dialect: Dialect
  rows<T>(sql: string, params?: readonly SqlValue[]): Promise<T[]>
}

/** `?, ?, ?` for an IN list. */
export const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ')

/** The first row, or null. */
export async function first<T>(sql: Sql, text: string, params: readonly SqlValue[] = []): Promise<T | null> {
  return (await sql.rows<T>(text, params))[0] ?? null
}

/** The reading side. It cannot write: its connections are read-only. */
export class Database implements Sql {
  constructor(
    readonly source: DataSource,
    readonly dialect: Dialect,
  ) {}

  async rows<T>(sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
    try {
      return (await this.source.query(sql, params as SqlValue[])) as T[]
    } catch (error) {
      throw translate(error)
    }
  }
}
