import { Agent, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { newId } from '@app/domain'
import { type KeyPair, signedHeaders } from '@app/platform'
import { TestApi } from '../support/api'
import { fill, move, sites } from '../support/custody'
import { type District, district } from '../support/district'
import { plainKey, signedCall } from '../support/signed'

const BATCH = '/api/v1/events/batch'
const MEGABYTE = 1024 * 1024

/** What a company's software, or somebody who pretends to be it, sends over the line. */
describe('signed events', () => {
  let api: TestApi
  let town: District
  let key: KeyPair

  beforeAll(async () => {
    api = await TestApi.start({ config: { JOBS: 'off' } })
    town = await district(api)
    await sites(api, town)
    key = await plainKey(api, town.companies.first.id, town.accounts.company.id)
    await api.fastify.listen({ port: 0, host: '127.0.0.1' })
  })
  afterAll(async () => {
    api?.fastify.server.closeAllConnections()
    await api?.close()
  })

  const count = async (table: string) =>
    Number((await api.db.rows<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`))[0]?.n)
  const send = (body: unknown, over: object = {}) =>
    signedCall(api, key, { method: 'POST', path: BATCH, body, ...over })
  const sendText = (text: string) =>
    api.fastify.inject({
      ...{ method: 'POST', url: BATCH, payload: text },
      headers: {
        ...signedHeaders(key, { method: 'POST', path: BATCH, body: text }, Date.parse(api.clock.now())),
        'content-type': 'application/json',
      },
    })
  const events = () => {
    const { code } = town.bottles.first
    return { events: [fill({ code }), move({ code }), fill({ code, site: 'NO01' })] }
  }

  /** Over a real line, piece by piece, as long as nobody answers. */
  function pour(headers: Record<string, string>, piece: Buffer, pieces: number) {
    const { port } = api.fastify.server.address() as AddressInfo
    return new Promise<{ status: number; code: string; sent: number }>((resolve, reject) => {
      const request = httpRequest({ port, method: 'POST', path: BATCH, headers, agent: new Agent({ keepAlive: true }) })
      let [sent, answered] = [0, false]
      request.on('response', async (response) => {
        answered = true
        let text = ''
        for await (const chunk of response) text += String(chunk)
        request.destroy()
        resolve({ status: response.statusCode ?? 0, code: (JSON.parse(text) as { code: string }).code, sent })
      })
      request.on('error', (error) => (answered ? undefined : reject(error)))
      const write = () => {
        if (answered || sent >= pieces) return void request.end()
        sent += 1
        request.write(piece, () => setImmediate(write))
      }
      write()
    })
  }

  test('the request that stored something leaves its trace in the same unit; one that stored nothing leaves none', async () => {
    const body = events()
    const before = await count('fact')
    const { status, body: answer, sent } = await send(body)
    expect([status, answer]).toEqual([200, expect.objectContaining({ stored: 2, refused: 1 })])
    expect(await count('fact')).toBe(before + 2)
    const uses = await api.db.rows('SELECT nonce, usedAt FROM company_key_use')
    expect(uses).toEqual([{ nonce: sent['x-nonce'], usedAt: api.clock.now() }])
    const [row] = await api.db.rows('SELECT lastUsedAt FROM company_key WHERE id = ?', [key.keyId])
    expect(row).toEqual({ lastUsedAt: api.clock.now() })
    expect((await send(body)).body).toMatchObject({ repeated: 2, refused: 1 })
    expect(await count('company_key_use')).toBe(1)
  })

  test('caught on the line and sent again, it is refused here and by another process, and changes nothing', async () => {
    const body = events()
    const { sent } = await send(body)
    const before = await count('fact')
    const other = await TestApi.beside(api)
    try {
      for (const process of [api, other]) {
        const again = { method: 'POST' as const, path: BATCH, body, headers: sent }
        expect((await signedCall(process, key, again)).problem).toMatchObject({ code: 'REQUEST_REPLAYED' })
      }
    } finally {
      await other.close()
    }
    expect(await count('fact')).toBe(before)
  })

  test('sixteen times the same request at once is one request', async () => {
    const text = JSON.stringify(events())
    const headers = {
      ...signedHeaders(key, { method: 'POST', path: BATCH, body: text }, Date.parse(api.clock.now())),
      'content-type': 'application/json',
    }
    const replies = await Promise.all(
      Array.from({ length: 16 }, () => api.fastify.inject({ method: 'POST', url: BATCH, headers, payload: text })),
    )
    expect(replies.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
    expect(replies.filter(({ statusCode }) => statusCode === 409)).toHaveLength(15)
  })

  test('one letter changed after signing, and nothing of it is stored', async () => {
    const before = await count('fact')
    const body = events()
    const payload = JSON.stringify(body).replace('"netKg":14.5', '"netKg":14.4')
    expect((await send(body, { payload })).problem).toMatchObject({ status: 401, code: 'SIGNATURE_WRONG' })
    expect(await count('fact')).toBe(before)
  })

  test('a thousand levels of brackets, a thousand and one events, and what is no JSON are clear problems', async () => {
    const before = await count('fact')
    for (const text of [
      `${'['.repeat(500_000)}${']'.repeat(500_000)}`,
      `${'{"events":'.repeat(90_000)}1`,
      '{',
      '\u0000',
    ]) {
      const reply = await sendText(text)
      expect(reply.statusCode).toBeGreaterThanOrEqual(400)
      expect(reply.statusCode).toBeLessThan(500)
      expect(reply.json<{ title: string }>().title).toMatch(/[一-龥]/)
    }
    const many = { events: Array.from({ length: 1001 }, () => fill({ code: town.bottles.first.code })) }
    expect((await send(many)).problem).toMatchObject({ status: 422, code: 'INPUT_INVALID' })
    expect(await count('fact')).toBe(before)
  })

  test('nested deep inside one event it is that event which is refused', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const text = JSON.stringify({ events: [fill({ code: 'DEEP' }), fill({ code: town.bottles.first.code })] })
    const reply = await sendText(text.replace('"DEEP"', deep))
    expect(reply.json()).toMatchObject({
      stored: 1,
      refused: 1,
      results: [{ status: 'refused' }, { status: 'stored' }],
    })
  })

  test('a hundred megabytes are refused when they are announced, before the first of them is sent', async () => {
    const headers = signedHeaders(key, { method: 'POST', path: BATCH, body: '' }, Date.parse(api.clock.now()))
    const length = { 'content-length': String(100 * MEGABYTE), 'content-type': 'application/json' }
    expect(await pour({ ...headers, ...length }, Buffer.alloc(1024), 1)).toMatchObject({
      ...{ status: 413, code: 'BODY_TOO_LARGE' },
    })
  })

  test('a hundred megabytes that nobody announced are cut off after two', async () => {
    const headers = signedHeaders(key, { method: 'POST', path: BATCH, body: '' }, Date.parse(api.clock.now()))
    const { status, code, sent } = await pour(
      { ...headers, 'content-type': 'application/json' },
      Buffer.alloc(MEGABYTE / 4, 0x20),
      400,
    )
    expect([status, code]).toEqual([413, 'BODY_TOO_LARGE'])
    expect(sent).toBeLessThan(400)
  })

  test('whoever has no key is sent away before his body is read', async () => {
    const stranger = { keyId: newId(), secret: 'x'.repeat(43) }
    const headers = signedHeaders(stranger, { method: 'POST', path: BATCH, body: '' }, Date.parse(api.clock.now()))
    const { status, code, sent } = await pour(
      { ...headers, 'content-type': 'application/json' },
      Buffer.alloc(MEGABYTE / 4, 0x20),
      400,
    )
    expect([status, code]).toEqual([401, 'KEY_UNKNOWN'])
    expect(sent).toBeLessThan(400)
  })

  test('whoever guesses keys is soon not listened to any more, whoever has one still is', async () => {
    const stranger = { keyId: newId(), secret: 'x'.repeat(43) }
    const codes: (string | undefined)[] = []
    for (let i = 0; i < 70; i++) codes.push((await signedCall(api, stranger)).problem?.code)
    expect(codes.at(-1)).toBe('RATE_LIMITED')
    expect(codes.filter((code) => code === 'KEY_UNKNOWN').length).toBeLessThanOrEqual(60)
  })
})
