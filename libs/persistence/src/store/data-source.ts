import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DataSource, type DataSourceOptions } from 'typeorm'
import { migrations } from '../migrations'
import { entities } from '../schema/entities'
import type { Dialect } from './dialect'

export interface StoreOptions {
  /** mysql:// or mariadb:// address; empty = the SQLite file. */
  databaseUrl?: string
  sqliteFile: string
  /** Names the dense sequence of facts (one per district). */
  districtCode: string
}

export const dialectOf = (options: StoreOptions): Dialect => (options.databaseUrl ? 'mysql' : 'sqlite')

interface SqliteConnection {
  pragma(text: string): unknown
}

const shared = {
  entities,
  migrations,
  migrationsTableName: 'migration',
  synchronize: false,
  migrationsRun: false,
} as const

function sqlite(options: StoreOptions, queryOnly: boolean): DataSourceOptions {
  mkdirSync(dirname(options.sqliteFile), { recursive: true })
  return {
    ...shared,
    type: 'better-sqlite3',
    driver: require('libsql'),
    database: options.sqliteFile,
    enableWAL: true,
    statementCacheSize: 400,
    prepareDatabase: (connection: SqliteConnection) => {
      connection.pragma('busy_timeout = 5000')
      connection.pragma('synchronous = FULL')
      connection.pragma('temp_store = MEMORY')
      connection.pragma('cache_size = -16000')
      if (queryOnly) connection.pragma('query_only = ON')
    },
  }
}

/** Of each side, reading and writing. */
const CONNECTIONS = 12

function mysql(options: StoreOptions): DataSourceOptions {
  const url = options.databaseUrl ?? ''
  return {
    ...shared,
    type: url.startsWith('mariadb:') ? 'mariadb' : 'mysql',
    // mysql2 parses only its own scheme.
    url: url.replace(/^mariadb:/, 'mysql:'),
    charset: 'utf8mb4',
    supportBigNumbers: true,
    bigNumberStrings: false,
    connectTimeout: 3000,
    extra: {
      connectionLimit: CONNECTIONS,
      // See `MysqlSession.send`: what is asked together travels together.
      multipleStatements: true,
      // Per connection; the server allows 16,382 of all clients together (max_prepared_stmt_count).
      maxPreparedStatements: 200,
      decimalNumbers: true,
      maxIdle: CONNECTIONS,
      idleTimeout: 60_000,
      enableKeepAlive: true,
    },
  }
}

/** What the reading side is opened with. */
export function readerOptions(options: StoreOptions): DataSourceOptions {
  return dialectOf(options) === 'sqlite' ? sqlite(options, true) : mysql(options)
}

/** Opens the reading side: on SQLite a `query_only` connection, on MySQL sessions set READ ONLY, so a stray write fails. */
export async function openReader(options: StoreOptions): Promise<DataSource> {
  const source = await new DataSource(readerOptions(options)).initialize()
  if (dialectOf(options) === 'mysql') await onEveryConnection(source, 'SET SESSION TRANSACTION READ ONLY')
  return source
}

/** Opens the writing side. Only the unit of work and the migrator may hold it. */
export async function openWriter(options: StoreOptions): Promise<DataSource> {
  const mySql = dialectOf(options) === 'mysql'
  const source = await new DataSource(mySql ? mysql(options) : sqlite(options, false)).initialize()
  if (mySql) await onEveryConnection(source, 'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED')
  return source
}

interface PoolDriver {
  pool: { on(event: 'connection', listener: (connection: { query(sql: string): void }) => void): void }
}

/** `initialize()` opened the first connection before anyone could listen, so it is told separately. */
async function onEveryConnection(source: DataSource, sql: string): Promise<void> {
  const { pool } = source.driver as unknown as PoolDriver
  pool.on('connection', (connection) => connection.query(sql))
  await source.query(sql)
}
