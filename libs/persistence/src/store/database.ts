import type { DataSource } from 'typeorm'
import { type Dialect, translate } from './dialect'
import { MysqlQuestions } from './mysql-questions'
import { MysqlSession, mysqlPool, type Session, SqliteSession } from './session'
import type { SqlValue, Statement } from './statement'

export type { SqlValue }

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
  private readonly session: Pick<Session, 'rows' | 'all'>
  private readonly short: Pick<MysqlQuestions, 'ask'>

  constructor(
    readonly source: DataSource,
    readonly dialect: Dialect,
  ) {
    const isSqlite = dialect === 'sqlite'
    this.session = isSqlite ? new SqliteSession(source) : new MysqlSession(mysqlPool(source))
    this.short = isSqlite ? { ask: (questions) => this.session.all(questions) } : new MysqlQuestions(mysqlPool(source))
  }

  /** The rows of each question, in one round trip with those of others: for short ones whose waits cost more than they do. */
  async all<T extends unknown[]>(questions: readonly Statement[]): Promise<{ [K in keyof T]: T[K][] }> {
    try {
      return (await this.short.ask(questions)) as { [K in keyof T]: T[K][] }
    } catch (error) {
      throw translate(error)
    }
  }

  async rows<T>(sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
    try {
      return await this.session.rows<T>(sql, params)
    } catch (error) {
      throw translate(error)
    }
  }
}
