import type { JobRef } from '@app/persistence'

/** Decides who wakes up to run a row. It keeps nothing that the rows do not say. */
export abstract class JobTransport {
  /** Begins to run what is posted; a process that only posts never calls it. */
  abstract start(run: (id: string) => Promise<void>): void

  /** Says that these rows may be due. Never waits, never throws: the poller says it again. */
  abstract post(rows: readonly JobRef[]): void

  /** Rejects when wake-ups cannot get through now. */
  abstract ping(): Promise<void>

  abstract close(): Promise<void>
}
