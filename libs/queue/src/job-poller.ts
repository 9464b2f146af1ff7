import { Database, type JobEntity, JobRepository, UnitOfWork } from '@app/persistence'
import type { JobRunner } from './job-runner'
import { type QueueConfig, timingOf } from './queue-options'
import { slotOf } from './schedule'
import type { JobTransport } from './transport'

const BATCH = 500
const FULL_BATCH_PAUSE_MS = 100
const SHORTEST_PAUSE_MS = 10

/** The safety net: whatever a wake-up lost, the rows still say. Also where leases end and schedules begin. */
export class JobPoller {
  private readonly slots = new Map<string, string>()
  private timer: NodeJS.Timeout | undefined
  private round: Promise<void> = Promise.resolve()
  private stopped = true

  constructor(
    private readonly db: Database,
    private readonly jobs: JobRepository,
    private readonly units: UnitOfWork,
    private readonly runner: JobRunner,
    private readonly transport: JobTransport,
    private readonly config: QueueConfig,
  ) {}

  start(): void {
    this.stopped = false
    this.next(0)
  }

  async stop(): Promise<void> {
    this.stopped = true
    clearTimeout(this.timer)
    await this.round
  }

  private next(ms: number): void {
    if (this.stopped) return
    this.timer = setTimeout(() => {
      this.round = this.look().then((pause) => this.next(pause))
    }, ms)
  }

  private async look(): Promise<number> {
    try {
      await this.endLeases()
      await this.beginScheduled()
      return await this.postDue()
    } catch (err) {
      this.config.log.warn({ err }, 'jobs could not be looked through')
      return timingOf(this.config).pollMs
    }
  }

  private async postDue(): Promise<number> {
    const now = this.config.now()
    const due = await this.jobs.due(now, this.runner.handlers.names(), BATCH)
    this.transport.post(due)
    if (due.length === BATCH) return FULL_BATCH_PAUSE_MS
    const { pollMs } = timingOf(this.config)
    const next = await this.jobs.nextRunAt(now)
    const untilNext = next === null ? pollMs : Date.parse(next) - Date.parse(now)
    return Math.max(SHORTEST_PAUSE_MS, Math.min(pollMs, untilNext))
  }

  private async endLeases(): Promise<void> {
    for (const row of await this.jobs.expired(this.config.now())) await this.endLease(row)
  }

  private async endLease(row: JobEntity): Promise<void> {
    const handler = this.runner.handlers.all().find((candidate) => candidate.name === row.name)
    const dead = row.attempts >= (handler?.maxAttempts ?? row.maxAttempts)
    const status = dead ? 'dead' : 'ready'
    const error = 'the worker went silent: lease ran out'
    await this.units.run((tx) => this.jobs.takeBack(tx, row, { status, runAt: tx.now, error }))
    this.config.log.warn({ jobId: row.id, job: row.name, status }, error)
  }

  private async beginScheduled(): Promise<void> {
    for (const { name, schedule } of this.runner.handlers.all()) {
      const slot = schedule ? slotOf(schedule, this.config.now()) : null
      if (!schedule || slot === null || this.slots.get(name) === slot) continue
      const wanted = !('due' in schedule) || schedule.due === undefined || (await schedule.due(this.db))
      if (wanted) await this.units.run((tx) => this.jobs.addScheduled(tx, `${name}@${slot}`, name))
      this.slots.set(name, slot)
    }
  }
}
