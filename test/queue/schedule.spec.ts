import { newId } from '@app/domain'
import type { Complete, Job, JobHandler } from '@app/queue'
import { sqliteStore, type TestStore } from '../persistence/stores'
import { openProcess, type QueueProcess } from './queue-process'
import { Marker, pause, Reviewer, until } from './work'

class EverySecond extends Reviewer implements JobHandler {
  readonly schedule = { everySeconds: 1, due: async () => this.isDue }
  readonly ids: string[] = []
  isDue = false

  override async handle(job: Job, complete: Complete): Promise<void> {
    this.ids.push(job.id)
    await super.handle(job, complete)
  }
}

describe('jobs by the clock', () => {
  let store: TestStore
  const processes: QueueProcess[] = []
  const often = new EverySecond()

  beforeAll(async () => {
    store = await sqliteStore()
    for (let n = 0; n < 2; n++)
      processes.push(await openProcess({ store: store.options, runJobs: true, handlers: [often, new Marker()] }))
  })
  afterAll(async () => {
    for (const process of processes) await process.close()
    await store?.drop()
  })

  it('are not made while nothing is due, and once for each turn although two processes watch the clock', async () => {
    await pause(1_200)
    expect(often.ids).toEqual([])
    often.isDue = true
    const from = Date.now()
    await until(() => often.ids.length >= 3, 'three turns')
    expect(new Set(often.ids).size).toBe(often.ids.length)
    expect(often.ids.length).toBeLessThanOrEqual(Math.ceil((Date.now() - from) / 1_000) + 1)
    often.isDue = false
  })

  it('clear away done jobs after three days and sessions a week after their end, and nothing younger', async () => {
    const [office] = processes as [QueueProcess]
    const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()
    const account = newId()
    await office.units.run(async (tx) => {
      await tx.execute(
        `INSERT INTO job (id, name, payload, status, runAt, attempts, maxAttempts, createdAt, finishedAt)
         VALUES ('old', 'review.run', '{}', 'done', ?, 1, 8, ?, ?), ('young', 'review.run', '{}', 'done', ?, 1, 8, ?, ?),
                ('dead', 'review.run', '{}', 'dead', ?, 8, 8, ?, ?)`,
        [ago(5), ago(5), ago(5), ago(2), ago(2), ago(2), ago(90), ago(90), ago(90)],
      )
      await tx.execute(
        `INSERT INTO account (id, username, nameEnc, role, status, createdAt) VALUES (?, 'a', '', 'auditor', 'active', ?)`,
        [account, ago(90)],
      )
      await tx.execute(
        `INSERT INTO session (tokenHash, accountId, createdAt, expiresAt) VALUES ('old', ?, ?, ?), ('young', ?, ?, ?)`,
        [account, ago(60), ago(9), account, ago(60), ago(6)],
      )
      tx.job({ name: 'store.purge', payload: {} })
    })
    await until(
      async () => (await office.db.rows("SELECT 1 FROM session WHERE tokenHash = 'old'")).length === 0,
      'the purge ran',
    )
    expect(await office.db.rows('SELECT tokenHash FROM session WHERE accountId = ?', [account])).toEqual([
      { tokenHash: 'young' },
    ])
    const kept = await office.db.rows("SELECT id FROM job WHERE id IN ('old', 'young', 'dead') ORDER BY id")
    expect(kept).toEqual([{ id: 'dead' }, { id: 'young' }])
  })
})
