import { type RouteKey, type RouteSpec, routes } from '@app/contract'
import fc from 'fast-check'
import { z } from 'zod'
import { QUERIES, resealed, spoiled, WRONG_IDS } from './hostile-values'
import { HostileWorld, type Target } from './hostile-world'

const SEED = 20260610
const keys = Object.keys(routes) as RouteKey[]
const specOf = (key: RouteKey): RouteSpec => routes[key]
const withBody = keys.filter((key) => specOf(key).body)
const withId = keys.filter((key) => key.includes(':id'))
/** What a route does not read can do it no harm; what is no parameter at all is thrown at every one. */
const concerns = (query: string, { query: schema }: RouteSpec): boolean => {
  const name = /^(\w+?)(\[\])?=/.exec(query)?.[1]
  return !name || name.startsWith('_') || (schema instanceof z.ZodObject && name in schema.shape)
}
/** An answered stream never ends, so only what is refused before it can be thrown at it. */
const asked = keys.filter((key) => key.startsWith('GET') && specOf(key).wire !== 'stream')

type Reply = Awaited<ReturnType<HostileWorld['send']>>

/** Never the server's fault; a refusal is problem+json that says in Chinese what is wrong, and where. */
function expectCivil(reply: Reply, about: string): void {
  const told = `${about} → ${reply.statusCode} ${reply.payload.slice(0, 300)}`
  if (reply.statusCode >= 500 && reply.json().code !== 'WECHAT_NOT_CONFIGURED') throw new Error(told)
  if (reply.statusCode < 400) return
  const problem = reply.json() as { code?: string; title?: string; problems?: { path: string; message: string }[] }
  const civil =
    String(reply.headers['content-type']).includes('application/problem+json') &&
    /^[A-Z][A-Z0-9_]+$/.test(problem.code ?? '') &&
    /[一-龥]/.test(problem.title ?? '')
  if (!civil) throw new Error(`not a clear problem: ${told}`)
  for (const { path, message } of problem.problems ?? [])
    if (!path || !/[一-龥]/.test(message)) throw new Error(`not said in Chinese where and what: ${told}`)
}

describe('Whatever is sent', () => {
  let world: HostileWorld

  beforeAll(async () => {
    world = await HostileWorld.start()
  })
  afterAll(() => world?.api.close())

  async function throwAt(target: Target, url: string, payload?: string, headers?: Record<string, string>) {
    const before = await world.rows()
    const reply = await world.send(target, url, payload, headers)
    const about = `${target.method} ${url.slice(0, 300)} ${payload?.slice(0, 600) ?? ''}`
    expectCivil(reply, about)
    if (reply.statusCode >= 400 && (await world.rows()) !== before) throw new Error(`stored in part: ${about}`)
  }

  test.each(withBody)('%s takes no spoiled body amiss, and stores nothing of it', async (key) => {
    const target = await world.target(key)
    const numRuns = key === 'POST /api/v1/inspections' ? 200 : 50
    const valid = target.body()
    await fc.assert(
      fc.asyncProperty(spoiled(valid), (payload) => throwAt(target, world.url(target), resealed(payload, valid))),
      { seed: SEED, numRuns, endOnFailure: true },
    )
  })

  test.each(asked)('%s answers any query', async (key) => {
    const target = await world.target(key)
    const before = await world.rows()
    for (const query of QUERIES.filter((q) => concerns(q, target.spec))) {
      const url = `${world.url(target)}?${query}`
      expectCivil(await world.send(target, url), url)
    }
    expect(await world.rows()).toBe(before)
  })

  test.each(withId)('%s knows no id of the wrong form', async (key) => {
    const target = await world.target(key)
    for (const id of WRONG_IDS) {
      const body = target.body()
      await throwAt(target, world.url(target, id), body === undefined ? undefined : JSON.stringify(body))
    }
  })

  test('methods nobody offers are refused in words', async () => {
    for (const key of keys) {
      const target = await world.target(key)
      for (const method of ['PUT', 'PATCH', 'OPTIONS']) {
        const reply = await world.send({ ...target, method }, world.url(target))
        expect(reply.statusCode).toBeGreaterThanOrEqual(400)
        expectCivil(reply, `${method} ${key}`)
      }
      if (specOf(key).wire !== 'stream')
        expect((await world.send({ ...target, method: 'HEAD' }, world.url(target))).statusCode).toBeLessThan(500)
    }
  })

  test.each(withBody)('%s takes no other content than JSON', async (key) => {
    const target = await world.target(key)
    const valid = JSON.stringify(target.body())
    for (const type of ['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'image/png', ';;', ''])
      await throwAt(target, world.url(target), valid, { 'content-type': type })
    await throwAt(target, world.url(target), valid, { 'content-type': 'multipart/form-data; boundary=x' })
    await throwAt(target, world.url(target), valid, { 'content-type': 'multipart/form-data' })
    await throwAt(target, world.url(target), '\x1f\x8b\x08\x00\x00', { 'content-encoding': 'gzip' })
  })

  test.each([
    '/m/%00',
    '/m/..%2f..%2fpackage.json',
    '/api/docs/assets/%00.js',
    '/api/docs/assets/..%2f..%2f..%2fpackage.json',
    '/%zz',
    '/%00',
    '/assets/%E5%28',
    '/api/v1',
    '/api/v1/',
    '//api/v1/me',
    '/api/v1/premises//timeline',
    `/api/v1/${'x'.repeat(9000)}`,
    '/.env',
    '/data/keys.json',
  ])('the address %s opens nothing that is not meant to be open', async (url) => {
    const reply = await world.api.fastify.inject({ url, headers: { accept: 'application/json' } })
    expect(reply.statusCode).toBeLessThan(500)
    expect(reply.payload).not.toMatch(/"dependencies"|"devDependencies"/)
  })
})
