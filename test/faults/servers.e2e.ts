import { type FreshDatabase, freshDatabase } from '../support/server-addresses'
import { freePort, type PrivateServer, startRedis } from '../support/servers.mjs'
import type { Submission } from '../support/visit'
import { expectEachOnce, expectStored } from './outcome'
import { Phones } from './phone'
import { pause, Site, until } from './site'

describe('500 submissions to API and worker, with MariaDB and Redis', () => {
  let database: FreshDatabase
  let redis: PrivateServer
  let redisPort: number
  let site: Site
  let visits: Submission[]
  let phones: Phones

  beforeEach(async () => {
    database = await freshDatabase()
    redisPort = await freePort()
    redis = await startRedis({ port: redisPort })
    site = new Site({ databaseUrl: database.url, redisUrl: redis.url })
    visits = await site.prepare(500)
    site.startWorker()
    await site.startApi()
    phones = new Phones(site, await site.login())
  }, 120_000)
  afterEach(async () => {
    await site?.close()
    await redis?.stop()
    await database?.drop()
  })

  it('lose nothing that was acknowledged and double nothing when the API is killed among them', async () => {
    phones.begin(visits)
    await phones.middle(200)
    await site.killApi()
    await expectStored(site, [...phones.acknowledged])
    await site.startApi()
    await phones.end()
    await expectEachOnce(site, visits)
  }, 240_000)

  it('lose nothing and double nothing when the worker is killed among them', async () => {
    phones.begin(visits)
    await phones.middle(100)
    await until(async () => (await noticesDone()) > 0, 'the worker is in the middle')
    await site.killWorker()
    await phones.middle(300)
    site.startWorker()
    await phones.end()
    expect(phones.answers).toEqual(new Map([[201, 500]]))
    // What the killed worker held comes back when its lease runs out.
    await expectEachOnce(site, visits)
  }, 240_000)

  it('are all acknowledged although Redis is killed among them and comes back empty, and all follows', async () => {
    phones.begin(visits)
    await phones.middle(150)
    await redis.kill()
    await until(async () => (await site.health()).status === 503, 'the loss of Redis is noticed')
    expect(await site.health()).toMatchObject({ retryAfter: '5', body: { database: 'ok', queue: 'away' } })
    await pause(1_000)
    redis = await startRedis({ port: redisPort })
    await phones.end()
    expect(phones.answers).toEqual(new Map([[201, 500]]))
    await expectEachOnce(site, visits)
    expect((await site.health()).status).toBe(200)
  }, 240_000)

  const noticesDone = async () => {
    const done = "SELECT COUNT(*) AS n FROM job WHERE name = 'notice.send' AND status = 'done'"
    return Number((await site.rows<{ n: number }>(done))[0]?.n)
  }
})
