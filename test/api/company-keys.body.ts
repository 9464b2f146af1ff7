import { SIGNING_EXAMPLE } from '@app/contract'
import { newId, signedText } from '@app/domain'
import { RequestSignatures, ReviewService } from '@app/features'
import { bodyHash, signatureOf } from '@app/platform'
import { type ApiOptions, TEST_NOW, TestApi } from '../support/api'
import { type District, district } from '../support/district'
import { companyKey, signedCall } from '../support/signed'

/** 接口密钥 and the requests signed with them. Runs alike on both databases. */
export function companyKeyTests(options: () => Promise<ApiOptions>): void {
  let api: TestApi
  let town: District

  beforeAll(async () => {
    api = await TestApi.start({ ...(await options()), config: { RATE_EVENTS_PER_MINUTE: '40' } })
    town = await district(api)
  }, 60_000)
  afterAll(() => api?.close())
  beforeEach(async () => {
    for (const { id, state } of (await list()).body.items) if (state !== 'ended') await withdraw(id)
  })

  const first = () => town.companies.first.id
  const key = (over: object = {}) => companyKey(api, first(), over)
  const list = async (username = 'office', id = first()) =>
    api.call('GET /api/v1/companies/:id/keys', { token: await api.login(username), params: { id } })
  const withdraw = async (id: string, username = 'office', actionId = newId()) =>
    api.call('POST /api/v1/company-keys/:id/withdraw', {
      token: await api.login(username),
      params: { id },
      body: { actionId },
    })
  /** What the unit of a stored batch writes of the request that brought it. */
  const store = async (pair: Awaited<ReturnType<typeof key>>) => {
    const signatures = api.get<RequestSignatures>(RequestSignatures)
    const { sent } = await signedCall(api, pair)
    const { companyId, keyId } = { companyId: first(), keyId: pair.keyId }
    const [row] = await api.db.rows<{ lastUsedAt: string | null }>('SELECT lastUsedAt FROM company_key WHERE id = ?', [
      keyId,
    ])
    const lastUsedAt = row?.lastUsedAt ?? null
    const sender = { keyId, companyId, nonce: sent['x-nonce'] ?? '', lastUsedAt, isSilent: true }
    await api.uow.run(signatures.traceOf(sender))
    return sent
  }
  const turnTo = (now: string) => {
    api.clock.set(now)
    api.forgetLogins()
  }
  const later = (hours: number) => new Date(Date.parse(TEST_NOW) + hours * 3_600_000).toISOString()

  test('a company makes its own key, sees the secret once, and its software is known by it', async () => {
    const body = { actionId: newId(), label: '配送系统', silentAfterHours: 48, replaces: null }
    const asked = { token: await api.login('company'), params: { id: first() }, body }
    const made = await api.call('POST /api/v1/companies/:id/keys', asked)
    expect(made.status).toBe(201)
    expect(made.body.secret).toHaveLength(43)
    expect((await api.call('POST /api/v1/companies/:id/keys', asked)).body.secret).toBe(made.body.secret)
    const { status, body: self } = await signedCall(api, { keyId: made.body.id, secret: made.body.secret ?? '' })
    expect([status, self]).toEqual([
      200,
      { companyId: first(), companyName: '河西示范燃气站', keyId: made.body.id, serverTime: api.clock.now() },
    ])
    turnTo(later(1))
    const again = await api.call('POST /api/v1/companies/:id/keys', { ...asked, token: await api.login('company') })
    expect(again.body.secret).toBeNull()
    turnTo(TEST_NOW)
    expect(JSON.stringify((await list()).body)).not.toContain(made.body.secret)
  })

  test('the secret stands in no table in clear, and the journal knows only which key', async () => {
    const { keyId, secret } = await key()
    const rows = await api.db.rows('SELECT * FROM company_key')
    const facts = await api.db.rows<{ kind: string; body: string }>(
      "SELECT kind, body FROM fact WHERE kind LIKE 'company.key%'",
    )
    expect(JSON.stringify([rows, facts])).not.toContain(secret)
    expect(facts.map(({ body }) => JSON.parse(body) as unknown)).toContainEqual({
      ...{ actionId: keyId, companyId: first(), keyId, replaces: null },
    })
  })

  test('another company knows nothing of it', async () => {
    const { keyId } = await key()
    expect((await list('company2')).problem).toMatchObject({ status: 404, code: 'NOT_FOUND' })
    for (const id of [keyId, newId()])
      expect((await withdraw(id, 'company2')).problem).toMatchObject({ status: 404, title: '没有找到这把密钥' })
  })

  test('a key is replaced with a week in which both are good', async () => {
    const old = await key()
    const young = await key({ replaces: old.keyId, label: '充装系统（新）' })
    const states = async () =>
      new Map((await list()).body.items.map(({ id, state, endsAt }) => [id, [state, endsAt] as const]))
    expect((await states()).get(old.keyId)).toEqual(['ending', later(7 * 24)])
    expect((await states()).get(young.keyId)).toEqual(['live', null])
    for (const pair of [old, young]) expect((await signedCall(api, pair)).status).toBe(200)
    turnTo(later(7 * 24))
    expect((await signedCall(api, old)).problem).toMatchObject({ status: 401, code: 'KEY_UNKNOWN' })
    expect((await signedCall(api, young)).status).toBe(200)
    expect((await states()).get(old.keyId)?.[0]).toBe('ended')
    turnTo(TEST_NOW)
  })

  test('a withdrawn key opens nothing from that moment on; twice is once', async () => {
    const pair = await key()
    expect((await signedCall(api, pair)).status).toBe(200)
    const actionId = newId()
    expect((await withdraw(pair.keyId, 'company', actionId)).status).toBe(200)
    expect((await signedCall(api, pair)).problem).toMatchObject({ status: 401, code: 'KEY_UNKNOWN' })
    expect((await withdraw(pair.keyId, 'company', actionId)).status).toBe(200)
    expect((await withdraw(pair.keyId, 'company')).problem).toMatchObject({ status: 409, code: 'KEY_ENDED' })
    const facts = await api.db.rows(
      `SELECT id FROM fact WHERE kind = 'company.key_withdrawn' AND body LIKE '%${pair.keyId}%'`,
    )
    expect(facts).toHaveLength(1)
  })

  test('five keys at a time are enough', async () => {
    const id = town.companies.second.id
    const pairs: { keyId: string }[] = []
    for (let i = 0; i < 5; i++) pairs.push(await companyKey(api, id))
    const ask = async (replaces: string | null) =>
      api.call('POST /api/v1/companies/:id/keys', {
        token: await api.login('company2'),
        params: { id },
        body: { actionId: newId(), label: '第六把', silentAfterHours: 24, replaces },
      })
    expect((await ask(null)).problem).toMatchObject({ status: 409, code: 'KEYS_FULL' })
    expect((await ask(pairs[0]?.keyId ?? '')).status).toBe(201)
    for (const { keyId } of pairs) await withdraw(keyId)
  })

  test('the office gives the stations the codes that reports name; the same code again corrects', async () => {
    const site = (over: object = {}) => ({
      ...{ actionId: newId(), code: 'cz01', kind: 'filling_station' as const, name: '一号充装站', areaCode: null },
      ...{ position: { lat: 39.1, lon: 117.22 }, ...over },
    })
    const record = async (username: string, over: object = {}) =>
      api.call('POST /api/v1/companies/:id/reporting-sites', {
        token: await api.login(username),
        params: { id: first() },
        body: site(over),
      })
    const [made] = (await record('office')).body.items
    expect(made).toMatchObject({ code: 'CZ01', name: '一号充装站', position: { lat: 39.1, lon: 117.22 } })
    expect((await record('office', { name: '充装总站', position: null })).body.items).toEqual([
      { ...made, name: '充装总站', position: null },
    ])
    expect((await record('office', { areaCode: '999999' })).problem).toMatchObject({ code: 'AREA_UNKNOWN' })
    expect((await record('company')).status).toBe(403)
  })

  test('the worked example of the API description is right', () => {
    const { secret, body, bodySha256, signature, ...parts } = SIGNING_EXAMPLE
    expect(bodyHash(body)).toBe(bodySha256)
    expect(signatureOf(secret, { ...parts, bodySha256 })).toBe(signature)
    expect(signedText({ ...parts, bodySha256 }).split('\n')).toHaveLength(5)
  })

  describe('a request is refused with its own code', () => {
    let pair: Awaited<ReturnType<typeof key>>
    beforeEach(async () => {
      pair = await key()
    })

    test.each([
      ['without a key', { 'x-key-id': '' }, 'SIGNATURE_MISSING'],
      ['without a nonce', { 'x-nonce': '' }, 'SIGNATURE_MISSING'],
      ['with a short nonce', { 'x-nonce': 'abc' }, 'SIGNATURE_MISSING'],
      ['with a time that is none', { 'x-timestamp': 'today' }, 'SIGNATURE_MISSING'],
      ['with half a signature', { 'x-signature': 'ab' }, 'SIGNATURE_MISSING'],
      ['with a key nobody made', { 'x-key-id': newId() }, 'KEY_UNKNOWN'],
      ['with a signature of something else', { 'x-signature': '0'.repeat(64) }, 'SIGNATURE_WRONG'],
      ['with a nonce that was not signed', { 'x-nonce': 'b'.repeat(32) }, 'SIGNATURE_WRONG'],
      ['five minutes and a second late', { 'x-timestamp': String(Date.parse(TEST_NOW) / 1000 - 301) }, 'CLOCK_OFF'],
      ['five minutes and a second early', { 'x-timestamp': String(Date.parse(TEST_NOW) / 1000 + 301) }, 'CLOCK_OFF'],
      ['within the window, at a time not signed', { 'x-timestamp': '1781056801' }, 'SIGNATURE_WRONG'],
    ])('%s', async (_, headers, code) => {
      const { problem } = await signedCall(api, pair, { headers })
      expect(problem).toMatchObject({ status: 401, code })
      expect(problem?.title).toMatch(/[一-龥]/)
    })

    test('a log-in, even of the office, opens nothing of it', async () => {
      const reply = await api.fastify.inject({
        url: '/api/v1/events/self',
        headers: { authorization: `Bearer ${await api.login('office')}` },
      })
      expect(reply.json()).toMatchObject({ status: 401, code: 'SIGNATURE_MISSING' })
    })

    test('the query is signed as well', async () => {
      const { problem } = await signedCall(api, pair, { path: '/api/v1/events/self?x=1' })
      expect(problem).toBeNull()
      const { sent } = await signedCall(api, pair)
      const reply = await api.fastify.inject({ url: '/api/v1/events/self?x=2', headers: sent })
      expect(reply.json()).toMatchObject({ code: 'SIGNATURE_WRONG' })
    })

    test('sent twice', async () => {
      const { sent } = await signedCall(api, pair)
      const { problem } = await signedCall(api, pair, { headers: sent })
      expect(problem).toMatchObject({ status: 409, code: 'REQUEST_REPLAYED' })
    })

    test('sent again to another process, once it has stored something', async () => {
      const sent = await store(pair)
      const row = await api.db.rows('SELECT keyId FROM company_key_use WHERE nonce = ?', [sent['x-nonce'] ?? ''])
      expect(row).toEqual([{ keyId: pair.keyId }])
      const other = await TestApi.beside(api)
      try {
        const { problem } = await signedCall(other, pair, { headers: sent })
        expect(problem).toMatchObject({ status: 409, code: 'REQUEST_REPLAYED' })
        expect((await signedCall(other, pair)).status).toBe(200)
      } finally {
        await other.close()
      }
    })
  })

  test('a key that asks too often is told how long to wait, and others go on', async () => {
    const [busy, calm] = [await key(), await key()]
    const replies = []
    for (let i = 0; i < 45; i++) replies.push(await signedCall(api, busy))
    const refused = replies.filter(({ status }) => status === 429)
    expect(refused).toHaveLength(5)
    expect(refused[0]?.problem?.code).toBe('RATE_LIMITED')
    expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0)
    expect((await signedCall(api, calm)).status).toBe(200)
  })

  test('what a key stores through other processes counts as well', async () => {
    const pair = await key()
    await api.uow.run(async (tx) => {
      for (let i = 0; i < 40; i++)
        await tx.execute('INSERT INTO company_key_use (keyId, nonce, usedAt) VALUES (?, ?, ?)', [
          ...[pair.keyId, `elsewhere-${i}-00000`, tx.now],
        ])
    })
    expect((await signedCall(api, pair)).problem).toMatchObject({ status: 429, code: 'RATE_LIMITED' })
  })

  test('software that falls silent is an alert for the office, gone with the next word', async () => {
    const pair = await key({ silentAfterHours: 6 })
    const alerts = async () => {
      await api.get<ReviewService>(ReviewService).runAllDue()
      const { body } = await api.call('GET /api/v1/alerts', {
        token: await api.login('office'),
        query: { tab: 'open' },
      })
      return body.items.filter(({ rule }) => rule === 'INTERFACE_SILENT')
    }
    const silent = async () =>
      (await api.call('GET /api/v1/overview', { token: await api.login('office') })).body.duty?.silentCompanies
    expect([await alerts(), await silent()]).toEqual([[], 0])
    turnTo(later(5.9))
    expect([await alerts(), await silent()]).toEqual([[], 0])
    turnTo(later(6.1))
    expect(await alerts()).toMatchObject([
      { rule: 'INTERFACE_SILENT', actor: 'office', why: '自2026年6月10日以来没有收到企业软件上报的任何流转信息' },
    ])
    expect(await silent()).toBe(1)
    expect((await list()).body.items.find(({ id }) => id === pair.keyId)).toMatchObject({ isSilent: true })
    await store(pair)
    expect([await alerts(), await silent()]).toEqual([[], 0])
    turnTo(later(12.2))
    expect(await alerts()).toHaveLength(1)
    await withdraw(pair.keyId)
    expect([await alerts(), await silent()]).toEqual([[], 0])
    turnTo(TEST_NOW)
  })
}
