import { newId } from '@app/domain'
import { type ApiOptions, TEST_NOW, TestApi } from '../support/api'
import { district } from '../support/district'

/** How codes are read. Runs alike on both databases. */
export function scanRuleTests(options: () => Promise<ApiOptions>): void {
  let api: TestApi
  let code: string

  beforeAll(async () => {
    api = await TestApi.start(await options())
    code = (await district(api)).bottles.first.code
  })
  afterAll(() => api?.close())

  const scan = (raw: string) => api.call('GET /api/v1/scan', { query: { code: raw } })
  const rules = async () => (await api.call('GET /api/v1/host-rules', { token: await api.login('office') })).body
  const setRule = async (host: string, take: 'query' | 'path' | 'foreign', param: string | null = null) =>
    api.call('POST /api/v1/host-rules', {
      token: await api.login('office'),
      body: { actionId: newId(), host, take, param },
    })

  test('begins with the sites that are known', async () => {
    const known = (await rules()).rules
    expect(known.find(({ host }) => host === 'qr.pingan.example')).toMatchObject({ take: 'query', param: 'x' })
    expect(known.find(({ host }) => host === 'qr.alipay.com')).toMatchObject({ label: '没有瓶号（不是气瓶码）' })
  })

  test('a site without a rule is named to whoever scans it, and counted for the office without anything about him', async () => {
    expect((await scan(`https://filler.example/b?bottle=1&x=${code}`)).body).toMatchObject({
      found: true,
      unknownHost: 'filler.example',
    })
    expect((await scan('https://filler.example/login?phone=13800000001')).problem).toMatchObject({
      code: 'SCAN_CODE_INVALID',
      title: expect.stringContaining('filler.example'),
    })
    expect((await rules()).unknown).toEqual([{ host: 'filler.example', times: 2, firstAt: TEST_NOW, lastAt: TEST_NOW }])
    const rows = await api.db.rows('SELECT * FROM unknown_host')
    expect(JSON.stringify(rows)).not.toMatch(/13800000001|login|bottle/)
  })

  test('the rule that the office sets decides from the next scan on, here and for the phones, and the site is known', async () => {
    expect((await setRule('filler.example', 'query')).problem).toMatchObject({ code: 'HOST_PARAM_MISSING' })
    const { body } = await setRule('filler.example', 'query', 'Bottle')
    expect(body.unknown).toEqual([])
    expect((await scan(`https://filler.example/b?x=WRONG123&bottle=${code}`)).body).toMatchObject({
      found: true,
      unknownHost: null,
    })
    const forPhone = (await api.call('GET /api/v1/scan-rules')).body.rules
    expect(forPhone).toContainEqual({ host: 'filler.example', take: 'query', param: 'bottle' })
    await setRule('filler.example', 'foreign')
    expect((await scan(`https://filler.example/b?bottle=${code}`)).problem?.code).toBe('SCAN_CODE_INVALID')
  })

  test('a removed rule leaves the general one; every change is a fact', async () => {
    const token = await api.login('office')
    await api.call('POST /api/v1/host-rules/remove', { token, body: { actionId: newId(), host: 'filler.example' } })
    expect((await scan(`https://filler.example/${code}`)).body).toMatchObject({ unknownHost: 'filler.example' })
    const facts = await api.db.rows<{ kind: string; body: string }>(
      "SELECT kind, body FROM fact WHERE kind LIKE 'scan.%' ORDER BY seq",
    )
    expect(facts.map(({ kind }) => kind)).toEqual(['scan.rule_set', 'scan.rule_set', 'scan.rule_removed'])
    expect(JSON.parse(facts[0]?.body ?? '')).toMatchObject({ host: 'filler.example', take: 'query', param: 'bottle' })
  })

  test('a stranger who scans sites without end fills no table', async () => {
    const rows = Array.from({ length: 499 }, (_, n) => `('s${n}.example', 1, '${TEST_NOW}', '${TEST_NOW}')`)
    await api.uow.run((tx) =>
      tx.execute(`INSERT INTO unknown_host (host, times, firstAt, lastAt) VALUES ${rows.join(', ')}`),
    )
    await scan('https://one-too-many.example/login')
    await scan('https://s7.example/login')
    const { unknown } = await rules()
    expect([unknown.length, unknown[0]]).toEqual([500, expect.objectContaining({ host: 's7.example', times: 2 })])
  })
}
