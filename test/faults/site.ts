import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { storeOptions } from '@app/features'
import { Database, dialectOf, openReader } from '@app/persistence'
import { loadConfig } from '@app/platform'
import type { DataSource } from 'typeorm'
import { TEST_PASSWORD, TestApi } from '../support/api'
import { type Child, childProcess, killed } from '../support/child-process'
import { district, GRID } from '../support/district'
import { freePort } from '../support/servers.mjs'
import { bottle, failing, type Submission, signed, upload, visit } from '../support/visit'

const ROOT = join(__dirname, '../..')
const START_MS = 60_000

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

export async function until(holds: () => Promise<boolean>, what: string, ms = START_MS): Promise<void> {
  for (const from = Date.now(); !(await holds()); await pause(50)) {
    if (Date.now() - from > ms) throw new Error(`after ${ms} ms still not: ${what}`)
  }
}

/** The product as it is deployed: its programs as processes of the system, which can be killed. */
export class Site {
  private readonly folder = mkdtempSync(join(tmpdir(), 'pingan-site-'))
  private api: Child | undefined
  private worker: Child | undefined
  private port = 0
  private reader: DataSource | undefined
  private readonly sms = createServer((_, reply) => reply.end())

  constructor(private readonly servers: { databaseUrl?: string; redisUrl?: string }) {}

  get address(): string {
    return `http://127.0.0.1:${this.port}`
  }

  private get env() {
    const { databaseUrl = '', redisUrl = '' } = this.servers
    return {
      ...{ NODE_ENV: 'test', DEMO: 'off', LOG_LEVEL: 'silent', HOST: '127.0.0.1', PORT: String(this.port) },
      ...{ DATA_DIR: this.folder, DATABASE_URL: databaseUrl, REDIS_URL: redisUrl },
      ...{ RATE_LOGIN_PER_MINUTE: '1000', RATE_SCAN_PER_MINUTE: '1000' },
      // The accounts of the small district date from 2020.
      PASSWORD_DAYS: '36500',
      SMS_URL: `http://127.0.0.1:${(this.sms.address() as AddressInfo | null)?.port ?? 9}`,
    }
  }

  /** Writes the register with an application that runs no jobs and is gone afterwards. */
  async found<T>(register: (office: TestApi) => Promise<T>): Promise<T> {
    this.port = await freePort()
    // Answers that every message is sent, so that each visit has a job of its own to count.
    await new Promise<void>((resolve) => this.sms.listen(0, '127.0.0.1', resolve))
    const { DATA_DIR, DATABASE_URL } = this.env
    const now = new Date().toISOString()
    const office = await TestApi.start({ now, config: { DATA_DIR, DATABASE_URL, JOBS: 'off' } })
    try {
      return await register(office)
    } finally {
      await office.close()
    }
  }

  /** A grid of `places` households with a bottle each; gives the signed visits to them, every fifth with a bad hose. */
  prepare(places: number): Promise<Submission[]> {
    return this.found((office) => visitsTo(office, places))
  }

  async startApi(): Promise<void> {
    const api = childProcess(join(ROOT, 'apps/api/src/main.ts'), [], this.env)
    this.api = api
    await until(async () => {
      if (api.exitCode !== null) throw new Error(`the API ended with ${api.exitCode}`)
      return this.isReady()
    }, 'the API is ready')
  }

  startWorker(): void {
    this.worker = childProcess(join(ROOT, 'apps/worker/src/main.ts'), [], this.env)
  }

  async killApi(): Promise<void> {
    if (this.api) await killed(this.api)
  }

  /** As a new release does; gives how long it took. */
  async stopApi(): Promise<number> {
    const { api } = this
    const from = Date.now()
    await new Promise<void>((resolve) => {
      api?.once('close', () => resolve())
      api?.kill('SIGTERM')
    })
    return Date.now() - from
  }

  async killWorker(): Promise<void> {
    if (this.worker) await killed(this.worker)
  }

  async health(): Promise<{ status: number; retryAfter: string | null; body: Record<string, string> }> {
    const response = await fetch(`${this.address}/health/ready`, { signal: AbortSignal.timeout(10_000) })
    const body = (await response.json()) as Record<string, string>
    return { status: response.status, retryAfter: response.headers.get('retry-after'), body }
  }

  isReady(): Promise<boolean> {
    return this.health().then(
      ({ status }) => status === 200,
      () => false,
    )
  }

  async login(): Promise<string> {
    const response = await fetch(`${this.address}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'inspector', password: TEST_PASSWORD }),
    })
    return ((await response.json()) as { token: string }).token
  }

  /** Looks into the database itself, past the product. */
  async rows<T>(sql: string): Promise<T[]> {
    const options = storeOptions(loadConfig({}, this.env))
    this.reader ??= await openReader(options)
    return new Database(this.reader, dialectOf(options)).rows<T>(sql)
  }

  async close(): Promise<void> {
    await this.killApi()
    await this.killWorker()
    await this.reader?.destroy()
    this.sms.close()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

async function visitsTo(office: TestApi, places: number): Promise<Submission[]> {
  const { accounts, companies, fixture } = await district(office)
  const registered = Array.from({ length: places }, () => {
    const premises = fixture.premises(GRID)
    return { premises, cylinder: fixture.cylinder(companies.first, premises) }
  })
  await fixture.save(office)
  const photo = (await upload(office, await office.login('inspector'))).body.id
  return registered.map(({ premises, cylinder }, i) => {
    const at = { premises, inspectorId: accounts.inspector.id, now: office.clock.now() }
    const clean = visit(at, photo, { bottles: [bottle(cylinder.id)] })
    return signed(i % 5 === 0 ? failing(clean, 'H02', 'H02-cracked', photo) : clean, photo)
  })
}
