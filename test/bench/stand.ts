import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { storeOptions } from '@app/features'
import {
  Database,
  type Dialect,
  dialectOf,
  openReader,
  type SqlValue,
  type StoreOptions,
  UnitOfWork,
} from '@app/persistence'
import { loadConfig } from '@app/platform'
import { freshDatabase } from '../support/server-addresses'
import { type PrivateServer, startMariaDb } from '../support/servers.mjs'
import { CLI, runToEnd } from './servers'

const SETTLE_MS = 250
const LONGEST_SETTLE_MS = 600_000

/** A database of its own with the current schema, and the environment that a process needs to use it. */
export class Stand {
  private constructor(
    readonly env: NodeJS.ProcessEnv,
    readonly options: StoreOptions,
    readonly db: Database,
    readonly uow: UnitOfWork,
    private readonly drop: () => Promise<void>,
  ) {}

  get dialect(): Dialect {
    return dialectOf(this.options)
  }

  static async open(dialect: Dialect): Promise<Stand> {
    const folder = mkdtempSync(join(tmpdir(), 'pingan-bench-'))
    const database = dialect === 'mysql' ? await freshDatabase() : undefined
    const env = {
      ...{ NODE_ENV: 'development', DATA_DIR: folder, DATABASE_URL: database?.url ?? '', REDIS_URL: '' },
      ...{ DEMO: 'on', DEMO_DAY: '', DISTRICT_CODE: '120103', SESSION_HOURS: '12', JOBS: 'auto', SMS_URL: '' },
    }
    await runToEnd(CLI, ['migrate'], env)
    const options = storeOptions(loadConfig(env))
    const db = new Database(await openReader(options), dialectOf(options))
    const uow = await UnitOfWork.open(options)
    return new Stand(env, options, db, uow, async () => {
      await database?.drop()
      rmSync(folder, { recursive: true, force: true })
    })
  }

  /** The district of real size with its history. */
  async seed(): Promise<void> {
    await runToEnd(CLI, ['seed'], this.env)
  }

  async count(table: string): Promise<number> {
    return this.number(`SELECT COUNT(*) AS n FROM ${table}`)
  }

  /** Waits until no job and no review is due. */
  async settled(): Promise<void> {
    const until = Date.now() + LONGEST_SETTLE_MS
    while ((await this.due()) > 0) {
      if (Date.now() > until) throw new Error('the jobs did not come to an end')
      await pause(SETTLE_MS)
    }
  }

  async close(): Promise<void> {
    await this.uow.close()
    await this.db.source.destroy()
    await this.drop()
  }

  private async due(): Promise<number> {
    const now = new Date().toISOString()
    return this.number(
      `SELECT (SELECT COUNT(*) FROM job WHERE status = 'ready' AND runAt <= ?)
            + (SELECT COUNT(*) FROM job WHERE status = 'running')
            + (SELECT COUNT(*) FROM review_state WHERE dueAt <= ?) AS n`,
      [now, now],
    )
  }

  private async number(sql: string, params: SqlValue[] = []): Promise<number> {
    return Number((await this.db.rows<{ n: number }>(sql, params))[0]?.n)
  }
}

/** A private server unless TEST_DATABASE_URL names one. */
export async function provideMariaDb(): Promise<PrivateServer | undefined> {
  if (process.env.TEST_DATABASE_URL) return undefined
  const server = await startMariaDb()
  process.env.TEST_DATABASE_URL = server.url
  return server
}
