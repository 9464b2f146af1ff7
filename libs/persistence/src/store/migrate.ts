import { openWriter, type StoreOptions } from './data-source'

/** Brings the database up to the newest schema; gives the names of the migrations that ran. One migrator at a time. */
export async function migrate(options: StoreOptions): Promise<string[]> {
  const source = await openWriter(options)
  try {
    const mysql = Boolean(options.databaseUrl)
    if (mysql) await source.query("SELECT GET_LOCK('pingan-migrate', 60)")
    const ran = await source.runMigrations({ transaction: 'each' })
    const head = mysql
      ? 'INSERT IGNORE INTO fact_head (districtCode, seq) VALUES (?, 0)'
      : 'INSERT OR IGNORE INTO fact_head (districtCode, seq) VALUES (?, 0)'
    await source.query(head, [options.districtCode])
    return ran.map((m) => m.name)
  } finally {
    await source.destroy()
  }
}

/** Names of migrations that have not run yet. */
export async function pendingMigrations(options: StoreOptions): Promise<boolean> {
  const source = await openWriter(options)
  try {
    return await source.showMigrations()
  } finally {
    await source.destroy()
  }
}
