import { join } from 'node:path'
import { KeyCheck } from '@app/features'
import {
  Database,
  dialectOf,
  FieldKeyRepository,
  openReader,
  pendingMigrations,
  type StoreOptions,
  UnitOfWork,
  type UnitOptions,
} from '@app/persistence'
import { type Config, FieldCipher, loadConfig, openKeyRing } from '@app/platform'

export interface Store {
  uow: UnitOfWork
  db: Database
  cipher: FieldCipher
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

/** Opens both sides of the database, with the keys it was written with, for one verb; closes them whatever happens. */
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
    const db = new Database(source, dialectOf(options))
    const keys = openKeyRing(config)
    const cipher = new FieldCipher(keys)
    await new KeyCheck(new FieldKeyRepository(db), uow, keys, cipher).onModuleInit()
    return await work({ uow, db, cipher })
  } finally {
    await source.destroy()
    await uow.close()
  }
}
