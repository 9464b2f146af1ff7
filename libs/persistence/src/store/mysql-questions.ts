import { setImmediate as othersFirst } from 'node:timers/promises'
import { saidByServer } from './dialect'
import { type MysqlPool, MysqlSession } from './session'
import type { Statement } from './statement'

interface Waiting {
  questions: readonly Statement[]
  resolve(answers: unknown[][]): void
  reject(error: unknown): void
}

/** Whoever is asked more at once keeps the first waiting for the last. */
const MOST_TOGETHER = 8

/**
 * Short questions that are asked in the same moment travel together: a round trip costs more than they do. If one of
 * them fails, each is asked again alone.
 */
export class MysqlQuestions {
  private waiting: Waiting[] = []
  private readonly session: MysqlSession

  constructor(pool: MysqlPool) {
    this.session = new MysqlSession(pool)
  }

  ask(questions: readonly Statement[]): Promise<unknown[][]> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ questions, resolve, reject })
      if (this.waiting.length === 1) void this.sendAll()
    })
  }

  private async sendAll(): Promise<void> {
    // Requests that are being read at this moment still come along.
    await othersFirst()
    const all = this.waiting
    this.waiting = []
    for (let i = 0; i < all.length; i += MOST_TOGETHER) void this.send(all.slice(i, i + MOST_TOGETHER))
  }

  private async send(group: readonly Waiting[]): Promise<void> {
    try {
      const answers = await this.session.all(group.flatMap(({ questions }) => questions))
      let from = 0
      for (const { questions, resolve } of group) {
        resolve(answers.slice(from, from + questions.length))
        from += questions.length
      }
    } catch (error) {
      if (group.length === 1 || !saidByServer(error)) for (const { reject } of group) reject(error)
      else for (const one of group) void this.send([one])
    }
  }
}
