import 'reflect-metadata'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type InputOf, type ResponseOf, type RouteKey, type RouteSpec, routes } from '@app/contract'
import { storeOptions } from '@app/features'
import { Database, migrate, UnitOfWork } from '@app/persistence'
import {
  type Config,
  FieldCipher,
  FixedClock,
  hashPassword,
  type KeyPair,
  loadConfig,
  signedHeaders,
} from '@app/platform'
import type { FastifyInstance } from 'fastify'
import { createApp } from '../../apps/api/src/app'

/** 10:00 in Tianjin. */
export const TEST_NOW = '2026-06-10T02:00:00.000Z'
export const TEST_TODAY = '2026-06-10'
export const TEST_PASSWORD = 'Aa123456!'

let passwordHash: Promise<string> | undefined
/** argon2 is slow on purpose: one hash serves every account of a test. */
export const testPasswordHash = (): Promise<string> => {
  passwordHash ??= hashPassword(TEST_PASSWORD)
  return passwordHash
}

export interface Problem {
  status: number
  code: string
  title: string
  problems?: { path: string; message: string; item?: string }[]
}

export interface Reply<T> {
  status: number
  headers: Record<string, unknown>
  /** The answer of a success; reading it after a refusal fails the test. */
  body: T
  problem: Problem | null
}

type Asked<K extends RouteKey> = {
  token?: string
  /** Instead of a log-in: the request is signed, as a company's software does. */
  key?: KeyPair
  params?: InputOf<K>['params']
  query?: InputOf<K>['query']
  body?: InputOf<K>['body']
}

export interface ApiOptions {
  databaseUrl?: string
  now?: string
  config?: Parameters<typeof loadConfig>[1]
}

/** The real application on a database of its own; time stands still until the test moves it. */
export class TestApi {
  private readonly tokens = new Map<string, string>()

  private constructor(
    private readonly app: Awaited<ReturnType<typeof createApp>>,
    private readonly folder: string | null,
    readonly clock: FixedClock,
    private readonly settings: Config,
  ) {}

  /** Another process over the same database and keys, by the same clock. */
  static async beside(first: TestApi): Promise<TestApi> {
    const app = await createApp({ config: first.settings, clock: first.clock })
    return new TestApi(app, null, first.clock, first.settings)
  }

  static async start({ databaseUrl = '', now = TEST_NOW, config = {} }: ApiOptions = {}): Promise<TestApi> {
    const folder = mkdtempSync(join(tmpdir(), 'pingan-api-'))
    const settings = loadConfig(
      {},
      {
        NODE_ENV: 'test',
        DATA_DIR: folder,
        DATABASE_URL: databaseUrl,
        DEMO: 'off',
        LOG_LEVEL: 'silent',
        RATE_LOGIN_PER_MINUTE: '100000',
        RATE_SCAN_PER_MINUTE: '100000',
        RATE_EVENTS_PER_MINUTE: '100000',
        SESSION_HOURS: '720',
        SESSION_IDLE_MINUTES: '43200',
        PASSWORD_DAYS: '36500',
        TOTP_REQUIRED: 'off',
        ...config,
      },
    )
    await migrate(storeOptions(settings))
    const clock = new FixedClock(now)
    return new TestApi(await createApp({ config: settings, clock }), folder, clock, settings)
  }

  get uow(): UnitOfWork {
    return this.app.get(UnitOfWork)
  }

  get db(): Database {
    return this.app.get(Database)
  }

  get cipher(): FieldCipher {
    return this.app.get(FieldCipher)
  }

  /** Any provider of the application, by its class or token. */
  get<T>(token: Parameters<Awaited<ReturnType<typeof createApp>>['get']>[0]): T {
    return this.app.get(token) as T
  }

  get fastify(): FastifyInstance {
    return this.app.getHttpAdapter().getInstance() as unknown as FastifyInstance
  }

  /** The bearer token of an account; the second log-in of the same account in a test is remembered. */
  async login(username: string, password = TEST_PASSWORD): Promise<string> {
    const known = this.tokens.get(username)
    if (known) return known
    const reply = await this.call('POST /api/v1/sessions', { body: { username, password } })
    if (reply.problem) throw new Error(`${username}: ${reply.problem.title}`)
    this.tokens.set(username, reply.body.token)
    return reply.body.token
  }

  forgetLogins(): void {
    this.tokens.clear()
  }

  /** Takes everything out of the tables, so that the next test begins with its own district. */
  async clear(): Promise<void> {
    this.tokens.clear()
    await this.uow.run(async (tx) => {
      for (const table of TABLES) await tx.execute(`DELETE FROM ${table}`)
    })
  }

  /** Calls a route by its key in the contract. A success must have the shape that the contract promises. */
  async call<K extends RouteKey>(key: K, asked: Asked<K> = {}): Promise<Reply<ResponseOf<K>>> {
    const [method, path] = key.split(' ') as ['GET' | 'POST' | 'DELETE', string]
    const url = fill(path, asked.params)
    const response = await this.fastify.inject({
      method,
      url,
      query: present(asked.query),
      headers: this.proof(asked, method, url),
      ...(asked.body === undefined ? {} : { payload: asked.body as object }),
    })
    const json: unknown = response.payload === '' ? undefined : JSON.parse(response.payload)
    const failed = response.statusCode >= 400
    if (!failed) expectShape(key, response.statusCode, json)
    return {
      status: response.statusCode,
      headers: response.headers,
      problem: failed ? (json as Problem) : null,
      get body(): ResponseOf<K> {
        if (failed) throw new Error(`${key} answered ${response.statusCode}: ${response.payload}`)
        return json as ResponseOf<K>
      },
    }
  }

  private proof({ token, key, body }: Asked<RouteKey>, method: string, path: string): Record<string, string> {
    if (!key) return token ? { authorization: `Bearer ${token}` } : {}
    const text = body === undefined ? '' : JSON.stringify(body)
    return signedHeaders(key, { method, path, body: text }, Date.parse(this.clock.now()))
  }

  async close(): Promise<void> {
    await this.app.close()
    if (this.folder) rmSync(this.folder, { recursive: true, force: true })
  }
}

/** Children before parents. */
const TABLES = [
  'recall_item',
  'recall',
  'cylinder_refusal',
  'cylinder_twin',
  'label_batch',
  'unknown_host',
  'erasure',
  'notice_reading',
  'retention_run',
  'family_member',
  'appointment',
  'report_photo',
  'report',
  'session',
  'login_guard',
  'recovery_code',
  'password_history',
  'account_security',
  'grid_assignment',
  'handover',
  'premises_area',
  'referral',
  'company_key_use',
  'company_key',
  'company_visit',
  'company_licence',
  'company_profile',
  'supply_stop_answer',
  'supply_stop',
  'signature',
  'inspection_answer',
  'inspection_bottle',
  'committed_text',
  'hazard_photo',
  'hazard',
  'alert',
  'correction',
  'part_signature',
  'inspection_part',
  'paper_visit',
  'inspection',
  'file',
  'equipment',
  'delivery_check',
  'cylinder_custody',
  'company_site',
  'cylinder_alias',
  'cylinder',
  'occupancy',
  'supply',
  'premises',
  'import_page',
  'import_batch',
  'account',
  'notice',
  'party',
  'company',
  'area',
  'fact_subject',
  'fact',
  'review_state',
  'job',
  'client_action',
]

const fill = (path: string, params: unknown): string =>
  path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent((params as Record<string, string>)[name] ?? ''))

const present = (query: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(query ?? {}).filter(([, value]) => value !== undefined)) as Record<string, string>

function expectShape(key: RouteKey, status: number, json: unknown): void {
  const spec: RouteSpec = routes[key]
  if (status !== (spec.status ?? 200))
    throw new Error(`${key} answered ${status}, the contract says ${spec.status ?? 200}`)
  const parsed = spec.response?.safeParse(json)
  if (parsed && !parsed.success)
    throw new Error(`${key} breaks its contract:\n${JSON.stringify(parsed.error.issues, null, 1)}`)
}
