import { setImmediate as othersFirst } from 'node:timers/promises'
import type { Session } from './session'

type Unit<T> = (session: Session) => Promise<T>

interface Waiting {
  unit: Unit<unknown>
  resolve(result: unknown): void
  reject(error: unknown): void
}

interface Done {
  waiting: Waiting
  answer(): void
}

/** Bounds how long the first of a group waits, and how long another process finds the file locked. */
const MOST_TOGETHER = 32

/**
 * SQLite has one writer, and most of a unit's time is the flush to disk. Units that arrive together run one after the
 * other, each behind a savepoint of its own, and share one flush; nobody is answered before it. One that fails takes
 * nothing of the others with it.
 */
export class SqliteWriter {
  private readonly waiting: Waiting[] = []
  private readonly alone: (() => Promise<void>)[] = []
  private busy = false

  constructor(private readonly session: Session) {}

  run<T>(unit: Unit<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ unit, resolve: resolve as (result: unknown) => void, reject })
      if (!this.busy) void this.drain()
    })
  }

  /** Between two groups, outside any transaction: for what SQLite refuses inside one. Everybody else waits. */
  runAlone(work: Unit<void>): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      this.alone.push(() => work(this.session).then(resolve, reject))
      if (!this.busy) void this.drain()
    })
  }

  private async drain(): Promise<void> {
    this.busy = true
    while (this.waiting.length > 0 || this.alone.length > 0) {
      await this.alone.shift()?.()
      if (this.waiting.length === 0) continue
      // Requests that are being read at this moment still come along. Only here: while the file is locked, another
      // connection of this same process would wait for it without ever letting this one go on.
      await othersFirst()
      await this.group()
    }
    this.busy = false
  }

  private async group(): Promise<void> {
    try {
      // TypeORM begins deferred, which loses to another process at the first write; IMMEDIATE waits its turn.
      await this.statement('BEGIN IMMEDIATE')
    } catch (error) {
      // The file is locked: the unit at the head is told, the next one tries for itself.
      this.waiting.shift()?.reject(error)
      return
    }
    const done: Done[] = []
    try {
      while (done.length < MOST_TOGETHER && this.waiting.length > 0) {
        await this.one(this.waiting.shift() as Waiting, done)
      }
      await this.statement('COMMIT')
    } catch (error) {
      await this.statement('ROLLBACK').catch(() => undefined)
      for (const { waiting } of done) waiting.reject(error)
      return
    }
    for (const { answer } of done) answer()
  }

  private async one(waiting: Waiting, done: Done[]): Promise<void> {
    try {
      await this.statement('SAVEPOINT unit')
      const result = await waiting.unit(this.session)
      await this.statement('RELEASE unit')
      done.push({ waiting, answer: () => waiting.resolve(result) })
    } catch (error) {
      // It may have failed for what another of the group wrote: told before the commit, it would look and not find it.
      done.push({ waiting, answer: () => waiting.reject(error) })
      // A full disk has ended the whole transaction already: then this fails too, and with it the group.
      await this.statement('ROLLBACK TO unit')
      await this.statement('RELEASE unit')
    }
  }

  private async statement(sql: string): Promise<void> {
    await this.session.write(sql, [])
  }
}
