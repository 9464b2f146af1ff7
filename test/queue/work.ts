import type { JobRequest } from '@app/persistence'
import type { Complete, Job, JobHandler } from '@app/queue'
import { mark } from '../persistence/mark'

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

export async function until(holds: () => Promise<boolean> | boolean, what: string, ms = 15_000): Promise<void> {
  for (const from = Date.now(); !(await holds()); await pause(20)) {
    if (Date.now() - from > ms) throw new Error(`after ${ms} ms still not: ${what}`)
  }
}

/** A job that leaves one mark on its topic; `failures` first tries fail, half-way through their effect. */
export const markJob = (topic: string, more: Partial<JobRequest> = {}): JobRequest => ({
  name: 'notice.send',
  ...more,
  payload: { topic, failures: 0, ms: 0, ...more.payload },
})

export interface Try {
  id: string
  topic: string
  attempt: number
  at: number
}

/** A handler for `markJob` that remembers its tries, and may be told to do something in the middle of them. */
export class Marker implements JobHandler {
  readonly name = 'notice.send'
  readonly tries: Try[] = []
  private readonly meanwhile = new Map<string, (job: Job) => Promise<void>>()

  during(topic: string, act: (job: Job) => Promise<void>): void {
    this.meanwhile.set(topic, act)
  }

  of(topic: string): Try[] {
    return this.tries.filter((entry) => entry.topic === topic)
  }

  async handle(job: Job, complete: Complete): Promise<void> {
    const topic = String(job.payload.topic)
    this.tries.push({ id: job.id, topic, attempt: job.attempt, at: Date.now() })
    await this.meanwhile.get(topic)?.(job)
    if (Number(job.payload.ms) > 0) await pause(Number(job.payload.ms))
    await complete(async (tx) => {
      await mark(tx, topic)
      if (job.attempt <= Number(job.payload.failures)) throw new Error('the line is busy')
    })
  }
}

/** The review of the product in its smallest form: what is due is reviewed in the version that was seen. */
export class Reviewer implements JobHandler {
  readonly name = 'review.run'
  runs = 0

  async handle(_job: Job, complete: Complete): Promise<void> {
    this.runs += 1
    await complete(async (tx) => {
      const due = await tx.rows<{ subjectId: string; version: number }>(
        'SELECT subjectId, version FROM review_state WHERE version > reviewedVersion ORDER BY subjectKind, subjectId',
      )
      for (const { subjectId, version } of due)
        await tx.execute('UPDATE review_state SET reviewedVersion = ? WHERE subjectId = ? AND version = ?', [
          version,
          subjectId,
          version,
        ])
    })
  }
}
