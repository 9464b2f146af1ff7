import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Dialect, migrate, type StoreOptions } from '@app/persistence'
import { freshDatabase } from '../support/server-addresses'

/** A database of its own, with the schema unless it is to be `empty`. */
export interface TestStore {
  readonly dialect: Dialect
  readonly options: StoreOptions
  drop(): Promise<void>
}

export type NewStore = (how?: { empty: boolean }) => Promise<TestStore>

const districtCode = '120103'

export const sqliteStore: NewStore = async (how) => {
  const folder = mkdtempSync(join(tmpdir(), 'pingan-store-'))
  const options = { sqliteFile: join(folder, 'test.sqlite'), districtCode }
  if (!how?.empty) await migrate(options)
  return { dialect: 'sqlite', options, drop: async () => rmSync(folder, { recursive: true, force: true }) }
}

export const mariaDbStore: NewStore = async (how) => {
  const { url, drop } = await freshDatabase()
  const options = { databaseUrl: url, sqliteFile: '', districtCode }
  if (!how?.empty) await migrate(options)
  return { dialect: 'mysql', options, drop }
}
