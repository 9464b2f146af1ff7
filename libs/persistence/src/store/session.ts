import type { Pool, PoolConnection, ResultSetHeader } from 'mysql2/promise'
import type { DataSource } from 'typeorm'

export type SqlValue = string | number | boolean | null

export interface Written {
  /** Rows matched. */
  affected: number
  /** What LAST_INSERT_ID(…) was given in the statement; MySQL only. */
  lastId: number
}

/** Statements on the driver itself: TypeORM's query runner doubles the cost of a look-up by key. */
export interface Session {
  rows<T>(sql: string, params: readonly SqlValue[]): Promise<T[]>
  write(sql: string, params: readonly SqlValue[]): Promise<Written>
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
    return { affected: this.prepared(sql).run(bound(params)).changes, lastId: 0 }
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

/** Any connection of the pool for each statement, or one connection for all. */
export class MysqlSession implements Session {
  constructor(private readonly connection: Pool | PoolConnection) {}

  async rows<T>(sql: string, params: readonly SqlValue[]): Promise<T[]> {
    const [rows] = await this.connection.query(sql, params as SqlValue[])
    return rows as T[]
  }

  async write(sql: string, params: readonly SqlValue[]): Promise<Written> {
    // Prepared: writing hundreds of values into the text of a statement costs more than sending them.
    const [{ affectedRows, insertId }] = await this.connection.execute<ResultSetHeader>(sql, params as SqlValue[])
    return { affected: affectedRows, lastId: insertId }
  }
}
