import { setImmediate as othersFirst } from 'node:timers/promises'
import type { JobRef } from '@app/persistence'
import { JobTransport } from './transport'

/** This process runs what it posts, a few at a time. */
export class InProcessTransport extends JobTransport {
  private run: ((id: string) => Promise<void>) | undefined
  /** By try, as in Redis: a row whose lease ran out runs again although its first try still hangs. */
  private readonly waiting = new Map<string, JobRef>()
  private readonly active = new Set<string>()

  constructor(private readonly concurrency: number) {
    super()
  }

  start(run: (id: string) => Promise<void>): void {
    this.run = run
  }

  post(rows: readonly JobRef[]): void {
    if (!this.run) return
    for (const row of rows) {
      const key = `${row.id} ${row.attempts}`
      if (!this.active.has(key)) this.waiting.set(key, row)
    }
    this.wake(this.run)
  }

  async ping(): Promise<void> {}

  async close(): Promise<void> {
    this.run = undefined
    this.waiting.clear()
  }

  private wake(run: (id: string) => Promise<void>): void {
    for (const [key, row] of this.waiting) {
      if (this.active.size >= this.concurrency) return
      this.waiting.delete(key)
      this.active.add(key)
      void this.one(key, row, run)
    }
  }

  private async one(key: string, row: JobRef, run: (id: string) => Promise<void>): Promise<void> {
    // libsql answers synchronously: a chain of jobs would otherwise never let a request or a timer in.
    await othersFirst()
    await run(row.id)
    this.active.delete(key)
    this.wake(run)
  }
}
