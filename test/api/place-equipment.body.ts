import type { InputOf } from '@app/contract'
import { newId } from '@app/domain'
import { ReviewService } from '@app/features'
import { type ApiOptions, TEST_NOW, TEST_TODAY, TestApi } from '../support/api'
import { type District, district } from '../support/district'

type Entry = InputOf<'POST /api/v1/equipment/:id/correct'>['body']

/** Stoves, hoses, valves and detectors between two visits. Runs alike on both databases. */
export function placeEquipmentTests(options: () => Promise<ApiOptions>): void {
  let api: TestApi
  let town: District

  beforeAll(async () => {
    api = await TestApi.start(await options())
    town = await district(api)
  }, 60_000)
  afterEach(() => api.clock.set(TEST_NOW))
  afterAll(() => api?.close())

  const entry = (over: Partial<Entry> = {}): Entry => ({
    actionId: newId(),
    label: '一号灶',
    brand: '示范牌 Z1',
    hasWaterHeater: false,
    madeOn: null,
    stoveSoldOn: '2024-05-01',
    hoseKind: 'rubber',
    hoseFrom: '2024-12-01',
    regulatorFrom: '2024-05-01',
    regulatorUntil: null,
    detectorFrom: null,
    ...over,
  })
  const shop = async () => {
    const premises = town.fixture.premises(town.premises.here.areaCode, {
      type: 'catering',
      lastCompletedOn: '2026-06-01',
    })
    await town.fixture.save(api)
    return premises.id
  }
  const token = () => api.login('community')
  const add = async (id: string, over: Partial<Entry> & { kind?: 'appliance' | 'detector'; fromOn?: string } = {}) =>
    api.call('POST /api/v1/premises/:id/equipment', {
      token: await token(),
      params: { id },
      body: { kind: 'appliance', fromOn: '2024-05-01', ...entry(over), ...over },
    })
  const correct = async (id: string, over: Partial<Entry>) =>
    api.call('POST /api/v1/equipment/:id/correct', { token: await token(), params: { id }, body: entry(over) })
  const replace = async (id: string, over: Partial<Entry> & { on: string }) =>
    api.call('POST /api/v1/equipment/:id/replace', {
      token: await token(),
      params: { id },
      body: { ...entry(over), on: over.on },
    })
  const remove = async (id: string, on: string, actionId = newId()) =>
    api.call('POST /api/v1/equipment/:id/remove', { token: await token(), params: { id }, body: { actionId, on } })
  const alerts = async (premisesId: string) => {
    await api.get<ReviewService>(ReviewService).runAllDue()
    const rows = await api.db.rows<{ rule: string }>(
      "SELECT rule FROM alert WHERE premisesId = ? AND status <> 'closed' ORDER BY rule",
      [premisesId],
    )
    return rows.map(({ rule }) => rule)
  }
  const story = async (id: string) => {
    const { body } = await api.call('GET /api/v1/premises/:id/timeline', {
      token: await api.login('auditor'),
      params: { id },
    })
    return body.items.filter(({ kind }) => kind.startsWith('equipment.')).map((e) => [e.title, ...e.detail])
  }

  test('a rubber hose past its eighteen months alarms, the new one ends the alarm, and both are kept with their days', async () => {
    const id = await shop()
    const [old] = (await add(id)).body.equipment
    expect(old).toMatchObject({ label: '一号灶', brand: '示范牌 Z1', fromOn: '2024-05-01', toOn: null })
    expect(await alerts(id)).toEqual(['HOSE_EXPIRED'])
    const { body } = await replace(old?.id ?? '', { on: TEST_TODAY, hoseKind: 'stainless', hoseFrom: TEST_TODAY })
    expect(body.equipment.map((e) => [e.hoseKind, e.fromOn, e.toOn])).toEqual([['stainless', TEST_TODAY, null]])
    expect(body.pastEquipment.map((e) => [e.id, e.fromOn, e.toOn])).toEqual([[old?.id, '2024-05-01', TEST_TODAY]])
    expect(await alerts(id)).toEqual([])
  })

  test('a date entered wrongly is corrected; the story keeps the old one beside the new', async () => {
    const id = await shop()
    const [stove] = (await add(id)).body.equipment
    expect(await alerts(id)).toEqual(['HOSE_EXPIRED'])
    await correct(stove?.id ?? '', { hoseFrom: '2025-12-01' })
    expect(await alerts(id)).toEqual([])
    expect(await story(id)).toEqual([
      ['更正灶具组', '软管安装：2024年12月1日 → 2025年12月1日'],
      [
        '登记灶具组',
        '自 2024年5月1日',
        '灶具售出 2024年5月1日',
        '软管种类 普通橡胶管',
        '软管安装 2024年12月1日',
        '调压阀启用 2024年5月1日',
      ],
    ])
  })

  test('taken away, it warns of nothing any more and cannot be changed', async () => {
    const id = await shop()
    const [stove] = (await add(id)).body.equipment
    const actionId = newId()
    const { body } = await remove(stove?.id ?? '', '2026-06-09', actionId)
    expect([body.equipment, body.pastEquipment.map((e) => e.toOn)]).toEqual([[], ['2026-06-09']])
    expect((await remove(stove?.id ?? '', '2026-06-09', actionId)).status).toBe(200)
    expect(await alerts(id)).toEqual([])
    expect((await correct(stove?.id ?? '', {})).problem).toMatchObject({
      status: 409,
      code: 'EQUIPMENT_GONE',
      title: '这件设备已于 2026-06-09 拆除，请刷新后再看',
    })
  })

  test('what cannot be true is refused all at once, and nothing is stored', async () => {
    const id = await shop()
    const { problem } = await add(id, { stoveSoldOn: '1900-01-01', hoseKind: null, regulatorUntil: '2100-01-01' })
    expect(problem).toMatchObject({ status: 422, code: 'EQUIPMENT_INVALID' })
    expect(problem?.problems?.map((p) => p.path)).toEqual(['stoveSoldOn', 'hoseKind', 'regulatorUntil'])
    expect((await add(id, { fromOn: '2100-01-01' })).problem?.code).toBe('DATE_UNLIKELY')
    expect(await api.db.rows('SELECT id FROM equipment WHERE premisesId = ?', [id])).toEqual([])
  })

  test('pressed twice, or by sixteen at once, one stove is replaced by one', async () => {
    const id = await shop()
    const [stove] = (await add(id)).body.equipment
    const body = { ...entry({ hoseKind: 'stainless' }), on: TEST_TODAY }
    const twins = await Promise.all(Array.from({ length: 8 }, () => replace(stove?.id ?? '', body)))
    expect(twins.map((r) => r.status)).toEqual(Array(8).fill(200))
    const others = await Promise.all([
      remove(twins[0]?.body.equipment[0]?.id ?? '', TEST_TODAY),
      remove(twins[0]?.body.equipment[0]?.id ?? '', TEST_TODAY),
    ])
    expect(others.map((r) => r.status).sort()).toEqual([200, 409])
  })

  test('what it is called stands in no fact', async () => {
    const id = await shop()
    await add(id, { label: '孙老板的灶', brand: '稀有牌' })
    const facts = await api.db.rows<{ body: string }>("SELECT body FROM fact WHERE kind = 'equipment.added'")
    expect(JSON.stringify(facts)).not.toMatch(/孙老板|稀有牌/)
  })
}
