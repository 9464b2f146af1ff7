import { join } from 'node:path'
import {
  Database,
  dialectOf,
  openReader,
  pendingMigrations,
  type StoreOptions,
  UnitOfWork,
  type UnitOptions,
} from '@app/persistence'
import { type Config, loadConfig } from '@app/platform'

export interface Store {
  uow: UnitOfWork
  db: Database
}

export const readConfig = (): Config => loadConfig(process.env)

export function storeOptions(config: Config): StoreOptions {
  const { database } = config
  return {
    databaseUrl: database.kind === 'sqlite' ? undefined : database.url,
    sqliteFile: database.kind === 'sqlite' ? database.file : join(config.dataDir, 'pingan.sqlite'),
    districtCode: config.districtCode,
  }
}

/** Opens both sides of the database for one verb and closes them whatever happens. */
export async function withStore<T>(
  config: Config,
  work: (store: Store) => Promise<T>,
  unit: UnitOptions = {},
): Promise<T> {
  const options = storeOptions(config)
  if (await pendingMigrations(options)) throw new Error('数据库结构不是最新的，请先运行 npm run migrate')
  const uow = await UnitOfWork.open(options, unit)
  const source = await openReader(options)
  try {
    return await work({ uow, db: new Database(source, dialectOf(options)) })
  } finally {
    await source.destroy()
    await uow.close()
  }
}
