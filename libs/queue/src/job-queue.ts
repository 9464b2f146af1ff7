import { type JobCounts, type JobEntity, JobRepository, type Tx, UnitOfWork } from '@app/persistence'
import type { QueueConfig } from './queue-options'
import type { JobTransport } from './transport'

/** What the office sees of the jobs, and the one thing it can do: let a dead one try again. */
export class JobQueue {
  constructor(
    private readonly jobs: JobRepository,
    private readonly units: UnitOfWork,
    private readonly transport: JobTransport,
    private readonly config: QueueConfig,
  ) {}

  counts(): Promise<JobCounts> {
    return this.jobs.counts()
  }

  /** Newest first. */
  dead(limit = 100): Promise<JobEntity[]> {
    return this.jobs.dead(limit)
  }

  /** Dead → ready, with all its attempts again; false = there is no such dead job. `also` journals who asked for it. */
  async retry(id: string, also?: (tx: Tx) => void): Promise<boolean> {
    const revived = await this.units.run(async (tx) => {
      const found = await this.jobs.revive(tx, id)
      if (found) also?.(tx)
      return found
    })
    if (revived) this.transport.post([{ id, attempts: 0 }])
    return revived
  }

  /** How long the longest-waiting due job has waited; 0 = none waits. */
  async oldestDueSeconds(): Promise<number> {
    const now = this.config.now()
    const oldest = await this.jobs.oldestDueAt(now)
    return oldest === null ? 0 : (Date.parse(now) - Date.parse(oldest)) / 1000
  }

  /** Rejects when Redis is configured and away. */
  ping(): Promise<void> {
    return this.transport.ping()
  }
}
