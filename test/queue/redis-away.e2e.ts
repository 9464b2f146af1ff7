import { newId } from '@app/domain'
import { Redis } from 'ioredis'
import { marksOf } from '../persistence/mark'
import { mariaDbStore, type TestStore } from '../persistence/stores'
import { freePort, type PrivateServer, startRedis } from '../support/servers.mjs'
import { openProcess, type QueueProcess, redisAnswers } from './queue-process'
import { Marker, markJob, pause, Reviewer, until } from './work'

describe('jobs while Redis comes and goes', () => {
  let store: TestStore
  let port: number
  let redis: PrivateServer
  let office: QueueProcess
  let worker: QueueProcess
  const marker = new Marker()
  const handlers = [marker, new Reviewer()]

  beforeAll(async () => {
    store = await mariaDbStore()
    port = await freePort()
    redis = await startRedis({ port })
    const redisUrl = `redis://127.0.0.1:${port}`
    office = await openProcess({ store: store.options, redisUrl, runJobs: false, handlers: [] })
    worker = await openProcess({ store: store.options, redisUrl, runJobs: true, handlers })
    await until(() => redisAnswers(office), 'Redis answers')
  })
  afterAll(async () => {
    await office?.close()
    await worker?.close()
    await redis?.stop()
    await store?.drop()
  })

  const give = (topic: string, payload = {}) => office.units.run(async (tx) => tx.job(markJob(topic, { payload })))
  const marks = (topic: string) => marksOf(office.db, topic)

  it('loses and doubles nothing when Redis is killed among 500 jobs and comes back empty', async () => {
    const topics = Array.from({ length: 500 }, () => newId())
    let slowest = 0
    const giveAll = async () => {
      for (const topic of topics) {
        const from = Date.now()
        await give(topic, { ms: 5 })
        slowest = Math.max(slowest, Date.now() - from)
      }
    }
    const given = giveAll()
    await until(() => marker.tries.length > 50, 'the worker is in the middle')
    await redis.kill()
    expect(marker.tries.length).toBeLessThan(400)
    await pause(700)
    redis = await startRedis({ port })
    await given
    await until(async () => {
      const { ready, running } = await office.queue.counts()
      return ready + running === 0
    }, 'everything is done')
    expect(await Promise.all(topics.map(marks))).toEqual(topics.map(() => 1))
    // Whoever caused a job never waited for Redis.
    expect(slowest).toBeLessThan(2_000)
  })

  it('says that Redis is away while it is, and works through Redis again without a restart', async () => {
    await redis.kill()
    await until(async () => !(await redisAnswers(office)), 'Redis is missed')
    const [meanwhile, afterwards] = [newId(), newId()]
    await give(meanwhile)
    redis = await startRedis({ port })
    await until(() => redisAnswers(office), 'Redis answers again')
    await until(async () => (await marks(meanwhile)) === 1, 'what was given meanwhile is done')
    await give(afterwards)
    await until(async () => (await marks(afterwards)) === 1, 'what is given afterwards is done')
  })

  it('carries ids of rows through Redis and nothing else', async () => {
    await worker.close()
    const [topic, secret] = [newId(), 'Zhang San 13800000000']
    await office.units.run(async (tx) => {
      tx.job(markJob(topic, { payload: { secret } }))
      tx.job(markJob(topic, { payload: { secret }, coalesceKey: 'k1' }))
    })
    const client = new Redis(redis.url)
    await until(async () => (await client.keys('pingan:pingan:row-*')).length === 2, 'both rows are posted')
    const rows = await office.db.rows<{ id: string }>("SELECT id FROM job WHERE status = 'ready'")
    const keys = await client.keys('*')
    const bodies = await Promise.all(
      keys.filter((key) => key.includes(':row-')).map((key) => client.hgetall(key) as Promise<Record<string, string>>),
    )
    expect(bodies.map((body) => body.data).sort()).toEqual(rows.map(({ id }) => JSON.stringify({ id })).sort())
    const everything = JSON.stringify([keys, bodies, await client.lrange('pingan:pingan:wait', 0, -1)])
    for (const personal of [secret, topic, 'notice.send', 'k1']) expect(everything).not.toContain(personal)
    client.disconnect()
  })

  it('starts while Redis is away, and begins to work when Redis comes', async () => {
    await redis.kill()
    const topic = newId()
    await give(topic)
    worker = await openProcess({
      store: store.options,
      redisUrl: `redis://127.0.0.1:${port}`,
      runJobs: true,
      handlers,
    })
    await pause(500)
    expect(await marks(topic)).toBe(0)
    redis = await startRedis({ port })
    await until(async () => (await marks(topic)) === 1, 'the job is done')
  })

  it('stops within seconds although Redis is away', async () => {
    await redis.kill()
    const from = Date.now()
    await worker.close()
    expect(Date.now() - from).toBeLessThan(8_000)
  })
})
