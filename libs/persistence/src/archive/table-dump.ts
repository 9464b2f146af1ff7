import type { DataSource, EntityMetadata, QueryRunner } from 'typeorm'
import { openWriter, type StoreOptions } from '../store/data-source'

const CHUNK = 1000
/** MariaDB takes 16 MB in one statement unless told otherwise; bodies of facts can be long. */
const CHUNK_CHARACTERS = 2_000_000

export interface DumpedTable {
  table: string
  rows: AsyncIterable<Record<string, unknown>>
}

/** Every table as of one moment, row by row, while others write. For MySQL and MariaDB. */
export async function dumpTables(
  options: StoreOptions,
  write: (dumped: DumpedTable) => Promise<void>,
): Promise<{ migrations: string[] }> {
  const source = await openWriter(options)
  const runner = source.createQueryRunner()
  try {
    await runner.query('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ')
    await runner.query('START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY')
    for (const metadata of source.entityMetadatas) {
      await write({ table: metadata.tableName, rows: rowsOf(runner, metadata) })
    }
    return { migrations: await appliedMigrations(runner) }
  } finally {
    await runner.query('ROLLBACK').catch(() => undefined)
    await runner.release()
    await source.destroy()
  }
}

async function* rowsOf(runner: QueryRunner, { tableName, primaryColumns }: EntityMetadata) {
  const keys = primaryColumns.map(({ propertyName }) => propertyName)
  const list = keys.join(', ')
  const after = `WHERE (${list}) > (${keys.map(() => '?').join(', ')})`
  let last: unknown[] | null = null
  for (;;) {
    const rows: Record<string, unknown>[] = await runner.query(
      `SELECT * FROM ${tableName} ${last ? after : ''} ORDER BY ${list} LIMIT ${CHUNK}`,
      last ?? [],
    )
    yield* rows
    const end = rows.at(-1)
    if (rows.length < CHUNK || !end) return
    last = keys.map((key) => end[key])
  }
}

async function appliedMigrations(runner: QueryRunner): Promise<string[]> {
  const rows: { name: string }[] = await runner.query('SELECT name FROM migration ORDER BY id')
  return rows.map(({ name }) => name)
}

/** The migrations fill these: the journal's counter and the first rules for scanned addresses. */
const FILLED_BY_MIGRATION = ['fact_head', 'host_rule']

/** Names of tables that hold something which no migration put there. */
export async function filledTables(options: StoreOptions): Promise<string[]> {
  const source = await openWriter(options)
  try {
    const filled: string[] = []
    for (const { tableName } of source.entityMetadatas) {
      if (FILLED_BY_MIGRATION.includes(tableName)) continue
      if ((await source.query(`SELECT 1 FROM ${tableName} LIMIT 1`)).length > 0) filled.push(tableName)
    }
    return filled
  } finally {
    await source.destroy()
  }
}

/** Fills empty tables from a dump: all of it in one transaction, or nothing. */
export async function loadTables(
  options: StoreOptions,
  tables: readonly { table: string; rows: AsyncIterable<Record<string, unknown>> }[],
): Promise<void> {
  const source = await openWriter(options)
  const runner = source.createQueryRunner()
  try {
    // The dump is in no order of references; it held together as a whole when it was taken.
    await runner.query('SET SESSION FOREIGN_KEY_CHECKS = 0')
    await runner.startTransaction()
    for (const table of FILLED_BY_MIGRATION) await runner.query(`DELETE FROM ${table}`)
    for (const { table, rows } of tables) await loadTable(source, runner, table, rows)
    await runner.commitTransaction()
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction()
    throw error
  } finally {
    await runner.query('SET SESSION FOREIGN_KEY_CHECKS = 1').catch(() => undefined)
    await runner.release()
    await source.destroy()
  }
}

async function loadTable(
  source: DataSource,
  runner: QueryRunner,
  table: string,
  rows: AsyncIterable<Record<string, unknown>>,
): Promise<void> {
  const metadata = source.entityMetadatas.find(({ tableName }) => tableName === table)
  if (!metadata) throw new Error(`unknown table ${table}`)
  const columns = metadata.columns.map(({ propertyName }) => propertyName)
  let chunk: Record<string, unknown>[] = []
  let characters = 0
  const flush = async () => {
    if (chunk.length === 0) return
    const marks = chunk.map(() => `(${columns.map(() => '?').join(', ')})`).join(', ')
    const values = chunk.flatMap((row) => columns.map((column) => row[column] ?? null))
    await runner.query(`INSERT INTO ${table} (${columns.join(', ')}) VALUES ${marks}`, values)
    chunk = []
    characters = 0
  }
  for await (const row of rows) {
    chunk.push(row)
    characters += lengthOf(row)
    if (chunk.length >= CHUNK || characters >= CHUNK_CHARACTERS) await flush()
  }
  await flush()
}

const lengthOf = (row: Record<string, unknown>): number =>
  Object.values(row).reduce<number>((sum, value) => sum + (typeof value === 'string' ? value.length : 8), 0)
