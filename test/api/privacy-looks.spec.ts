import { currentPrivacyNotice, newId, type RevealField, type RevealPurpose } from '@app/domain'
import { TEST_NOW, TestApi } from '../support/api'
import { type District, district } from '../support/district'

interface Asked {
  field: RevealField
  purpose: RevealPurpose
  partyId: string | null
  reason?: string | null
  actionId?: string
}

describe('Looking behind the mask, and who is told of it', () => {
  let api: TestApi
  let d: District

  beforeAll(async () => {
    api = await TestApi.start()
    d = await district(api)
  })
  afterAll(() => api?.close())

  const reveal = async (username: string, asked: Asked) =>
    api.call('POST /api/v1/premises/:id/reveals', {
      token: await api.login(username),
      params: { id: d.premises.here.id },
      body: { actionId: newId(), reason: null, ...asked },
    })
  const looks = async (username = 'household') =>
    (await api.call('GET /api/v1/household/looks', { token: await api.login(username) })).body
  const facts = () => api.db.rows<{ body: string }>("SELECT body FROM fact WHERE kind = 'party.revealed' ORDER BY seq")

  test('a call gives the number to the dialer only after who, whom and why are on record', async () => {
    const partyId = d.household.id
    const called = await reveal('inspector', { field: 'call', purpose: 'visit', partyId })
    expect(called.body.value).toBe('13800000001')
    const [fact] = await facts()
    expect(JSON.parse(fact?.body ?? '{}')).toMatchObject({ field: 'call', purpose: 'visit', partyId, reason: null })
    expect((await looks()).items).toEqual([
      {
        seq: 1,
        at: TEST_NOW,
        who: '大营门街道 示范社区001 网格员 王*（工号 WG0001）',
        what: '拨打电话',
        why: '约上门检查',
      },
    ])
  })

  test('the same call sent again is one look, and answers as the first time', async () => {
    const asked = { field: 'call' as const, purpose: 'rectify' as const, partyId: d.household.id, actionId: newId() }
    const answers = await Promise.all(Array.from({ length: 8 }, () => reveal('community', asked)))
    expect(answers.map((answer) => answer.body.value)).toEqual(Array(8).fill('13800000001'))
    expect(await facts()).toHaveLength(2)
    const other = await reveal('community', { ...asked, purpose: 'visit' })
    expect(other.problem).toMatchObject({ status: 409, code: 'ID_REUSED' })
  })

  test('其他公务 asks for words; the household reads the purpose, never the words', async () => {
    const asked = { field: 'address' as const, purpose: 'other' as const, partyId: null }
    expect((await reveal('street', asked)).problem?.problems?.[0]?.path).toBe('body.reason')
    await reveal('street', { ...asked, reason: '邻居反映有异味' })
    const told = await looks()
    expect(told.items[0]).toMatchObject({ what: '查看地址', why: '其他公务', who: '大营门街道 街道网格中心 周*' })
    expect(told.total).toBe(3)
    expect(JSON.stringify(told)).not.toMatch(/邻居|异味/)
  })

  test('who has no number registered cannot be called, and nothing is on record', async () => {
    const tenant = d.fixture.occupant(d.premises.here.id, '孙六', '13800000066', { role: 'tenant' })
    await d.fixture.save(api)
    await api.uow.run((tx) => tx.execute('UPDATE party SET phoneEnc = NULL WHERE id = ?', [tenant.id]))
    const { problem } = await reveal('inspector', { field: 'call', purpose: 'visit', partyId: tenant.id })
    expect(problem).toMatchObject({ status: 422, code: 'PHONE_NONE' })
    expect(await facts()).toHaveLength(3)
  })

  test('the list of the inspector is masked, and names whom he can call', async () => {
    const { body } = await api.call('GET /api/v1/today', { token: await api.login('inspector') })
    const [place] = body.premises
    expect(place).toMatchObject({ label: expect.stringContaining('2门301'), partyName: '孙*' })
    expect(place?.contacts).toEqual([{ partyId: d.household.id, role: 'owner', name: '张*' }])
    expect(JSON.stringify(body)).not.toMatch(/张三|孙六|1380000000/)
  })

  test('nobody reads the looks at others', async () => {
    d.fixture.account('neighbour', 'household', { partyId: null })
    await d.fixture.save(api)
    expect(await looks('neighbour')).toEqual({ items: [], nextCursor: null, total: 0 })
  })
})

describe('The privacy notice', () => {
  let api: TestApi

  beforeAll(async () => {
    api = await TestApi.start()
    await district(api)
  })
  afterAll(() => api?.close())

  const { version } = currentPrivacyNotice()
  const mine = async (username: string) =>
    (await api.call('GET /api/v1/me/privacy', { token: await api.login(username) })).body
  const read = async (username: string, said = version) =>
    api.call('POST /api/v1/me/privacy', { token: await api.login(username), body: { version: said } })

  test.each(['household', 'inspector', 'street', 'company'])('is new to a %s until it is read, once', async (who) => {
    expect(await mine(who)).toEqual({ version, readVersion: null, readAt: null })
    await Promise.all([read(who), read(who)])
    expect(await mine(who)).toEqual({ version, readVersion: version, readAt: TEST_NOW })
  })

  test('is on record as a fact with its version', async () => {
    const rows = await api.db.rows<{ body: string }>("SELECT body FROM fact WHERE kind = 'account.notice_read'")
    expect(rows).toHaveLength(4)
    expect(JSON.parse(rows[0]?.body ?? '{}')).toMatchObject({ version })
    const { body } = await api.call('GET /api/v1/privacy/notices', { token: await api.login('office') })
    expect(body.items[0]).toMatchObject({ version, current: true, readers: 4 })
  })

  test('of another version cannot be said to be read', async () => {
    expect((await read('office', '2020-1')).problem).toMatchObject({ status: 409, code: 'NOTICE_REPLACED' })
  })
})
