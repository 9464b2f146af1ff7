import type { Request } from 'autocannon'
import { duel, perSecond, ROUNDS } from './load'
import { memoryOf } from './memory'
import { logIn } from './people'
import { type Results, round, versus } from './result'
import { API, LIMIT, ServerProcess } from './servers'
import type { Stand } from './stand'
import { Visits } from './visits'

const SCAN_SECONDS = 4
const LIST_SECONDS = 3
const SUBMISSIONS = 600
/** One warm-up each, then the rounds. */
const TURNS = (ROUNDS + 1) * 2

/** The office's own reads, with no bare server beside them. */
const READS = {
  'list.alerts': '/api/v1/alerts?tab=all&limit=50',
  overview: '/api/v1/overview',
} as const

/** Everything that is measured on the district of real size, each on the same running API. */
export class DistrictBench {
  private constructor(
    private readonly stand: Stand,
    private readonly api: ServerProcess,
    private readonly limit: ServerProcess,
  ) {}

  static async start(stand: Stand): Promise<DistrictBench> {
    await stand.seed()
    const api = await ServerProcess.start(API, stand.env)
    const database = stand.options.databaseUrl || stand.options.sqliteFile
    const limit = await ServerProcess.start(LIMIT, { ...stand.env, LIMIT_DATABASE: database })
    await stand.settled()
    return new DistrictBench(stand, api, limit)
  }

  async stop(): Promise<void> {
    await Promise.all([this.api.stop(), this.limit.stop()])
  }

  /** Scans of all cylinders in use, each by the inspector of its grid. */
  async scan(name: string): Promise<Results> {
    const requests = await this.scans()
    const load = () => ({ requests, seconds: SCAN_SECONDS })
    const { ours, limit } = await duel({ url: this.api.url, load }, { url: this.limit.url, load })
    return { [name]: versus('req/s', ours, limit) }
  }

  /** Submissions, while the jobs that follow from them run as they always do. */
  async submit(name: string): Promise<Results> {
    const visits = await Visits.prepare(this.stand)
    const before = await this.stand.count('inspection')
    const loads: Request[][] = []
    for (let i = 0; i < TURNS; i++) loads.push(await visits.requests(SUBMISSIONS))
    const load = () => ({ requests: loads.pop() ?? [] })
    const settle = () => this.stand.settled()
    const { ours, limit } = await duel({ url: this.api.url, load, settle }, { url: this.limit.url, load })
    await this.assertStored(before + TURNS * SUBMISSIONS)
    return { [name]: versus('req/s', ours, limit) }
  }

  /** Submissions per second when what follows from them has to be finished too: alerts raised, households told. */
  async submitWithJobs(name: string): Promise<Results> {
    const requests = await (await Visits.prepare(this.stand)).requests(SUBMISSIONS)
    const started = performance.now()
    await perSecond(this.api.url, { requests })
    await this.stand.settled()
    return { [name]: { value: round(SUBMISSIONS / ((performance.now() - started) / 1000)), unit: 'req/s' } }
  }

  async read(route: keyof typeof READS, name: string): Promise<Results> {
    const token = await this.office()
    const request: Request = { method: 'GET', path: READS[route], headers: { authorization: `Bearer ${token}` } }
    const requests = Array.from({ length: 10 }, () => ({ ...request }))
    const value = await perSecond(this.api.url, { requests, seconds: LIST_SECONDS })
    return { [name]: { value: round(value), unit: 'req/s' } }
  }

  /** After a load of scans and submissions. */
  async memory(name: string): Promise<Results> {
    await perSecond(this.api.url, { requests: await this.scans(), seconds: SCAN_SECONDS })
    await perSecond(this.api.url, { requests: await (await Visits.prepare(this.stand)).requests(SUBMISSIONS) })
    await this.stand.settled()
    return { [name]: { value: round(await memoryOf(this.api.pid)), unit: 'MB' } }
  }

  private async assertStored(expected: number): Promise<void> {
    const stored = await this.stand.count('inspection')
    if (stored !== expected) throw new Error(`${expected} visits were acknowledged, ${stored} are stored`)
  }

  private async scans(): Promise<Request[]> {
    const codes = await this.stand.db.rows<{ code: string; accountId: string }>(
      `SELECT a.value AS code, MIN(g.accountId) AS accountId FROM cylinder_alias a
         JOIN cylinder c ON c.id = a.cylinderId JOIN premises p ON p.id = c.premisesId
         JOIN grid_assignment g ON g.gridCode = p.areaCode AND g.toOn IS NULL
        WHERE a.toAt IS NULL GROUP BY a.value ORDER BY a.value`,
    )
    const tokens = await logIn(
      this.stand,
      codes.map(({ accountId }) => accountId),
    )
    return codes.map(({ code, accountId }) => ({
      method: 'GET',
      path: `/api/v1/scan?code=${encodeURIComponent(code)}`,
      headers: { authorization: `Bearer ${tokens.get(accountId)}` },
    }))
  }

  private async office(): Promise<string> {
    const [account] = await this.stand.db.rows<{ id: string }>("SELECT id FROM account WHERE role = 'office' LIMIT 1")
    const id = account?.id ?? ''
    return (await logIn(this.stand, [id])).get(id) ?? ''
  }
}
