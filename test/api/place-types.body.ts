import type { InputOf } from '@app/contract'
import { newId, type PremisesType } from '@app/domain'
import { ReviewService } from '@app/features'
import type { PremisesEntity } from '@app/persistence'
import { type ApiOptions, TEST_NOW, TEST_TODAY, TestApi } from '../support/api'
import { type District, district } from '../support/district'

type Change = InputOf<'POST /api/v1/premises/:id/type'>['body']

/** 居民改餐饮 and back: what is asked, how much may stand there and how often it is visited follow. Runs alike on both databases. */
export function placeTypeTests(options: () => Promise<ApiOptions>): void {
  let api: TestApi
  let town: District

  beforeAll(async () => {
    api = await TestApi.start(await options())
    town = await district(api)
  })
  afterAll(() => api?.close())

  const change = async (premisesId: string, over: Partial<Change> = {}, username = 'community') =>
    api.call('POST /api/v1/premises/:id/type', {
      token: await api.login(username),
      params: { id: premisesId },
      body: { actionId: newId(), to: 'catering', on: TEST_TODAY, hasCylinderRoom: false, ...over },
    })
  const place = async (type: PremisesType, over: Partial<PremisesEntity> = {}) => {
    const { fixture, premises } = town
    const seen = { registeredOn: '2026-01-01', lastCompletedOn: '2026-06-01', visitDueOn: '2027-06-01' }
    const row = fixture.premises(premises.here.areaCode, { type, ...seen, ...over })
    await fixture.save(api)
    return row.id
  }
  const facts = (premisesId: string) =>
    api.db.rows<{ body: string }>(
      `SELECT f.body FROM fact f JOIN fact_subject s ON s.seq = f.seq
        WHERE f.kind = 'premises.type_changed' AND s.subjectId = ? ORDER BY f.seq`,
      [premisesId],
    )

  test('a home that becomes a restaurant is visited within a week, and then as restaurants are', async () => {
    const id = await place('resident')
    const { status, body } = await change(id, { on: '2026-06-05' })
    expect(status).toBe(200)
    expect(body).toMatchObject({ type: 'catering', nextVisitOn: '2026-06-17', visitDueOn: '2026-06-17' })
    const [fact, ...more] = await facts(id)
    expect(more).toEqual([])
    expect(JSON.parse(fact?.body ?? '{}')).toMatchObject({
      from: 'resident',
      to: 'catering',
      on: '2026-06-05',
      hasCylinderRoom: false,
      nextVisitOn: '2026-06-17',
    })
    const story = await api.call('GET /api/v1/premises/:id/timeline', {
      token: await api.login('community'),
      params: { id },
    })
    expect(story.body.items[0]).toMatchObject({
      title: '居民改为餐饮',
      detail: ['自 2026年6月5日', '2026年6月17日 前检查'],
    })
  })

  test('what stands there is judged by the new type at once: over 100 kg without a cylinder room', async () => {
    const id = await place('resident')
    const at = (await api.db.rows<PremisesEntity>('SELECT * FROM premises WHERE id = ?', [id]))[0] as PremisesEntity
    for (let n = 0; n < 3; n += 1) town.fixture.cylinder(town.companies.first, at, { model: 'YSP118' })
    await town.fixture.save(api)
    const rules = async () => {
      await api.get<ReviewService>(ReviewService).runAllDue()
      const rows = await api.db.rows<{ rule: string }>(
        'SELECT rule FROM alert WHERE subjectId = ? AND openKey IS NOT NULL',
        [id],
      )
      return rows.map(({ rule }) => rule)
    }
    expect(await rules()).toEqual([])
    await change(id)
    expect(await rules()).toEqual(['STOCK_OVER_LIMIT'])
    await change(id, { to: 'other', hasCylinderRoom: true })
    expect(await rules()).toEqual([])
  })

  test('a home seen a year ago that becomes a restaurant today is not late the same minute', async () => {
    const id = await place('resident', { lastCompletedOn: '2025-07-01', visitDueOn: '2026-07-01' })
    expect((await change(id)).body.visitDueOn).toBe('2026-06-17')
    await api.get<ReviewService>(ReviewService).runAllDue()
    const rows = () => api.db.rows("SELECT id FROM alert WHERE subjectId = ? AND rule = 'VISIT_OVERDUE'", [id])
    expect(await rows()).toEqual([])
    api.clock.set('2026-06-18T02:00:00.000Z')
    await api.get<ReviewService>(ReviewService).runAllDue()
    expect(await rows()).toHaveLength(1)
    api.clock.set(TEST_NOW)
  })

  test('a restaurant that becomes a home is visited once a year', async () => {
    const id = await place('catering', { hasCylinderRoom: true, visitDueOn: '2026-09-01' })
    const { body } = await change(id, { to: 'resident' })
    expect(body).toMatchObject({
      type: 'resident',
      hasCylinderRoom: false,
      nextVisitOn: null,
      visitDueOn: '2027-06-01',
    })
  })

  test('sent twice, or eight times at once, it is one change; another one under its number is refused', async () => {
    const id = await place('resident')
    const actionId = newId()
    const replies = await Promise.all(Array.from({ length: 8 }, () => change(id, { actionId })))
    expect(replies.map(({ status }) => status)).toEqual(Array(8).fill(200))
    expect(await facts(id)).toHaveLength(1)
    expect((await change(id, { actionId, to: 'other' })).problem?.code).toBe('ID_REUSED')
  })

  test.each([
    ['what it is already', { to: 'resident' as const }, 409, 'TYPE_SAME'],
    ['a day before it was registered', { on: '2025-12-31' }, 422, 'DATE_UNLIKELY'],
    ['a day to come', { on: '2026-06-11' }, 422, 'DATE_UNLIKELY'],
  ])('%s is refused with what to do, and nothing is stored', async (_, over, status, code) => {
    const id = await place('resident')
    expect((await change(id, over)).problem).toMatchObject({ status, code })
    expect(await facts(id)).toEqual([])
  })

  test('a home has no cylinder room; another street is nowhere; an inspector reports and does not change', async () => {
    const id = await place('catering')
    expect((await change(id, { to: 'resident', hasCylinderRoom: true })).problem?.code).toBe('TYPE_ROOM')
    expect((await change(id, { to: 'resident' }, 'street2')).problem?.status).toBe(404)
    expect((await change(id, { to: 'resident' }, 'inspector')).problem?.status).toBe(403)
  })
}
