import { join } from 'node:path'
import { newId } from '@app/domain'
import { LeaseLostError } from '@app/queue'
import { marksOf } from '../persistence/mark'
import type { NewStore, TestStore } from '../persistence/stores'
import { childProcess, killed, lineOf } from '../support/child-process'
import { openProcess, type ProcessOptions, type QueueProcess } from './queue-process'
import { Marker, markJob, pause, Reviewer, until } from './work'

export interface Ways {
  newStore: NewStore
  redis?: () => { redisUrl: string; redisPrefix: string }
}

/** What is promised of a job, whoever wakes the worker. */
export function queueConforms({ newStore, redis }: Ways): void {
  let store: TestStore
  let marker: Marker
  let reviewer: Reviewer
  /** Where the cause is written: the API. */
  let office: QueueProcess
  /** Where the work is done: the same process without Redis, another with it. */
  let worker: QueueProcess

  async function open(options: Partial<ProcessOptions> = {}): Promise<QueueProcess> {
    const base = { store: store.options, runJobs: true, handlers: [marker, reviewer], ...redis?.() }
    return openProcess({ ...base, ...options })
  }

  async function reopenWorker(options: Partial<ProcessOptions> = {}): Promise<void> {
    await worker.close()
    worker = await open(options)
    if (!redis) office = worker
  }

  beforeAll(async () => {
    store = await newStore()
    marker = new Marker()
    reviewer = new Reviewer()
    worker = await open()
    office = redis ? await open({ runJobs: false, handlers: [] }) : worker
  })
  afterAll(async () => {
    for (const process of new Set([office, worker])) await process?.close()
    await store?.drop()
  })

  const give = (topic: string, job: Parameters<typeof markJob>[1] = {}) =>
    office.units.run(async (tx) => tx.job(markJob(topic, job)))
  const marks = (topic: string) => marksOf(office.db, topic)
  const marked = (topic: string, count: number) =>
    until(async () => (await marks(topic)) >= count, `${count} effects on ${topic}`)
  const settled = () =>
    until(async () => {
      const { ready, running } = await office.queue.counts()
      return ready + running === 0
    }, 'nothing waits')

  it('runs each of 200 jobs exactly once, although two workers look for them', async () => {
    const second = await open()
    const topics = Array.from({ length: 200 }, () => newId())
    await Promise.all(topics.map((topic) => give(topic)))
    await settled()
    const counts = await Promise.all(topics.map(marks))
    expect(counts).toEqual(topics.map(() => 1))
    expect(marker.tries).toHaveLength(200)
    await second.close()
  })

  it('runs a job only after its cause is committed, and then finds what the cause wrote', async () => {
    const [topic, cause] = [newId(), newId()]
    let committedAt = Number.POSITIVE_INFINITY
    let found: number | undefined
    marker.during(topic, async () => {
      found = await marks(cause)
    })
    await office.units.run(async (tx) => {
      tx.job(markJob(topic))
      await tx.execute(
        "INSERT INTO client_action (id, kind, subjectId, hash, accountId, at) VALUES (?, 'c', ?, '', '', ?)",
        [newId(), cause, tx.now],
      )
      await pause(250)
      committedAt = Date.now()
    })
    await marked(topic, 1)
    expect(marker.of(topic)[0]?.at).toBeGreaterThanOrEqual(committedAt)
    expect(found).toBe(1)
  })

  it('never runs a job whose cause was rolled back', async () => {
    const [turnedBack, kept] = [newId(), newId()]
    const unit = office.units.run(async (tx) => {
      tx.job(markJob(turnedBack))
      throw new Error('turned back')
    })
    await expect(unit).rejects.toThrow('turned back')
    await give(kept)
    await marked(kept, 1)
    await pause(300)
    expect(marker.of(turnedBack)).toEqual([])
  })

  it('tries a failed job again, later each time, and leaves nothing of the failed tries', async () => {
    const topic = newId()
    await give(topic, { payload: { failures: 3 } })
    await marked(topic, 1)
    await settled()
    const tries = marker.of(topic)
    expect(tries.map((entry) => entry.attempt)).toEqual([1, 2, 3, 4])
    const waits = tries.slice(1).map((entry, i) => entry.at - (tries[i]?.at ?? 0))
    // 100, 200, 400 ms, each up to a fifth shorter.
    expect(waits.map((ms, i) => ms >= 80 * 2 ** i)).toEqual([true, true, true])
    expect(await marks(topic)).toBe(1)
  })

  it('gives a job up after its last try, shows it to the office, and runs it again when the office asks', async () => {
    const topic = newId()
    await give(topic, { payload: { failures: 3 }, maxAttempts: 3 })
    await until(async () => (await office.queue.counts()).dead === 1, 'the job is dead')
    await pause(500)
    expect(marker.of(topic)).toHaveLength(3)
    const [dead] = await office.queue.dead()
    expect(dead).toMatchObject({ status: 'dead', attempts: 3, name: 'notice.send' })
    expect(dead?.lastError).toContain('the line is busy')
    expect(await office.queue.retry(newId())).toBe(false)
    // Its next tries count from one again, so the fourth in all, being the first, fails too.
    expect(await office.queue.retry(dead?.id ?? '')).toBe(true)
    await until(async () => (await office.queue.counts()).dead === 1, 'the job is dead again')
    await office.units.run((tx) =>
      tx.execute('UPDATE job SET payload = ? WHERE id = ?', [JSON.stringify({ topic, failures: 0 }), dead?.id ?? '']),
    )
    expect(await office.queue.retry(dead?.id ?? '')).toBe(true)
    await marked(topic, 1)
    expect((await office.queue.counts()).dead).toBe(0)
  })

  it('makes one run of causes that come while the job waits, and another of those that come while it runs', async () => {
    const topic = newId()
    const give1 = () => give(topic, { coalesceKey: `key ${topic}`, runAt: new Date(Date.now() + 300).toISOString() })
    await Promise.all([give1(), give1(), give1(), give1(), give1()])
    let came = false
    marker.during(topic, async (job) => {
      if (came) return
      came = true
      await give(topic, { coalesceKey: `key ${topic}` })
      expect(job.attempt).toBe(1)
    })
    await marked(topic, 2)
    await settled()
    expect(await marks(topic)).toBe(2)
    expect(new Set(marker.of(topic).map((entry) => entry.id)).size).toBe(2)
  })

  it('reviews all of 300 simultaneous touches: none slips between two reviews', async () => {
    const before = reviewer.runs
    const subjects = Array.from({ length: 40 }, () => newId())
    const touch = (n: number) => office.units.run(async (tx) => tx.touch('cylinder', subjects[n % 40] as string))
    await Promise.all(Array.from({ length: 300 }, (_, n) => touch(n)))
    await settled()
    const open = await office.db.rows('SELECT subjectId FROM review_state WHERE version > reviewedVersion')
    expect(open).toEqual([])
    expect(reviewer.runs - before).toBeLessThan(300)
  })

  it('holds a job back until its time', async () => {
    const topic = newId()
    const runAt = Date.now() + 700
    await give(topic, { runAt: new Date(runAt).toISOString() })
    await marked(topic, 1)
    expect(marker.of(topic)[0]?.at).toBeGreaterThanOrEqual(runAt)
  })

  it('lets a long job keep its lease for as long as it works', async () => {
    const topic = newId()
    const shortLease = { timing: { leaseMs: 600 } }
    await reopenWorker(shortLease)
    const second = await open(shortLease)
    await give(topic, { payload: { ms: 2_000 } })
    await marked(topic, 1)
    await settled()
    expect(marker.of(topic)).toHaveLength(1)
    expect(await marks(topic)).toBe(1)
    await second.close()
    await reopenWorker()
  })

  it('rolls back the effect of a worker whose lease went to another', async () => {
    const topic = newId()
    let refused: unknown
    marker.during(topic, async (job) => {
      if (job.attempt > 1) return
      await office.units.run((tx) =>
        tx.execute("UPDATE job SET leaseUntil = '2000-01-01T00:00:00.000Z' WHERE id = ?", [job.id]),
      )
      await marked(topic, 1)
    })
    const handle = marker.handle.bind(marker)
    marker.handle = (job, complete) =>
      handle(job, (effect) =>
        complete(effect).catch((error) => {
          if (job.attempt === 1 && job.payload.topic === topic) refused = error
          throw error
        }),
      )
    await give(topic)
    await until(() => refused !== undefined, 'the first worker is refused')
    marker.handle = handle
    expect(refused).toBeInstanceOf(LeaseLostError)
    expect(marker.of(topic).map((entry) => entry.attempt)).toEqual([1, 2])
    expect(await marks(topic)).toBe(1)
  })

  it('takes up what a worker killed in the middle left behind', async () => {
    const topic = newId()
    const options = { store: store.options, ...redis?.(), timing: { leaseMs: 1_500 } }
    await worker.close()
    const victim = childProcess(join(__dirname, 'worker-process.ts'), [JSON.stringify(options), topic])
    const inTheMiddle = lineOf(victim, 'in the middle')
    await lineOf(victim, 'started')
    const poster = redis ? office : await open({ runJobs: false, handlers: [] })
    await poster.units.run(async (tx) => tx.job(markJob(topic)))
    await inTheMiddle
    await killed(victim)
    if (!redis) await poster.close()
    await reopenWorker()
    expect(await marks(topic)).toBe(0)
    await marked(topic, 1)
    await settled()
    expect(marker.of(topic).map((entry) => entry.attempt)).toEqual([2])
    expect(await marks(topic)).toBe(1)
  })

  it('ends the job under way before it shuts down, and leaves the waiting ones to the next start', async () => {
    const [underWay, ...waiting] = Array.from({ length: 13 }, () => newId())
    const slow = { payload: { ms: 400 } }
    await give(underWay as string, slow)
    await until(() => marker.of(underWay as string).length === 1, 'the job is under way')
    await Promise.all(waiting.map((topic) => give(topic, slow)))
    await reopenWorker({ runJobs: false, handlers: [] })
    const tries = marker.tries.length
    expect(await marksOf(worker.db, underWay as string)).toBe(1)
    const { running, ready } = await worker.queue.counts()
    expect(running).toBe(0)
    expect(ready).toBeGreaterThan(0)
    await pause(300)
    expect(marker.tries).toHaveLength(tries)
    await reopenWorker({ concurrency: 8 })
    await settled()
    const counts = await Promise.all(waiting.map(marks))
    expect(counts).toEqual(waiting.map(() => 1))
  })
}
