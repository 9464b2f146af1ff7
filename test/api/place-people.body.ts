import type { InputOf } from '@app/contract'
import { newId, type OccupancyRole } from '@app/domain'
import { type ApiOptions, TEST_NOW, TEST_TODAY, TestApi } from '../support/api'
import { type District, district } from '../support/district'

type Correction = InputOf<'POST /api/v1/occupancies/:id/correct'>['body']

/** Owners, tenants, landlords and signs over the years. Runs alike on both databases. */
export function placePeopleTests(options: () => Promise<ApiOptions>): void {
  let api: TestApi
  let town: District

  beforeAll(async () => {
    api = await TestApi.start(await options())
    town = await district(api)
  }, 60_000)
  afterEach(() => api.clock.set(TEST_NOW))
  afterAll(() => api?.close())

  const place = async (areaCode = town.premises.here.areaCode) => {
    const premises = town.fixture.premises(areaCode, { type: 'catering' })
    await town.fixture.save(api)
    return premises.id
  }
  const occupied = async (name: string, role: OccupancyRole, at?: string) => {
    const premisesId = at ?? (await place())
    const stayId = newId()
    const party = town.fixture.occupant(premisesId, name, '13900000100', { id: stayId, role, fromOn: '2025-01-01' })
    if (role === 'trade_name') party.kind = 'business'
    await town.fixture.save(api)
    return { premisesId, stayId, partyId: party.id }
  }
  const act = async (verb: 'rename' | 'move' | 'correct', id: string, body: object, username = 'community') =>
    api.call(`POST /api/v1/occupancies/:id/${verb}` as 'POST /api/v1/occupancies/:id/rename', {
      token: await api.login(username),
      params: { id },
      body: { actionId: newId(), ...body } as never,
    })
  const correction = (over: Partial<Correction>): Partial<Correction> => ({
    name: null,
    phone: null,
    fromOn: '2025-01-01',
    toOn: null,
    reason: '登记时写错',
    ...over,
  })
  const ever = async (id: string) => {
    const { body } = await api.call('GET /api/v1/premises/:id/occupancies', {
      token: await api.login('auditor'),
      params: { id },
    })
    return body.items.map((s) => [s.name, s.phone, s.role, s.fromOn, s.toOn, s.present])
  }
  const story = async (id: string) => {
    const { body } = await api.call('GET /api/v1/premises/:id/timeline', {
      token: await api.login('auditor'),
      params: { id },
    })
    return body.items.filter(({ kind }) => !kind.startsWith('alert.')).map((e) => [e.title, ...e.detail])
  }

  test('a restaurant hangs out another sign: the old one ends the day before, the operator stays, both can be read', async () => {
    const { premisesId, stayId, partyId } = await occupied('示范面馆', 'trade_name')
    const { body } = await act('rename', stayId, { name: '新示范饭店', fromOn: TEST_TODAY })
    expect(body.occupants.map((o) => [o.partyId, o.name, o.fromOn])).toEqual([[partyId, '新示范饭店', TEST_TODAY]])
    expect(await ever(premisesId)).toEqual([
      ['新示范饭店', '139****0100', 'trade_name', TEST_TODAY, null, true],
      ['示范面馆', '', 'trade_name', '2025-01-01', '2026-06-09', false],
    ])
    expect(await story(premisesId)).toEqual([['更换字号', '示范面馆 → 新示范饭店', '自 2026年6月10日']])
    const found = await api.call('POST /api/v1/premises/search', {
      token: await api.login('office'),
      body: { q: '新示范饭店' },
    })
    expect(found.body.items.map((p) => p.id)).toEqual([premisesId])
    const facts = await api.db.rows("SELECT body FROM fact WHERE kind = 'party.renamed'")
    expect(JSON.stringify(facts)).not.toMatch(/面馆|饭店/)
  })

  test('the other shop of a chain keeps its own sign, and is found by it', async () => {
    const one = await occupied('甲示范店', 'trade_name')
    const two = await place()
    const stay = { id: newId(), premisesId: two, partyId: one.partyId, role: 'trade_name', fromOn: '2025-02-01' }
    await api.uow.run((tx) =>
      tx.execute('INSERT INTO occupancy (id, premisesId, partyId, role, fromOn) VALUES (?, ?, ?, ?, ?)', [
        ...Object.values(stay),
      ]),
    )
    await act('rename', one.stayId, { name: '乙示范店', fromOn: '2026-06-01' })
    expect((await ever(two)).map(([name]) => name)).toEqual(['甲示范店'])
    const found = await api.call('POST /api/v1/premises/search', {
      token: await api.login('office'),
      body: { q: '甲示范店' },
    })
    expect(found.body.items.map((p) => p.id)).toEqual([two])
  })

  test.each([
    ['on the day it began', '2025-01-01', 'DATE_UNLIKELY'],
    ['in the future', '2026-06-11', 'DATE_UNLIKELY'],
    ['in 1900', '1900-01-01', 'DATE_UNLIKELY'],
    ['in 2100', '2100-01-01', 'DATE_UNLIKELY'],
  ])('a new sign %s is refused', async (_, fromOn, code) => {
    const { stayId } = await occupied('示范面馆', 'trade_name')
    expect((await act('rename', stayId, { name: '新店', fromOn })).problem?.code).toBe(code)
  })

  test('a person is not renamed but corrected', async () => {
    const { stayId } = await occupied('赵租客', 'tenant')
    const { problem } = await act('rename', stayId, { name: '钱租客', fromOn: TEST_TODAY })
    expect(problem).toMatchObject({ code: 'RENAME_TRADE_ONLY', title: '只有字号可以更名；姓名写错了请用“更正”' })
  })

  test('a tenant moves in one action: his account sees the new home at once and the old one until midnight', async () => {
    const { premisesId, stayId, partyId } = await occupied('孙租客', 'tenant')
    const there = await place()
    town.fixture.account('mover', 'household', { name: '孙租客', partyId })
    await town.fixture.save(api)
    const seen = async () => {
      const { body } = await api.call('GET /api/v1/household', { token: await api.login('mover') })
      return body.premises.map((p) => p.id).sort()
    }
    expect(await seen()).toEqual([premisesId])
    expect((await act('move', stayId, { toPremisesId: there, on: TEST_TODAY })).status).toBe(200)
    api.clock.set('2026-06-10T15:59:59.999Z')
    expect(await seen()).toEqual([premisesId, there].sort())
    api.clock.set('2026-06-10T16:00:00.000Z')
    expect(await seen()).toEqual([there])
    expect(await story(premisesId)).toEqual([['租客搬离', '至 2026年6月10日', '迁往另一地址']])
    expect(await story(there)).toEqual([['租客入住', '孙*', '自 2026年6月10日', '由另一地址迁来']])
  })

  test('nobody moves to where he is, to a taken place, out of sight, or tomorrow', async () => {
    const { premisesId, stayId } = await occupied('周租客', 'tenant')
    const { premisesId: taken } = await occupied('吴租客', 'tenant')
    const move = async (toPremisesId: string, on = TEST_TODAY) =>
      (await act('move', stayId, { toPremisesId, on })).problem?.code
    expect(await move(premisesId)).toBe('MOVE_NOWHERE')
    expect(await move(taken)).toBe('OCCUPANCY_OVERLAP')
    expect(await move(town.premises.there.id)).toBe('NOT_FOUND')
    expect(await move(await place(), '2026-06-11')).toBe('DATE_UNLIKELY')
    expect((await ever(premisesId)).map(([, , , , toOn]) => toOn)).toEqual([null])
  })

  test('sent twice, or by two at once to two places, one move happens', async () => {
    const { stayId } = await occupied('郑租客', 'tenant')
    const [one, two] = [await place(), await place()]
    const body = { actionId: newId(), toPremisesId: one, on: TEST_TODAY }
    const twins = await Promise.all(Array.from({ length: 8 }, () => act('move', stayId, body)))
    expect(twins.map((r) => r.status)).toEqual(Array(8).fill(200))
    expect((await act('move', stayId, { toPremisesId: two, on: TEST_TODAY })).problem?.code).toBe('STAY_ENDED')
    expect([(await ever(one)).length, (await ever(two)).length]).toEqual([1, 0])
  })

  test('a name typed wrongly is put right everywhere; the story keeps both, masked', async () => {
    const { premisesId, stayId } = await occupied('张山', 'tenant')
    const { body } = await act('correct', stayId, correction({ name: '章三', phone: '13900000101' }))
    expect(body.occupants.map((o) => [o.name, o.phone])).toEqual([['章*', '139****0101']])
    expect(await story(premisesId)).toEqual([
      ['更正用户登记', '张* → 章*', '139****0100 → 139****0101', '更正姓名或字号', '更正电话'],
    ])
    const found = async (q: string) =>
      (await api.call('POST /api/v1/premises/search', { token: await api.login('office'), body: { q } })).body.total
    expect([await found('章三'), await found('张山')]).toEqual([1, 0])
  })

  test('dates entered wrongly are corrected within what others leave free', async () => {
    const { premisesId, stayId } = await occupied('先租客', 'tenant')
    await act('correct', stayId, correction({ toOn: '2025-12-31' }))
    const { stayId: later } = await occupied('后租客', 'tenant', premisesId)
    const dated = async (fromOn: string, toOn: string | null) => act('correct', later, correction({ fromOn, toOn }))
    expect((await dated('2025-12-31', null)).problem).toMatchObject({
      code: 'OCCUPANCY_OVERLAP',
      title: '已有租客登记自 2025-01-01 至 2025-12-31，请从 2026-01-01 或以后起算',
    })
    expect((await dated('2026-01-01', null)).status).toBe(200)
    expect((await dated('2026-01-01', null)).problem?.code).toBe('NOTHING_CORRECTED')
    expect((await dated('2026-01-01', '2025-12-01')).problem?.code).toBe('DATE_UNLIKELY')
    expect((await dated('1900-01-01', null)).problem?.code).toBe('DATE_UNLIKELY')
    expect((await dated('2026-01-01', '2100-01-01')).problem?.code).toBe('DATE_UNLIKELY')
    expect((await story(premisesId))[0]).toEqual(['更正用户登记', '起止：2025年1月1日 至今 → 2026年1月1日 至今'])
  })

  test('who also stands in another street is put right by those who see both', async () => {
    const { stayId, partyId } = await occupied('王房东', 'landlord')
    await api.uow.run((tx) =>
      tx.execute('INSERT INTO occupancy (id, premisesId, partyId, role, fromOn) VALUES (?, ?, ?, ?, ?)', [
        ...[newId(), town.premises.there.id, partyId, 'landlord', '2025-01-01'],
      ]),
    )
    const body = correction({ name: '汪房东' })
    expect((await act('correct', stayId, body)).problem?.code).toBe('PARTY_ELSEWHERE')
    expect((await act('correct', stayId, body, 'office')).status).toBe(200)
  })

  test('a landlord beside his tenant, each from–to; another street sees neither', async () => {
    const { premisesId } = await occupied('李房东', 'landlord')
    await occupied('赵租客', 'tenant', premisesId)
    expect((await ever(premisesId)).map(([name, , role]) => [name, role]).sort()).toEqual([
      ['李*', 'landlord'],
      ['赵*', 'tenant'],
    ])
    const foreign = await api.call('GET /api/v1/premises/:id/occupancies', {
      token: await api.login('street2'),
      params: { id: premisesId },
    })
    expect(foreign.status).toBe(404)
  })

  test.each([
    ['𠮷', 200],
    ['龙', 200],
    ['欧阳·示范', 200],
    ['张😀', 200],
    ['😀', 422],
    ['张\u202e三', 422],
    ['\u200b', 422],
  ])('a new sign %p is answered with %p', async (name, status) => {
    const { stayId } = await occupied('示范面馆', 'trade_name')
    const reply = await act('rename', stayId, { name, fromOn: TEST_TODAY })
    expect(reply.status).toBe(status)
    if (status === 422) expect(reply.problem?.problems?.[0]?.message).toMatch(/看不见的字符|不能为空/)
  })

  test('a place where nobody is registered is shown, found and visited like any other', async () => {
    const id = await place()
    const { body } = await api.call('GET /api/v1/premises/:id', { token: await api.login('community'), params: { id } })
    expect([body.partyName, body.occupants]).toEqual(['', []])
    expect(await ever(id)).toEqual([])
    const today = await api.call('GET /api/v1/today', { token: await api.login('inspector') })
    expect(today.body.premises.find((p) => p.id === id)?.partyName).toBe('')
  })
}
