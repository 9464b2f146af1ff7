import { setImmediate as othersFirst } from 'node:timers/promises'
import { saidByServer } from './dialect'
import { BEGIN, COMMIT, type MysqlPool, MysqlSession, mysqlConnection, type Statement } from './session'

/** What a unit has left to say when nobody waits for any of it but the last answer. */
export interface Parcel {
  deferred: readonly Statement[]
  /** They move the head of the sequence, which stays locked until the end. */
  last: readonly Statement[]
  question: Statement
}

interface Waiting {
  parcel: Parcel
  values: number
  resolve(answer: unknown): void
  reject(error: unknown): void
}

/** Bounds the text of a group and how long the first of it waits. */
const MOST_VALUES = 6000

/**
 * Units that end at the same time travel together: one transaction, one flush to disk, one answer of the server for all
 * of them. If any of them fails, nothing of the group is stored and each is sent again alone, so that one takes nothing
 * of the others with it. One group at a time: what ends meanwhile makes the next one.
 */
export class MysqlGroup {
  private waiting: Waiting[] = []
  private busy = false

  constructor(private readonly pool: MysqlPool) {}

  /** The rows that answer the question of the unit, once it is on disk. */
  run(parcel: Parcel): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ parcel, values: valuesOf(parcel), resolve, reject })
      if (!this.busy) void this.drain()
    })
  }

  private async drain(): Promise<void> {
    this.busy = true
    while (this.waiting.length > 0) {
      // Requests that are being read at this moment still come along.
      await othersFirst()
      await this.send(this.next())
    }
    this.busy = false
  }

  private next(): Waiting[] {
    let values = 0
    const first = this.waiting.findIndex((one, i) => {
      values += one.values
      return i > 0 && values > MOST_VALUES
    })
    return this.waiting.splice(0, first < 0 ? this.waiting.length : first)
  }

  private async send(group: readonly Waiting[]): Promise<void> {
    try {
      const answers = await this.transaction(group.map(({ parcel }) => parcel))
      for (const [i, { resolve }] of group.entries()) resolve(answers[i])
    } catch (error) {
      // Without a word of the server nobody knows whether it is stored: whoever asked is told, and may repeat it.
      if (group.length === 1 || !saidByServer(error)) for (const { reject } of group) reject(error)
      else for (const one of group) await this.send([one])
    }
  }

  /** Everything of everybody before the first moves the head: two processes then lock the rows they share in one order. */
  private async transaction(parcels: readonly Parcel[]): Promise<unknown[]> {
    const connection = await mysqlConnection(this.pool)
    const session = new MysqlSession(connection)
    try {
      const before = [BEGIN, ...parcels.flatMap(({ deferred }) => deferred)]
      const results = await session.together([
        ...before,
        ...parcels.flatMap(({ last, question }) => [...last, question]),
        COMMIT,
      ])
      let at = before.length - 1
      return parcels.map(({ last }) => {
        at += last.length + 1
        return results[at]
      })
    } catch (error) {
      await session.abandon().catch(() => connection.destroy())
      throw error
    } finally {
      connection.release()
    }
  }
}

/** Whoever writes thousands of values would only keep the others waiting. */
export const fitsIntoGroup = (parcel: Parcel): boolean => valuesOf(parcel) <= MOST_VALUES

const valuesOf = ({ deferred, last }: Parcel): number =>
  [...deferred, ...last].reduce((sum, { params }) => sum + params.length, 0)
