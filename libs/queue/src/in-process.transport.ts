import { setImmediate as othersFirst } from 'node:timers/promises'
import type { JobRef } from '@app/persistence'
import { JobTransport } from './transport'

/** This process runs what it posts, a few at a time. */
export class InProcessTransport extends JobTransport {
  private run: ((id: string) => Promise<void>) | undefined
  private readonly waiting = new Set<string>()
  private readonly active = new Set<string>()

  constructor(private readonly concurrency: number) {
    super()
  }

  start(run: (id: string) => Promise<void>): void {
    this.run = run
  }

  post(rows: readonly JobRef[]): void {
    if (!this.run) return
    for (const { id } of rows) if (!this.active.has(id)) this.waiting.add(id)
    this.wake(this.run)
  }

  async ping(): Promise<void> {}

  async close(): Promise<void> {
    this.run = undefined
    this.waiting.clear()
  }

  private wake(run: (id: string) => Promise<void>): void {
    for (const id of this.waiting) {
      if (this.active.size >= this.concurrency) return
      this.waiting.delete(id)
      this.active.add(id)
      void this.one(id, run)
    }
  }

  private async one(id: string, run: (id: string) => Promise<void>): Promise<void> {
    // libsql answers synchronously: a chain of jobs would otherwise never let a request or a timer in.
    await othersFirst()
    await run(id)
    this.active.delete(id)
    this.wake(run)
  }
}
