import { setTimeout as wait } from 'node:timers/promises'
import { JobRepository, UnitOfWork } from '@app/persistence'
import { Attempt } from './attempt'
import { backoffMs } from './backoff'
import { type JobHandler, LeaseLostError } from './job-handler'
import { JobHandlers } from './job-handlers'
import { type QueueConfig, timingOf } from './queue-options'

const DRAIN_BATCH = 50
const INSIST_MS = 500

/** Runs a row, whoever woke it: claim → handler → done, or later again, or dead. The same behind every transport. */
export class JobRunner {
  readonly handlers = new JobHandlers()
  private readonly running = new Set<Promise<void>>()
  private closing = false

  constructor(
    private readonly jobs: JobRepository,
    private readonly units: UnitOfWork,
    private readonly config: QueueConfig,
  ) {}

  register(handler: JobHandler): void {
    this.handlers.register(handler)
  }

  /** Never rejects: what cannot be run now is still a row, and the row comes again. */
  async run(id: string): Promise<void> {
    if (this.closing) return
    const work = this.attempt(id).catch((err) => this.config.log.warn({ err, jobId: id }, 'job not run now'))
    this.running.add(work)
    await work
    this.running.delete(work)
  }

  /** Runs what is due, and what that makes due, until nothing is. Gives how many rows it ran. */
  async drain(): Promise<number> {
    for (let ran = 0; ; ) {
      const due = await this.jobs.due(this.config.now(), this.handlers.names(), DRAIN_BATCH)
      if (due.length === 0) return ran
      for (const { id } of due) await this.run(id)
      ran += due.length
    }
  }

  /** Takes nothing new and waits for what is under way. */
  async close(): Promise<void> {
    this.closing = true
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, timingOf(this.config).drainMs)
    })
    await Promise.race([Promise.all(this.running), late])
    clearTimeout(timer)
    if (this.running.size > 0) this.config.log.warn({ jobs: this.running.size }, 'jobs left to their leases')
  }

  private async attempt(id: string): Promise<void> {
    const attempt = await Attempt.claim(id, this.handlers.names(), this.jobs, this.units, this.config)
    if (!attempt) return
    const handler = this.handlers.of(attempt.job.name)
    try {
      await attempt.during(handler.handle(attempt.job, attempt.complete))
      await attempt.completeIfOpen()
    } catch (error) {
      await this.failed(attempt, error)
    }
  }

  private async failed(attempt: Attempt, error: unknown): Promise<void> {
    const { id, name } = attempt.job
    this.config.log.warn({ err: error, jobId: id, job: name, attempt: attempt.job.attempt }, 'job failed')
    if (attempt.ended || error instanceof LeaseLostError) return
    const dead = attempt.job.attempt >= (this.handlers.of(name).maxAttempts ?? attempt.row.maxAttempts)
    const waitMs = dead ? 0 : backoffMs(attempt.job.attempt, timingOf(this.config).backoffMs)
    await this.insist(() => attempt.giveBack(dead ? 'dead' : 'ready', waitMs, String(error)))
  }

  /** What failed because the database went away is given back when it returns, not only when the lease runs out. */
  private async insist(giveBack: () => Promise<boolean>): Promise<void> {
    for (const lost = Date.now() + timingOf(this.config).leaseMs; ; await wait(INSIST_MS)) {
      try {
        await giveBack()
        return
      } catch (error) {
        if (this.closing || Date.now() > lost) throw error
      }
    }
  }
}
