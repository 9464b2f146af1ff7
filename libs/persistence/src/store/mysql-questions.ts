import { setImmediate as othersFirst } from 'node:timers/promises'
import { type MysqlPool, MysqlSession } from './session'
import { sendTogether, type Traveller } from './shared-trip'
import type { Statement } from './statement'

/** Whoever is asked more at once keeps the first waiting for the last. */
const MOST_TOGETHER = 8

/**
 * Short questions that are asked in the same moment travel together: a round trip costs more than they do. If one of
 * them fails, each is asked again alone.
 */
export class MysqlQuestions {
  private waiting: Traveller<readonly Statement[], unknown[][]>[] = []
  private readonly session: MysqlSession

  constructor(pool: MysqlPool) {
    this.session = new MysqlSession(pool)
  }

  ask(questions: readonly Statement[]): Promise<unknown[][]> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ asked: questions, resolve, reject })
      if (this.waiting.length === 1) void this.sendAll()
    })
  }

  private async sendAll(): Promise<void> {
    // Requests that are being read at this moment still come along.
    await othersFirst()
    const all = this.waiting
    this.waiting = []
    for (let i = 0; i < all.length; i += MOST_TOGETHER)
      void sendTogether(all.slice(i, i + MOST_TOGETHER), (group) => this.answer(group))
  }

  private async answer(group: readonly (readonly Statement[])[]): Promise<unknown[][][]> {
    const answers = await this.session.all(group.flat())
    let from = 0
    return group.map(({ length }) => {
      from += length
      return answers.slice(from - length, from)
    })
  }
}
