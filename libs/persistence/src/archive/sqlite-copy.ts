import { openWriter, type StoreOptions } from '../store/data-source'

/** Copies the whole database as of one moment while others write; VACUUM INTO reads in one transaction. */
export async function copySqlite(options: StoreOptions, toFile: string): Promise<void> {
  const source = await openWriter(options)
  try {
    await source.query('VACUUM INTO ?', [toFile])
  } finally {
    await source.destroy()
  }
}
