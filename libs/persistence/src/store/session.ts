import type { Pool, PoolConnection, ResultSetHeader } from 'mysql2/promise'
import type { DataSource } from 'typeorm'

export type SqlValue = string | number | boolean | null

export interface Written {
  /** Rows matched. */
  affected: number
}

export interface Statement {
  sql: string
  params: SqlValue[]
}

/** Statements on the driver itself: TypeORM's query runner doubles the cost of a look-up by key. */
export interface Session {
  rows<T>(sql: string, params: readonly SqlValue[]): Promise<T[]>
  write(sql: string, params: readonly SqlValue[]): Promise<Written>
  /** The last statements of a unit, then a question; gives the rows that answer it. */
  finish<T>(statements: readonly Statement[], question: Statement): Promise<T[]>
}

interface SqliteStatement {
  all(params: readonly SqlValue[]): unknown[]
  run(params: readonly SqlValue[]): { changes: number }
}

interface SqliteConnection {
  prepare(sql: string): SqliteStatement
}

/** IN lists of every length are statements of their own; beyond this many the cache starts anew. */
const MAX_STATEMENTS = 500

/** SQLite has no booleans to bind. */
const bound = (params: readonly SqlValue[]): SqlValue[] => params.map((p) => (typeof p === 'boolean' ? Number(p) : p))

/** The one connection of a SQLite data source, with its statements kept prepared. */
export class SqliteSession implements Session {
  private readonly statements = new Map<string, SqliteStatement>()
  private readonly connection: SqliteConnection

  constructor(source: DataSource) {
    this.connection = (source.driver as unknown as { databaseConnection: SqliteConnection }).databaseConnection
  }

  async rows<T>(sql: string, params: readonly SqlValue[]): Promise<T[]> {
    return this.prepared(sql).all(bound(params)) as T[]
  }

  async write(sql: string, params: readonly SqlValue[]): Promise<Written> {
    return { affected: this.prepared(sql).run(bound(params)).changes }
  }

  async finish<T>(statements: readonly Statement[], question: Statement): Promise<T[]> {
    for (const { sql, params } of statements) await this.write(sql, params)
    return this.rows<T>(question.sql, question.params)
  }

  private prepared(sql: string): SqliteStatement {
    const known = this.statements.get(sql)
    if (known) return known
    if (this.statements.size >= MAX_STATEMENTS) this.statements.clear()
    const statement = this.connection.prepare(sql)
    this.statements.set(sql, statement)
    return statement
  }
}

export const mysqlPool = (source: DataSource): Pool =>
  (source.driver as unknown as { pool: { promise(): Pool } }).pool.promise()

/** Beyond this a unit is a bulk load, whose text would not fit into one packet. */
const MOST_IN_ONE_GO = 2000

/** Any connection of the pool for each statement, or one connection for all. */
export class MysqlSession implements Session {
  /** True once `finish` has committed by itself. */
  committed = false

  constructor(private readonly connection: Pool | PoolConnection) {}

  async rows<T>(sql: string, params: readonly SqlValue[]): Promise<T[]> {
    const [rows] = await this.connection.query(sql, params as SqlValue[])
    return rows as T[]
  }

  async write(sql: string, params: readonly SqlValue[]): Promise<Written> {
    // Prepared: writing hundreds of values into the text of a statement costs more than sending them.
    const [{ affectedRows }] = await this.connection.execute<ResultSetHeader>(sql, params as SqlValue[])
    return { affected: affectedRows }
  }

  /**
   * In one go with the COMMIT: the rows that every unit wants (the sequence of facts, the coalesced job) are locked
   * only while the server works, not while this process is busy with something else between two answers.
   */
  async finish<T>(statements: readonly Statement[], question: Statement): Promise<T[]> {
    const params = [...statements.flatMap((s) => s.params), ...question.params]
    if (params.length > MOST_IN_ONE_GO) {
      for (const statement of statements) await this.write(statement.sql, statement.params)
      return this.rows<T>(question.sql, question.params)
    }
    const text = [...statements.map((s) => s.sql), question.sql, 'COMMIT'].join(';\n')
    const [results] = await this.connection.query(text, params)
    this.committed = true
    return (results as T[][])[statements.length] ?? []
  }
}
