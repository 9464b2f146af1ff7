import { newId } from '@app/domain'
import { type ApiOptions, TEST_NOW, TestApi } from '../support/api'
import { type District, district, GRID, OTHER_GRID, OTHER_STREET, STREET } from '../support/district'

/** Runs alike on both databases. */
export function premisesTests(options: () => Promise<ApiOptions>): void {
  let api: TestApi
  let town: District

  beforeAll(async () => {
    api = await TestApi.start(await options())
    town = await district(api)
  })
  afterAll(() => api?.close())

  const search = async (username: string, body: Record<string, string>) => {
    const reply = await api.call('POST /api/v1/premises/search', { token: await api.login(username), body })
    return reply.body
  }
  const list = async (username: string, query: Record<string, string> = {}) => {
    const reply = await api.call('GET /api/v1/premises', { token: await api.login(username), query })
    return reply.body
  }

  const detail = async (username: string, id: string) =>
    api.call('GET /api/v1/premises/:id', { token: await api.login(username), params: { id } })

  test('a street lists its own premises, with name and address masked', async () => {
    const { items, total } = await list('street')
    expect(total).toBe(1)
    expect(items[0]).toMatchObject({
      id: town.premises.here.id,
      label: '示范里1号楼',
      partyName: '张*',
      streetName: '大营门街道',
      communityName: '示范社区001',
      cylinders: 1,
    })
    expect(JSON.stringify(items)).not.toContain('301')
  })

  test('the district office lists all of them, an inspector his grids, a company where it supplies', async () => {
    expect((await list('office')).total).toBe(2)
    expect((await list('inspector2')).items.map((p) => p.id)).toEqual([town.premises.there.id])
    expect((await list('company')).items.map((p) => p.id)).toEqual([town.premises.here.id])
  })

  test.each(['otherStreet', 'otherInspector', 'otherCompany'] as const)(
    'the %s cannot tell a foreign premises from one that does not exist',
    async (who) => {
      const { username } = town.accounts[who]
      const foreign = await detail(username, town.premises.here.id)
      const unknown = await detail(username, newId())
      expect(foreign.problem).toMatchObject({ status: 404, code: 'NOT_FOUND' })
      expect({ ...foreign.problem, requestId: 0 }).toEqual({ ...unknown.problem, requestId: 0 })
    },
  )

  test('the detail masks people and shows bottles, suppliers and equipment', async () => {
    const { body } = await detail('community', town.premises.here.id)
    expect(body.occupants).toEqual([
      expect.objectContaining({ partyId: town.household.id, name: '张*', phone: '138****0001', role: 'owner' }),
    ])
    expect(body.suppliers).toEqual([
      { companyId: town.companies.first.id, name: '河西示范燃气站', phone: '022-5550100' },
    ])
    expect(body.bottles.map((b) => b.code)).toEqual(['HX000000001'])
  })

  test('a company sees at a shared address its own bottles and itself only', async () => {
    town.fixture.supply(town.premises.here.id, town.companies.second.id)
    const other = town.fixture.cylinder(town.companies.second, town.premises.here)
    await town.fixture.save(api)
    const { body } = await detail('company2', town.premises.here.id)
    expect(body.bottles.map((b) => b.id)).toEqual([other.id])
    expect(body.suppliers.map((s) => s.companyId)).toEqual([town.companies.second.id])
    expect(body.visits).toEqual([])
  })

  test('a premises is found by its full telephone number, its full name or its code, never by a part of a name', async () => {
    const found = async (q: string) => (await search('office', { q })).items.map((p) => p.id)
    const here = [town.premises.here.id]
    expect(await found('13800000001')).toEqual(here)
    expect(await found('张三')).toEqual(here)
    expect(await found('张')).toEqual([])
    expect(await found('1380000')).toEqual([])
    expect(await found(town.premises.here.code.toLowerCase())).toEqual(here)
    expect(await found('示范里')).toEqual(here)
  })

  test('nobody is found by a name or a number written into an address, where it would be kept by whatever is passed', async () => {
    expect((await list('office', { q: '张三' })).total).toBe(0)
    expect((await list('office', { q: '13800000001' })).total).toBe(0)
    expect((await list('office', { q: '示范里' })).total).toBe(1)
  })

  test('a search finds nobody outside the scope', async () => {
    expect((await search('street', { q: '李四' })).total).toBe(0)
    expect((await list('street', { area: OTHER_STREET })).total).toBe(0)
  })

  test('pages join without a gap or a repetition although many values are equal', async () => {
    for (let i = 0; i < 7; i++) town.fixture.premises(OTHER_GRID, { visitDueOn: '2026-07-01' })
    for (let i = 0; i < 4; i++) town.fixture.premises(OTHER_GRID, { visitDueOn: null, status: 'retired' })
    await town.fixture.save(api)
    for (const sort of ['visitDueOn', '-visitDueOn', 'area', '-code']) {
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const page = await list('inspector2', { sort, limit: '3', ...(cursor ? { cursor } : {}) })
        expect(page.total).toBe(12)
        seen.push(...page.items.map((p) => p.id))
        cursor = page.nextCursor ?? undefined
      } while (cursor)
      expect(new Set(seen).size).toBe(12)
      expect(seen).toHaveLength(12)
    }
  })

  test('an unknown sort and a foreign cursor are refused with words', async () => {
    const token = await api.login('office')
    const sorted = await api.call('GET /api/v1/premises', { token, query: { sort: 'addressEnc' } })
    expect(sorted.problem).toMatchObject({ status: 422, code: 'INPUT_INVALID', problems: [{ path: 'query.sort' }] })
    const { nextCursor } = await list('inspector2', { limit: '2', sort: 'code' })
    for (const cursor of ['x', nextCursor as string]) {
      const reply = await api.call('GET /api/v1/premises', { token, query: { cursor } })
      expect(reply.problem).toMatchObject({ code: 'INPUT_INVALID', problems: [{ path: 'query.cursor' }] })
    }
  })

  test('filters by status, by visits that are late and by open hazards', async () => {
    const late = town.fixture.premises(GRID, { visitDueOn: '2026-06-09', type: 'catering' })
    const soon = town.fixture.premises(GRID, { visitDueOn: '2026-06-20' })
    town.fixture.hazard(late, { grade: 'A' })
    town.fixture.hazard(soon, { grade: 'C' })
    town.fixture.hazard(soon, { grade: 'A', status: 'closed' })
    await town.fixture.save(api)
    const ids = async (query: Record<string, string>) => (await list('street', query)).items.map((p) => p.id)
    expect(await ids({ visit: 'overdue' })).toEqual([late.id])
    expect(await ids({ visit: 'due' })).toEqual([soon.id])
    expect(await ids({ hazard: 'A' })).toEqual([late.id])
    expect(new Set(await ids({ hazard: 'open' }))).toEqual(new Set([late.id, soon.id]))
    expect(await ids({ type: 'catering', area: STREET })).toEqual([late.id])
    const row = (await list('street', { hazard: 'A' })).items[0]
    expect(row).toMatchObject({ openHazards: 1, worstGrade: 'A' })
  })

  test('looking behind the mask needs a reason and is on record, without the reason in clear', async () => {
    const token = await api.login('street')
    const params = { id: town.premises.here.id }
    type Asked = { field: 'name' | 'phone' | 'address'; partyId: string | null; reason: string }
    const ask = (asked: Asked) => {
      const body = { actionId: newId(), purpose: 'visit' as const, ...asked }
      return api.call('POST /api/v1/premises/:id/reveals', { token, params, body })
    }
    const partyId = town.household.id
    expect((await ask({ field: 'phone', partyId, reason: '  ' })).problem?.code).toBe('INPUT_INVALID')
    expect((await ask({ field: 'phone', partyId, reason: '电话预约入户复查' })).body.value).toBe('13800000001')
    expect((await ask({ field: 'name', partyId, reason: '核对登记' })).body.value).toBe('张三')
    expect((await ask({ field: 'address', partyId: null, reason: '派人上门' })).body.value).toContain('2门301')
    const { body } = await api.call('GET /api/v1/premises/:id/timeline', { token, params })
    expect(body.items.map((e) => [e.title, e.detail[0], e.actorLabel])).toEqual([
      ['查看个人信息', '查看地址', '街道网格中心 周*'],
      ['查看个人信息', '查看姓名', '街道网格中心 周*'],
      ['查看个人信息', '查看电话', '街道网格中心 周*'],
    ])
    const rows = await api.db.rows<{ body: string }>("SELECT body FROM fact WHERE kind = 'party.revealed'")
    expect(rows).toHaveLength(3)
    expect(JSON.stringify(rows)).not.toMatch(/预约|核对|上门|13800000001|张三/)
  })

  test('nothing is revealed to a foreign street, of a foreign party, or to a company', async () => {
    const asked = { field: 'phone' as const, partyId: town.household.id, purpose: 'register' as const, reason: null }
    const body = { actionId: newId(), ...asked }
    const ask = async (username: string, id: string) =>
      (await api.call('POST /api/v1/premises/:id/reveals', { token: await api.login(username), params: { id }, body }))
        .problem?.code
    expect(await ask('street2', town.premises.here.id)).toBe('NOT_FOUND')
    expect(await ask('office', town.premises.there.id)).toBe('NOT_FOUND')
    expect(await ask('company', town.premises.here.id)).toBe('FORBIDDEN')
  })

  test('the life of a premises keeps the day on which it happened', async () => {
    const { body } = await api.call('GET /api/v1/premises/:id/timeline', {
      token: await api.login('auditor'),
      params: { id: town.premises.here.id },
      query: { limit: '1' },
    })
    expect(body).toMatchObject({ total: 3, items: [{ occurredAt: TEST_NOW, kind: 'party.revealed' }] })
    expect(body.nextCursor).not.toBeNull()
  })
}
