import type { Instant } from '@app/domain'
import type { DataSource } from 'typeorm'
import { dialectOf, openWriter, type StoreOptions } from './data-source'
import { type Dialect, StorageUnavailableError, translate } from './dialect'
import { type Flushed, flush } from './flush'
import { MysqlWriter } from './mysql-writer'
import { SqliteSession } from './session'
import { SqliteWriter } from './sqlite-writer'
import { Tx } from './tx'

export interface UnitOptions {
  now?: () => Instant
}

/**
 * The only way to write. A unit is all or nothing; on a deadlock its work runs again, so the work must not change
 * anything outside the unit. Inside a unit nothing waits for network, files or hashing.
 */
export class UnitOfWork {
  readonly dialect: Dialect
  private readonly writer: SqliteWriter | MysqlWriter
  private readonly listeners: ((flushed: Flushed) => void)[] = []

  private constructor(
    private readonly source: DataSource,
    private readonly options: StoreOptions,
    private readonly now: () => Instant,
  ) {
    this.dialect = dialectOf(options)
    this.writer = this.dialect === 'sqlite' ? new SqliteWriter(new SqliteSession(source)) : new MysqlWriter(source)
  }

  static async open(options: StoreOptions, unit: UnitOptions = {}): Promise<UnitOfWork> {
    return new UnitOfWork(await openWriter(options), options, unit.now ?? (() => new Date().toISOString()))
  }

  /** Called after each commit with the jobs that are due and the newest fact. Never awaited by the writer. */
  onCommit(listener: (flushed: Flushed) => void): void {
    this.listeners.push(listener)
  }

  /** Runs `work` as one unit. Errors roll back and come out as they are; `DuplicateError` names a broken constraint. */
  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const { result, flushed } = await this.commit(work).catch((error: unknown) => {
      throw translate(error)
    })
    for (const listener of this.listeners) listener(flushed)
    return result
  }

  /**
   * What was overwritten or deleted is still legible in free pages and in the log of a SQLite file until both are
   * written anew. MySQL and MariaDB purge old versions of rows by themselves. Throws StorageUnavailableError while
   * somebody still reads an older state.
   */
  async scrub(): Promise<void> {
    if (!(this.writer instanceof SqliteWriter)) return
    await this.writer.runAlone(async (session) => {
      await session.write('VACUUM', [])
      const [log] = await session.rows<{ busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)', [])
      if (log?.busy !== 0) throw new StorageUnavailableError('the log of the database is being read')
    })
  }

  /** Called by Nest when every job has drained. */
  async onApplicationShutdown(): Promise<void> {
    await this.close()
  }

  async close(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy()
  }

  private commit<T>(work: (tx: Tx) => Promise<T>): Promise<{ result: T; flushed: Flushed }> {
    return this.writer.run(async (session) => {
      const tx = new Tx(session, this.source, this.dialect, this.now())
      const result = await work(tx)
      return { result, flushed: await flush(tx, this.options.districtCode) }
    })
  }
}
