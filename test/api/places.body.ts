import type { InputOf } from '@app/contract'
import { newId } from '@app/domain'
import { type ApiOptions, TEST_TODAY, TestApi } from '../support/api'
import { type District, district } from '../support/district'

type MoveIn = InputOf<'POST /api/v1/premises/:id/occupancies'>['body']

/** Who lives and trades at a place, and who supplies it, through the years. Runs alike on both databases. */
export function placeTests(options: () => Promise<ApiOptions>): void {
  let api: TestApi
  let town: District

  beforeAll(async () => {
    api = await TestApi.start(await options())
    town = await district(api)
  }, 60_000)
  afterAll(() => api?.close())

  const here = () => town.premises.here.id
  const moveIn = async (premisesId: string, body: Partial<MoveIn> = {}, username = 'community') =>
    api.call('POST /api/v1/premises/:id/occupancies', {
      token: await api.login(username),
      params: { id: premisesId },
      body: {
        actionId: newId(),
        kind: 'person',
        name: '赵租客',
        phone: '13900000009',
        role: 'tenant',
        fromOn: TEST_TODAY,
        ...body,
      },
    })
  const moveOut = async (occupancyId: string, toOn: string, username = 'community', actionId = newId()) =>
    api.call('POST /api/v1/occupancies/:id/end', {
      token: await api.login(username),
      params: { id: occupancyId },
      body: { actionId, toOn },
    })
  const supplier = async (premisesId: string, companyId: string, fromOn = TEST_TODAY, username = 'street') =>
    api.call('POST /api/v1/premises/:id/suppliers', {
      token: await api.login(username),
      params: { id: premisesId },
      body: { actionId: newId(), companyId, fromOn },
    })
  const noSupplier = async (premisesId: string, companyId: string, toOn: string) =>
    api.call('POST /api/v1/premises/:id/suppliers/end', {
      token: await api.login('street'),
      params: { id: premisesId },
      body: { actionId: newId(), companyId, toOn },
    })
  const place = async () => {
    const premises = town.fixture.premises(town.premises.here.areaCode, { type: 'catering' })
    await town.fixture.save(api)
    return premises.id
  }
  const count = async (table: string) =>
    Number((await api.db.rows<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`))[0]?.n)

  test('a tenant moves in beside the owner; neither name nor number stands in the journal or in clear', async () => {
    const { body } = await moveIn(here())
    expect(body.occupants.map((o) => [o.role, o.name, o.phone])).toEqual([
      ['tenant', '赵*', '139****0009'],
      ['owner', '张*', '138****0001'],
    ])
    const facts = await api.db.rows<{ body: string }>("SELECT body FROM fact WHERE kind = 'party.moved_in'")
    expect(JSON.stringify(facts)).not.toMatch(/赵租客|13900000009/)
    const texts = await api.db.rows<{ textEnc: string }>('SELECT textEnc FROM committed_text')
    expect(JSON.stringify(texts)).not.toMatch(/赵租客|13900000009/)
  })

  test('a second tenant is refused with the dates of the first, and nothing is stored', async () => {
    const parties = await count('party')
    const { problem } = await moveIn(here(), { name: '钱租客', phone: '13900000010' })
    expect(problem).toMatchObject({
      status: 409,
      code: 'OCCUPANCY_OVERLAP',
      title: '已有租客登记自 2026-06-10 至今，请先登记其搬离，再从次日起算',
    })
    expect(await count('party')).toBe(parties)
  })

  test('the same person at another address is one party; another name on the same number is another one', async () => {
    const [flat, shop] = [await place(), await place()]
    const [first] = (await moveIn(flat, { name: '孙示范', phone: '13900000011' })).body.occupants
    const [again] = (await moveIn(shop, { name: ' 孙示范 ', phone: '+86 139-0000-0011', role: 'owner' })).body.occupants
    const partner = (await moveIn(shop, { name: '李示范', phone: '13900000011' })).body.occupants
    expect(again?.partyId).toBe(first?.partyId)
    expect(partner.map((o) => o.partyId).filter((id) => id === first?.partyId)).toHaveLength(1)
  })

  test('a restaurant hangs out another sign: one party, its account goes on, both names kept under seal', async () => {
    const premisesId = await place()
    const sign = { kind: 'business', role: 'trade_name', phone: '13900000012' } as const
    const old = (await moveIn(premisesId, { ...sign, name: '示范面馆', fromOn: '2025-01-01' })).body.occupants[0]
    await moveOut(old?.occupancyId ?? '', '2026-06-09')
    const now = (await moveIn(premisesId, { ...sign, name: '新示范饭店' })).body.occupants
    expect(now.map((o) => [o.partyId, o.name, o.fromOn])).toEqual([[old?.partyId, '新示范饭店', TEST_TODAY]])
    const rows = await api.db.rows<{ textEnc: string }>("SELECT textEnc FROM committed_text WHERE path = 'name'")
    const names = rows.map(({ textEnc }) => api.cipher.decrypt(textEnc, 'committed.text'))
    expect(names).toEqual(expect.arrayContaining(['示范面馆', '新示范饭店']))
  })

  test('a chain that opens a shop under another name leaves the name of its other shop alone', async () => {
    const [one, two] = [await place(), await place()]
    const sign = { kind: 'business', role: 'trade_name', phone: '13900000013' } as const
    await moveIn(one, { ...sign, name: '甲示范店' })
    await moveIn(two, { ...sign, name: '乙示范店' })
    const { body } = await api.call('GET /api/v1/premises/:id', {
      token: await api.login('office'),
      params: { id: one },
    })
    expect(body.occupants.map((o) => o.name)).toEqual(['甲示范店'])
  })

  test('the account of who moves out sees the place on the last day and not on the next', async () => {
    const premisesId = await place()
    const party = town.fixture.occupant(premisesId, '周住户', '13900000014')
    town.fixture.account('leaving', 'household', { name: '周住户', partyId: party.id })
    await town.fixture.save(api)
    const seen = async () =>
      (await api.call('GET /api/v1/household', { token: await api.login('leaving') })).body.premises.map((p) => p.id)
    const [stay] = await api.db.rows<{ id: string }>('SELECT id FROM occupancy WHERE partyId = ?', [party.id])
    expect(await seen()).toEqual([premisesId])
    expect((await moveOut(stay?.id ?? '', TEST_TODAY)).status).toBe(200)
    expect(await seen()).toEqual([premisesId])
    api.clock.set('2026-06-10T16:00:00.000Z')
    expect(await seen()).toEqual([])
    api.clock.set('2026-06-10T02:00:00.000Z')
  })

  test('pressed twice, or sixteen times at once, one tenant moves in', async () => {
    const premisesId = await place()
    const body = { actionId: newId(), name: '吴租客', phone: null }
    const replies = await Promise.all(Array.from({ length: 16 }, () => moveIn(premisesId, body)))
    expect(replies.map((r) => r.status)).toEqual(Array(16).fill(200))
    expect((await moveIn(premisesId, body)).body.occupants).toHaveLength(1)
    expect((await moveIn(premisesId, { ...body, name: '别人' })).problem?.code).toBe('ID_REUSED')
  })

  test('of two who enter different tenants at the same moment one is told why not', async () => {
    const premisesId = await place()
    const replies = await Promise.all([
      moveIn(premisesId, { name: '甲租客', phone: null }, 'street'),
      moveIn(premisesId, { name: '乙租客', phone: null }, 'community'),
    ])
    expect(replies.map((r) => r.status).sort()).toEqual([200, 409])
    expect(replies.find((r) => r.problem)?.problem?.code).toBe('OCCUPANCY_OVERLAP')
  })

  test.each([
    ['a beginning in the future', { fromOn: '2026-06-11' }, 'DATE_UNLIKELY'],
    ['a beginning in 1900', { fromOn: '1900-01-01' }, 'DATE_UNLIKELY'],
    ['a blank name', { name: '  ' }, 'INPUT_INVALID'],
    ['a name with a mark that turns the line around', { name: '张\u202e三' }, 'INPUT_INVALID'],
    ['a telephone that is none', { phone: '没有' }, 'INPUT_INVALID'],
  ])('%s is refused in words', async (_, body, code) => {
    const { problem } = await moveIn(await place(), body)
    expect(problem).toMatchObject({ status: 422, code })
  })

  test('a rare character and a name of one character are names', async () => {
    const { body } = await moveIn(await place(), { name: '𠮷', phone: null })
    expect(body.occupants.map((o) => o.name)).toEqual(['𠮷*'])
  })

  test('a stay ends once, not before it began and not years ahead', async () => {
    const [stay] = (await moveIn(await place(), { fromOn: '2026-06-01' })).body.occupants
    const id = stay?.occupancyId ?? ''
    expect((await moveOut(id, '2026-05-31')).problem?.title).toBe('结束日期不能早于开始日期 2026-06-01')
    expect((await moveOut(id, '2100-01-01')).problem?.code).toBe('DATE_UNLIKELY')
    const actionId = newId()
    expect((await moveOut(id, '2026-06-05', 'street', actionId)).status).toBe(200)
    expect((await moveOut(id, '2026-06-05', 'street', actionId)).status).toBe(200)
    expect((await moveOut(id, '2026-06-06')).problem).toMatchObject({ status: 409, code: 'STAY_ENDED' })
  })

  test('several suppliers at one address; each sees the place until its last day', async () => {
    const premisesId = await place()
    const { first, second } = town.companies
    await supplier(premisesId, first.id, '2026-01-01')
    expect((await supplier(premisesId, second.id)).body.suppliers.map((s) => s.companyId)).toEqual([
      first.id,
      second.id,
    ])
    expect((await supplier(premisesId, second.id)).problem?.code).toBe('SUPPLY_OVERLAP')
    expect((await supplier(premisesId, newId())).problem?.code).toBe('COMPANY_UNKNOWN')
    const sees = async () =>
      (
        await api.call('GET /api/v1/premises/:id', {
          token: await api.login('company'),
          params: { id: premisesId },
        })
      ).status
    expect(await sees()).toBe(200)
    const { body } = await noSupplier(premisesId, first.id, '2026-06-09')
    expect(body.suppliers.map((s) => s.companyId)).toEqual([second.id])
    expect(await sees()).toBe(404)
    expect((await noSupplier(premisesId, first.id, '2026-06-09')).problem?.code).toBe('SUPPLY_NONE')
  })

  test('the story of the place tells it in words, and its reviews look again', async () => {
    const premisesId = await place()
    const [stay] = (await moveIn(premisesId, { fromOn: '2026-06-01' })).body.occupants
    await moveOut(stay?.occupancyId ?? '', '2026-06-09')
    await supplier(premisesId, town.companies.first.id)
    const { body } = await api.call('GET /api/v1/premises/:id/timeline', {
      token: await api.login('auditor'),
      params: { id: premisesId },
    })
    const told = body.items.filter((e) => !e.kind.startsWith('alert.'))
    expect(told.map((e) => [e.title, ...e.detail])).toEqual([
      ['开始供气', '自 2026年6月10日'],
      ['租客搬离', '至 2026年6月9日'],
      ['租客入住', '赵*', '自 2026年6月1日'],
    ])
    const states = await api.db.rows('SELECT subjectId FROM review_state WHERE subjectId = ?', [premisesId])
    expect(states).toHaveLength(1)
  })
}
