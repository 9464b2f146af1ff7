import type { Instant } from '@app/domain'
import type { DataSource, QueryRunner } from 'typeorm'
import { dialectOf, openWriter, type StoreOptions } from './data-source'
import { type Dialect, isRetryable, translate } from './dialect'
import { type Flushed, flush } from './flush'
import { Mutex } from './mutex'
import { Tx } from './tx'

const MAX_TRIES = 6

export interface UnitOptions {
  now?: () => Instant
}

/**
 * The only way to write. A unit is all or nothing; on a deadlock its work runs again, so the work must not change
 * anything outside the unit. Inside a unit nothing waits for network, files or hashing.
 */
export class UnitOfWork {
  readonly dialect: Dialect
  private readonly mutex = new Mutex()
  private readonly listeners: ((flushed: Flushed) => void)[] = []

  private constructor(
    private readonly writer: DataSource,
    private readonly options: StoreOptions,
    private readonly now: () => Instant,
  ) {
    this.dialect = dialectOf(options)
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
    const { result, flushed } = await this.commit(work)
    for (const listener of this.listeners) listener(flushed)
    return result
  }

  /** Called by Nest when every job has drained. */
  async onApplicationShutdown(): Promise<void> {
    await this.close()
  }

  async close(): Promise<void> {
    if (this.writer.isInitialized) await this.writer.destroy()
  }

  private async commit<T>(work: (tx: Tx) => Promise<T>): Promise<{ result: T; flushed: Flushed }> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await (this.dialect === 'sqlite' ? this.mutex.run(() => this.once(work)) : this.once(work))
      } catch (error) {
        if (!isRetryable(error) || attempt >= MAX_TRIES) throw translate(error)
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 15 * attempt))
      }
    }
  }

  private async once<T>(work: (tx: Tx) => Promise<T>): Promise<{ result: T; flushed: Flushed }> {
    const runner = this.writer.createQueryRunner()
    try {
      await this.begin(runner)
      const tx = new Tx(runner, this.dialect, this.now())
      const result = await work(tx)
      const flushed = await flush(tx, this.options.districtCode)
      await runner.commitTransaction()
      return { result, flushed }
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined)
      throw error
    } finally {
      if (this.dialect === 'mysql') await runner.release()
    }
  }

  /** TypeORM begins deferred on SQLite, which loses to another process at the first write; IMMEDIATE waits its turn. */
  private async begin(runner: QueryRunner): Promise<void> {
    if (this.dialect === 'mysql') return runner.startTransaction('READ COMMITTED')
    await runner.query('BEGIN IMMEDIATE')
    Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 })
  }
}
