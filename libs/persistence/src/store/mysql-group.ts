import { setImmediate as othersFirst } from 'node:timers/promises'
import { type FactRows, headOf, inStep, sequence } from './sequence'
import { BEGIN, COMMIT, type MysqlPool, MysqlSession, mysqlConnection } from './session'
import { sendTogether, type Traveller } from './shared-trip'
import type { Statement } from './statement'

/** What a unit has left to say when nobody waits for any of it but the last answer. */
export interface Parcel {
  deferred: readonly Statement[]
  facts: FactRows
}

interface Waiting extends Traveller<Parcel, number> {
  values: number
}

/** Bounds the text of a group and how long the first of it waits. */
const MOST_VALUES = 6000
/** While one is flushed to disk the server can already work on the next. */
const MOST_UNDER_WAY = 2

/**
 * Units that end at the same time travel together: one transaction, one flush to disk, one answer of the server for all
 * of them. If any of them fails, nothing of the group is stored and each is sent again alone, so that one takes nothing
 * of the others with it. Few groups at a time: what ends meanwhile makes the next one.
 */
export class MysqlGroup {
  private waiting: Waiting[] = []
  private underWay = 0

  constructor(private readonly pool: MysqlPool) {}

  /** The place of its last fact, once the unit is on disk. */
  run(parcel: Parcel): Promise<number> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ asked: parcel, values: valuesOf(parcel), resolve, reject })
      if (this.underWay < MOST_UNDER_WAY) void this.drain()
    })
  }

  private async drain(): Promise<void> {
    this.underWay++
    // Requests that are being read at this moment still come along.
    await othersFirst()
    while (this.waiting.length > 0) await sendTogether(this.next(), (parcels) => this.transaction(parcels))
    this.underWay--
  }

  private next(): Waiting[] {
    let values = 0
    const first = this.waiting.findIndex((one, i) => {
      values += one.values
      return i > 0 && values > MOST_VALUES
    })
    return this.waiting.splice(0, first < 0 ? this.waiting.length : first)
  }

  /** Everything of everybody before the head is moved: two processes then lock the rows they share in one order. */
  private async transaction(parcels: readonly Parcel[]): Promise<number[]> {
    const { statements, question } = sequence(parcels.map(({ facts }) => facts) as [FactRows])
    const deferred = inStep(parcels.map((parcel) => parcel.deferred))
    const connection = await mysqlConnection(this.pool)
    const session = new MysqlSession(connection)
    try {
      const results = await session.together([BEGIN, ...deferred, ...statements, question, COMMIT])
      return heads(headOf(results.at(-2) as unknown[]), parcels)
    } catch (error) {
      await session.abandon().catch(() => connection.destroy())
      throw error
    } finally {
      connection.release()
    }
  }
}

/** The place of the last fact of each. */
function heads(head: number, parcels: readonly Parcel[]): number[] {
  let at = head - parcels.reduce((sum, { facts }) => sum + facts.count, 0)
  return parcels.map(({ facts }) => {
    at += facts.count
    return at
  })
}

/** Whoever writes thousands of values would only keep the others waiting. */
export const fitsIntoGroup = (parcel: Parcel): boolean => valuesOf(parcel) <= MOST_VALUES

/** About as many as a fact and its subjects have. */
const VALUES_OF_FACT = 20

const valuesOf = ({ deferred, facts }: Parcel): number =>
  deferred.reduce((sum, { params }) => sum + params.length, facts.count * VALUES_OF_FACT)
