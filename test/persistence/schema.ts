import { type Dialect, dialectOf, migrate, openReader, pendingMigrations } from '@app/persistence'
import type { DataSource } from 'typeorm'
import type { NewStore, TestStore } from './stores'

interface Column {
  name: string
  nullable: boolean
  /** Kind and length as far as both databases keep them. */
  kind: string
}

/** Width of integers and of long texts differs by purpose; booleans are small integers everywhere. */
function kindOf(type: string): string {
  const text = type.toLowerCase()
  if (/^(tinyint|boolean|bool)/.test(text)) return 'boolean'
  if (/int/.test(text)) return 'integer'
  if (/text/.test(text)) return 'text'
  return text
}

async function columnsOf(source: DataSource, dialect: Dialect, table: string): Promise<Column[]> {
  if (dialect === 'sqlite') {
    const rows = await source.query<{ name: string; type: string; notnull: number }[]>(`PRAGMA table_info(${table})`)
    return rows.map((row) => ({ name: row.name, nullable: row.notnull === 0, kind: kindOf(row.type) }))
  }
  const rows = await source.query<{ name: string; type: string; nullable: string }[]>(
    `SELECT column_name AS name, column_type AS type, is_nullable AS nullable
       FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ?`,
    [table],
  )
  return rows.map((row) => ({ name: row.name, nullable: row.nullable === 'YES', kind: kindOf(row.type) }))
}

function tablesOf(source: DataSource, dialect: Dialect): Promise<{ name: string }[]> {
  return source.query(
    dialect === 'sqlite'
      ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
      : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
  )
}

const declared = (source: DataSource, table: string): Column[] => {
  const metadata = source.entityMetadatas.find((candidate) => candidate.tableName === table)
  return (metadata?.columns ?? []).map((column) => {
    const type = source.driver.normalizeType(column)
    return {
      name: column.databaseName,
      nullable: column.isNullable,
      kind: type === 'varchar' ? `varchar(${column.length})` : kindOf(type),
    }
  })
}

const byName = (columns: Column[]) => [...columns].sort((a, b) => (a.name < b.name ? -1 : 1))

/** The migrations are written by hand, the entities too: this is where they meet. */
export function schemaAgrees(newStore: NewStore): void {
  let store: TestStore
  let source: DataSource

  beforeAll(async () => {
    store = await newStore()
    source = await openReader(store.options)
  })
  afterAll(async () => {
    await source?.destroy()
    await store?.drop()
  })

  it('has exactly the tables that the entities name', async () => {
    const found = (await tablesOf(source, dialectOf(store.options))).map((row) => row.name).sort()
    const named = source.entityMetadatas.map((metadata) => metadata.tableName)
    expect(found).toEqual([...named, 'migration'].sort())
  })

  it('has in every table the columns of its entity: name, kind, length, whether it may be empty', async () => {
    for (const { tableName } of source.entityMetadatas) {
      const found = byName(await columnsOf(source, dialectOf(store.options), tableName))
      expect({ tableName, columns: found }).toEqual({ tableName, columns: byName(declared(source, tableName)) })
    }
  })

  it('finds nothing to do when it is brought up to date again, and says that nothing is pending', async () => {
    expect(await pendingMigrations(store.options)).toBe(false)
    expect(await migrate(store.options)).toEqual([])
  })

  it('is brought up to date once when several processes start at the same moment', async () => {
    const fresh = await newStore({ empty: true })
    expect(await pendingMigrations(fresh.options)).toBe(true)
    const ran = await Promise.all([migrate(fresh.options), migrate(fresh.options), migrate(fresh.options)])
    expect(ran.flat()).toEqual([...new Set(ran.flat())])
    expect(await pendingMigrations(fresh.options)).toBe(false)
    await fresh.drop()
  })
}
