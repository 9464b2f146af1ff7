import { freePort, type PrivateServer, startMariaDb } from '../support/servers.mjs'
import type { Submission } from '../support/visit'
import { expectEachOnce, expectStored } from './outcome'
import { Phones } from './phone'
import { Site, until } from './site'

describe('500 submissions while the database goes away and comes back', () => {
  let database: PrivateServer
  let port: number
  let site: Site
  let visits: Submission[]

  beforeAll(async () => {
    port = await freePort()
    database = await startMariaDb({ port })
    site = new Site({ databaseUrl: database.url })
    visits = await site.prepare(500)
    await site.startApi()
  }, 120_000)
  afterAll(async () => {
    await site?.close()
    await database?.stop()
  })

  it('are refused clearly meanwhile, and afterwards go on by themselves: none lost, none doubled', async () => {
    const token = await site.login()
    const phones = new Phones(site, token)
    phones.begin(visits)
    await phones.middle(200)
    await database.kill()
    await until(async () => (await site.health()).status === 503, 'the loss of the database is noticed')
    expect(await site.health()).toMatchObject({ retryAfter: '5', body: { database: 'away', queue: 'ok' } })
    const refused = await fetch(`${site.address}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } })
    expect(refused.status).toBe(503)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(refused.headers.get('content-type')).toContain('application/problem+json')
    expect(((await refused.json()) as { title: string }).title).toMatch(/[一-鿿]/)
    const before = [...phones.acknowledged]
    database = await startMariaDb({ port, folder: database.folder })
    await until(() => site.isReady(), 'the API is ready again without a restart')
    await expectStored(site, before)
    await phones.end()
    expect(phones.answers.get(503)).toBeGreaterThan(0)
    await expectEachOnce(site, visits)
  }, 240_000)
})
