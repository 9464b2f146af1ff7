import type { Database, JobName, JobRequest, Tx } from '@app/persistence'

export interface Job {
  readonly id: string
  readonly name: JobName
  readonly payload: JobRequest['payload']
  /** 1 at the first try. */
  readonly attempt: number
}

/**
 * Ends the job in ONE unit with its effect: either both are committed or neither. Rejects with `LeaseLostError`, and
 * rolls the effect back, when the job went to another worker meanwhile. A handler that never calls it ends without effect.
 */
export type Complete = (effect?: (tx: Tx) => Promise<void>) => Promise<void>

export interface EveryFewSeconds {
  readonly everySeconds: number
  /** Asked before a row is made, so that an idle system writes nothing. */
  readonly due?: (db: Database) => Promise<boolean>
}

/** A time of day in Asia/Shanghai, `HH:mm`; made up for on the same day when the system was off. */
export interface Daily {
  readonly dailyAt: string
}

export interface JobHandler {
  readonly name: JobName
  /** How often in all before the job is dead; else what the row says. */
  readonly maxAttempts?: number
  readonly schedule?: EveryFewSeconds | Daily
  handle(job: Job, complete: Complete): Promise<void>
}

export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError'

  constructor(id: string) {
    super(`job ${id} went to another worker: its lease ran out before it ended`)
  }
}
