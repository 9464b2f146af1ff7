import { newId } from '@app/domain'
import { ReviewService } from '@app/features'
import type { CylinderEntity, HazardEntity, PremisesEntity } from '@app/persistence'
import { type ApiOptions, TEST_NOW, TEST_TODAY, TestApi } from '../support/api'
import { type District, district, OTHER_GRID } from '../support/district'
import { replayAlerts, replayHazards } from '../support/replay'
import { bottle, failing, signed, upload, visit } from '../support/visit'
import { TwoEntries } from './merge-entries'

/** Two entries of one place. Runs alike on both databases. */
export function mergeTests(options: () => Promise<ApiOptions>): void {
  let api: TestApi
  let town: District
  let entries: TwoEntries

  beforeAll(async () => {
    api = await TestApi.start(await options())
    town = await district(api)
    entries = new TwoEntries(api, town)
  }, 60_000)
  afterEach(() => api.clock.set(TEST_NOW))
  afterAll(() => api?.close())

  const token = (username = 'street') => api.login(username)
  const twice = (over?: Partial<PremisesEntity>) => entries.twice(over)
  const detail = async (id: string, username = 'street') =>
    api.call('GET /api/v1/premises/:id', { token: await token(username), params: { id } })
  const preview = async (keptId: string, mergedId: string) =>
    api.call('GET /api/v1/premises/:id/merge-preview', {
      token: await token(),
      params: { id: keptId },
      query: { mergedId },
    })
  const merge = async (keptId: string, mergedId: string, actionId = newId(), username = 'street') =>
    api.call('POST /api/v1/premises/:id/merge', {
      token: await token(username),
      params: { id: keptId },
      body: { actionId, mergedId },
    })
  const row = async <T>(table: string, id: string) =>
    (await api.db.rows<T>(`SELECT * FROM ${table} WHERE id = ?`, [id]))[0] as T
  const story = async (id: string) => {
    const { body } = await api.call('GET /api/v1/premises/:id/timeline', {
      token: await token('office'),
      params: { id },
    })
    return body.items.map(({ title }) => title)
  }
  const reviewed = () => api.get<ReviewService>(ReviewService).runAllDue()
  const submit = async (premisesId: string, cylinderIds: string[], fails?: 'hose' | 'bedroom') => {
    const inspector = await token('inspector')
    const photo = (await upload(api, inspector)).body.id
    const at = { premises: { id: premisesId, type: 'catering' as const }, inspectorId: town.accounts.inspector.id }
    const clean = visit({ ...at, now: api.clock.now() }, photo, { bottles: cylinderIds.map((id) => bottle(id)) })
    const [item, reason] = fails === 'bedroom' ? (['E03', 'E03-bedroom'] as const) : (['H02', 'H02-cracked'] as const)
    const content = fails ? failing(clean, item, reason, photo) : clean
    const reply = await api.call('POST /api/v1/inspections', { token: inspector, body: signed(content, photo) })
    expect(reply.problem).toBeNull()
    return content
  }

  test('the preview says what will happen, and the merge does it', async () => {
    const { fixture, companies } = town
    const { kept, merged } = await twice()
    fixture.occupant(kept.id, '张三', '13922220001', { role: 'owner', fromOn: '2024-05-01' })
    const same = fixture.occupant(merged.id, '张三', '13922220001', { role: 'owner', fromOn: '2023-05-01' })
    fixture.occupant(merged.id, '赵租客', '13922220002', { role: 'tenant', fromOn: '2025-01-01' })
    fixture.account('twin', 'household', { name: '张三', partyId: same.id })
    fixture.supply(kept.id, companies.first.id)
    fixture.supply(merged.id, companies.first.id, { fromOn: '2023-01-01' })
    fixture.supply(merged.id, companies.second.id)
    const gas = fixture.cylinder(companies.second, merged)
    const stove = fixture.equipment(merged.id)
    await fixture.save(api)

    const { effects, conflicts } = (await preview(kept.id, merged.id)).body
    expect(conflicts).toEqual([])
    expect(effects).toEqual([
      `${merged.code} 并入 ${kept.code}：不再单独列出，原来的链接转到保留的一处`,
      '用户登记 1 条移入（含历任）',
      '两处相同的现任用户 1 位合为一位，起始日取较早的，账号随之合并',
      '供气企业 2 条合并',
      '气瓶 1 只移入',
      '设备 1 件移入；若两处登记的是同一套，请之后拆除多的一套',
      '以往检查记录保持签字时的原样，经过里两处一起看；此后按原编号交来的检查记到保留的一处',
      '不能撤销',
    ])
    const { body } = await merge(kept.id, merged.id)
    expect(body.mergedFrom).toEqual([{ id: merged.id, code: merged.code }])
    expect(body.occupants.map((o) => [o.role, o.name, o.fromOn])).toEqual([
      ['tenant', '赵*', '2025-01-01'],
      ['owner', '张*', '2023-05-01'],
    ])
    expect(body.suppliers.map((s) => s.companyId)).toEqual([companies.first.id, companies.second.id])
    expect([body.bottles.map((b) => b.id), body.equipment.map((e) => e.id)]).toEqual([[gas.id], [stove.id]])
    const home = await api.call('GET /api/v1/household', { token: await token('twin') })
    expect(home.body.premises.map((p) => p.id)).toEqual([kept.id])
  })

  test('the merged one is listed no more, its link leads to the survivor, and both stories are one', async () => {
    const { kept, merged } = await twice()
    const before = await submit(merged.id, [await bottleAt(merged)])
    await submit(kept.id, [await bottleAt(kept)])
    await merge(kept.id, merged.id)
    const led = await detail(merged.id)
    expect([led.body.id, led.body.code]).toEqual([kept.id, kept.code])
    const list = await api.call('GET /api/v1/premises', { token: await token('office'), query: { q: merged.code } })
    expect(list.body.total).toBe(0)
    const visits = led.body.visits.map(({ id }) => id)
    expect(visits).toHaveLength(2)
    expect((await row<{ premisesId: string }>('inspection', before.id)).premisesId).toBe(merged.id)
    const told = await story(kept.id)
    expect(told.filter((title) => title === '年度检查：完成')).toHaveLength(2)
    expect(told.filter((title) => title === '合并重复场所')).toHaveLength(1)
    expect(await story(merged.id)).toEqual(told)
    const records = await api.call('GET /api/v1/inspections', {
      token: await token('office'),
      query: { premisesId: kept.id },
    })
    expect(records.body.total).toBe(2)
  })

  test('a phone that was offline submits for the merged one: it lands on the survivor, what was signed is untouched', async () => {
    const { kept, merged } = await twice()
    const gas = await bottleAt(merged)
    await merge(kept.id, merged.id)
    api.clock.set('2026-06-10T05:00:00.000Z')
    const content = await submit(merged.id, [gas], 'hose')
    const stored = await row<{ premisesId: string; factId: string }>('inspection', content.id)
    expect(stored.premisesId).toBe(kept.id)
    const [fact] = await api.db.rows<{ body: string }>('SELECT body FROM fact WHERE id = ?', [stored.factId])
    expect(JSON.parse(fact?.body ?? '{}').premisesId).toBe(merged.id)
    expect((await row<CylinderEntity>('cylinder', gas)).premisesId).toBe(kept.id)
    const [found] = await api.db.rows<HazardEntity>('SELECT * FROM hazard WHERE foundInspectionId = ?', [content.id])
    expect(found?.premisesId).toBe(kept.id)
    expect((await detail(kept.id)).body).toMatchObject({ lastVisitOn: TEST_TODAY, lastOutcome: 'completed' })
  })

  test('open hazards go over; one found at both is one; the journal tells the same', async () => {
    const { kept, merged } = await twice()
    const [first, second] = [await bottleAt(kept), await bottleAt(merged)]
    await submit(kept.id, [first], 'bedroom')
    await submit(merged.id, [second], 'bedroom')
    await submit(merged.id, [second], 'hose')
    await merge(kept.id, merged.id)
    await reviewed()
    const open = (await detail(kept.id)).body.hazards.map(({ item }) => item)
    expect(open.sort()).toEqual(['E03', 'H02'])
    const [folded] = await api.db.rows<HazardEntity>("SELECT * FROM hazard WHERE closeReason = 'merged'")
    expect(folded).toMatchObject({ item: 'E03', status: 'closed', premisesId: kept.id, openKey: null })
    const left = await api.db.rows(
      "SELECT id FROM hazard WHERE premisesId = ? AND status <> 'closed' UNION SELECT id FROM alert WHERE premisesId = ? AND status <> 'closed'",
      [merged.id, merged.id],
    )
    expect(left).toEqual([])
    const hazards = await replayHazards(api.db)
    expect(hazards.written).toEqual(hazards.told)
    const alerts = await replayAlerts(api.db)
    expect(alerts.written).toEqual(alerts.told)
  })

  test('two people in one role are not merged by a machine: the problem says what to do first', async () => {
    const { kept, merged } = await twice()
    town.fixture.occupant(kept.id, '张三', '13933330001', { role: 'owner' })
    town.fixture.occupant(merged.id, '李四', '13933330002', { role: 'owner' })
    await town.fixture.save(api)
    const message = '两处各有一位现任业主，姓名或电话不同：请先更正其中一处，或登记其搬离'
    expect((await preview(kept.id, merged.id)).body.conflicts).toEqual([message])
    const { problem } = await merge(kept.id, merged.id)
    expect(problem).toMatchObject({ status: 409, code: 'MERGE_CONFLICT', problems: [{ path: 'mergedId', message }] })
    expect((await row<PremisesEntity>('premises', merged.id)).mergedIntoId).toBeNull()
  })

  test('what may be open once is not merged while it is open at both', async () => {
    const { kept, merged } = await twice()
    const stop = async (id: string) =>
      api.call('POST /api/v1/premises/:id/supply-stops', {
        token: await token(),
        params: { id },
        body: { actionId: newId(), reason: 'hazard', note: null },
      })
    town.fixture.supply(kept.id, town.companies.first.id)
    town.fixture.supply(merged.id, town.companies.first.id)
    await town.fixture.save(api)
    expect((await stop(merged.id)).problem).toBeNull()
    expect((await preview(kept.id, merged.id)).body.conflicts).toEqual([])
    expect((await stop(kept.id)).problem).toBeNull()
    expect((await preview(kept.id, merged.id)).body.conflicts).toEqual([
      '两处各有一个没恢复的停供要求：请先恢复其中一个',
    ])
  })

  test('two rows of one person become one: his story and his accounts stand under it, the other row names nobody', async () => {
    const { kept, merged } = await twice()
    const one = town.fixture.occupant(kept.id, '钱示范', '13944440001')
    const two = town.fixture.occupant(merged.id, '钱示范', '13944440001')
    const [intoId, fromId] = [one.id, two.id]
    await town.fixture.save(api)
    await merge(kept.id, merged.id)
    const left = await row<{ nameIndex: string; phoneEnc: string | null }>('party', fromId)
    expect(left).toMatchObject({ nameIndex: '', phoneEnc: null })
    expect(await api.db.rows('SELECT id FROM occupancy WHERE partyId = ?', [fromId])).toEqual([])
    const told = await api.db.rows("SELECT seq FROM fact_subject WHERE subjectKind = 'party' AND subjectId = ?", [
      intoId,
    ])
    expect(told.length).toBeGreaterThan(0)
    const found = await api.call('POST /api/v1/premises/search', {
      token: await token('office'),
      body: { q: '13944440001' },
    })
    expect(found.body.items.map((p) => p.id)).toEqual([kept.id])
  })

  test('pressed twice, or the other way round at the same moment, one merge happens', async () => {
    const { kept, merged } = await twice()
    const actionId = newId()
    const twins = await Promise.all(Array.from({ length: 6 }, () => merge(kept.id, merged.id, actionId)))
    expect(twins.map((r) => r.status)).toEqual(Array(6).fill(200))
    expect((await merge(merged.id, kept.id)).problem?.code).toBe('MERGE_CONFLICT')
    const pair = await twice()
    const race = await Promise.all([merge(pair.kept.id, pair.merged.id), merge(pair.merged.id, pair.kept.id)])
    expect(race.map((r) => r.status).sort()).toEqual([200, 409])
    const facts = await api.db.rows("SELECT seq FROM fact WHERE kind = 'premises.merged' AND body LIKE ?", [
      `%${pair.kept.id}%`,
    ])
    expect(facts).toHaveLength(1)
  })

  test('a chain of merges leads to the last one', async () => {
    const { kept, merged } = await twice()
    const { kept: last } = await twice()
    await merge(kept.id, merged.id)
    await merge(last.id, kept.id)
    expect((await detail(merged.id)).body.id).toBe(last.id)
    expect((await detail(last.id)).body.mergedFrom.map(({ id }) => id).sort()).toEqual([kept.id, merged.id].sort())
  })

  test('one in another street cannot be merged, nor told from one that does not exist', async () => {
    const { kept } = await twice()
    const there = town.fixture.premises(OTHER_GRID, {})
    const thereId = there.id
    await town.fixture.save(api)
    const foreign = await merge(kept.id, thereId)
    const unknown = await merge(kept.id, newId())
    expect([foreign.status, unknown.status]).toEqual([404, 404])
    expect({ ...foreign.problem, requestId: 0 }).toEqual({ ...unknown.problem, requestId: 0 })
    const refused = await merge(kept.id, thereId, newId(), 'community')
    expect(refused.status).toBe(403)
  })

  /** A bottle in order, standing there. */
  async function bottleAt(place: PremisesEntity): Promise<string> {
    const cylinder = town.fixture.cylinder(town.companies.first, place, { nextTestOn: '2028-01-01' })
    const { id } = cylinder
    await town.fixture.save(api)
    return id
  }
}
