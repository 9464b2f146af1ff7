import { newId } from '@app/domain'
import type { JobEntity, JobRepository, Tx, UnitOfWork } from '@app/persistence'
import { type Job, LeaseLostError } from './job-handler'
import { later, type QueueConfig, timingOf } from './queue-options'

/** A handler that hangs has failed after this; its place and its row are free again. */
const LONGEST_RUN_MS = 15 * 60_000

/** One try of one claimed job: its lease, and the one unit that ends it. */
export class Attempt {
  readonly job: Job
  private state: 'open' | 'ended' | { failed: unknown } = 'open'

  private constructor(
    readonly row: JobEntity,
    private readonly token: string,
    private readonly jobs: JobRepository,
    private readonly units: UnitOfWork,
    private readonly config: QueueConfig,
  ) {
    this.job = { id: row.id, name: row.name, payload: JSON.parse(row.payload) as Job['payload'], attempt: row.attempts }
  }

  /** Claims the row in a unit of its own; null = somebody else has it, or it is not its time. */
  static async claim(
    id: string,
    names: JobEntity['name'][],
    jobs: JobRepository,
    units: UnitOfWork,
    config: QueueConfig,
  ): Promise<Attempt | null> {
    const token = newId()
    const until = later(config.now(), timingOf(config).leaseMs)
    const row = await units.run((tx) => jobs.claim(tx, id, { token, until }, names))
    return row && new Attempt(row, token, jobs, units, config)
  }

  get ended(): boolean {
    return this.state === 'ended'
  }

  /** The row is ended first: from then on its lock keeps the lease from being given away before the effect commits. */
  readonly complete = async (effect?: (tx: Tx) => Promise<void>): Promise<void> => {
    if (this.state !== 'open') throw new Error(`job ${this.job.id} was ended before`)
    try {
      await this.units.run(async (tx) => {
        if (!(await this.jobs.finish(tx, this.job.id, this.token))) throw new LeaseLostError(this.job.id)
        await effect?.(tx)
      })
      this.state = 'ended'
    } catch (error) {
      this.state = { failed: error }
      throw error
    }
  }

  /** For handlers that did not end it, or caught the failure of ending it. */
  async completeIfOpen(): Promise<void> {
    if (typeof this.state === 'object') throw this.state.failed
    if (this.state === 'open') await this.complete()
  }

  giveBack(status: 'ready' | 'dead', waitMs: number, error: string): Promise<boolean> {
    const runAt = later(this.config.now(), waitMs)
    return this.units.run((tx) => this.jobs.giveBack(tx, this.job.id, this.token, { status, runAt, error }))
  }

  /** Holds the lease while `work` goes on. */
  async during(work: Promise<void>): Promise<void> {
    let late: NodeJS.Timeout | undefined
    const hangs = new Promise<never>((_, reject) => {
      late = setTimeout(() => reject(new Error('the handler did not come to an end')), LONGEST_RUN_MS)
    })
    const renewal = setInterval(() => this.renewLease(), timingOf(this.config).leaseMs / 3)
    try {
      await Promise.race([work, hangs])
    } finally {
      clearTimeout(late)
      clearInterval(renewal)
    }
  }

  private renewLease(): void {
    const lease = { token: this.token, until: later(this.config.now(), timingOf(this.config).leaseMs) }
    this.units
      .run((tx) => this.jobs.renew(tx, this.job.id, lease))
      .catch((err) => this.config.log.warn({ err, jobId: this.job.id }, 'job lease not renewed'))
  }
}
