import type { InputOf } from '@app/contract'
import { applyCylinderFact, type CylinderState, newId } from '@app/domain'
import { ReviewService } from '@app/features'
import type { CylinderEntity, FactEntity } from '@app/persistence'
import { type ApiOptions, TEST_NOW, TEST_TODAY, TestApi } from '../support/api'
import { type District, district } from '../support/district'
import { bottle as bottleAt, seePicture, signed, upload, visit } from '../support/visit'

type Change = InputOf<'POST /api/v1/premises/:id/status'>['body']

/** 在用, 停业, 空置, 已停用, 查无 and back, with what each change needs. Runs alike on both databases. */
export function placeStateTests(options: () => Promise<ApiOptions>): void {
  let api: TestApi
  let town: District

  beforeAll(async () => {
    api = await TestApi.start(await options())
    town = await district(api)
  }, 60_000)
  afterEach(() => api.clock.set(TEST_NOW))
  afterAll(() => api?.close())

  const change = async (premisesId: string, body: Partial<Change>, username = 'community') =>
    api.call('POST /api/v1/premises/:id/status', {
      token: await api.login(username),
      params: { id: premisesId },
      body: {
        actionId: newId(),
        to: 'suspended',
        on: TEST_TODAY,
        reviewOn: null,
        replacedBy: null,
        sniffOk: null,
        bottles: [],
        photoIds: [],
        ...body,
      },
    })
  const restaurant = async (bottles = 2) => {
    const { fixture, companies, premises } = town
    const at = fixture.premises(premises.here.areaCode, {
      type: 'catering',
      registeredOn: '2026-05-01',
      lastCompletedOn: '2026-06-01',
    })
    const rows = Array.from({ length: bottles }, () =>
      fixture.cylinder(companies.first, at, { nextTestOn: '2028-01-01' }),
    )
    await fixture.save(api)
    return { id: at.id, bottles: rows.map(({ id }) => id) }
  }
  const closed = (cylinderIds: readonly string[], fate: Change['bottles'][number]['fate'] = 'kept_closed') => ({
    sniffOk: true,
    reviewOn: '2026-07-01',
    bottles: cylinderIds.map((cylinderId) => ({ cylinderId, fate })),
  })
  const bottle = async (id: string) =>
    (await api.db.rows<CylinderEntity>('SELECT * FROM cylinder WHERE id = ?', [id]))[0]
  const alerts = async (premisesId: string) =>
    (
      await api.db.rows<{ rule: string }>(
        "SELECT rule FROM alert WHERE premisesId = ? AND status <> 'closed' ORDER BY rule",
        [premisesId],
      )
    ).map(({ rule }) => rule)
  /** The inspector at the door. */
  const arrive = async (id: string, outcome: 'completed' | 'not_home', cylinderIds: string[] = []) => {
    const token = await api.login('inspector')
    const photo = (await upload(api, token)).body.id
    const at = { premises: { id, type: 'catering' as const }, inspectorId: town.accounts.inspector.id, now: TEST_NOW }
    const done = visit(at, photo, { bottles: cylinderIds.map((c) => bottleAt(c)) })
    const nobody = { ...done, outcome, bottles: [], equipment: [], answers: [], findings: [], signing: null }
    const content = outcome === 'completed' ? done : { ...nobody, outcomeReason: 'no_answer', photoIds: [photo] }
    const { problem } = await api.call('POST /api/v1/inspections', { token, body: signed(content, photo) })
    expect(problem).toBeNull()
  }
  const reviewed = () => api.get<ReviewService>(ReviewService).runAllDue()

  test('a restaurant that closes says what became of every bottle, sniffs at the door and names a day to look again', async () => {
    const { id, bottles } = await restaurant()
    const refused = await change(id, { bottles: [{ cylinderId: bottles[0] as string, fate: 'returned' }] })
    expect(refused.problem).toMatchObject({
      status: 422,
      code: 'STATUS_INCOMPLETE',
      title: '改为停业还缺少内容，请按提示补齐',
    })
    expect(refused.problem?.problems?.map((p) => p.message)).toEqual([
      '还有 1 只气瓶没有说明去向（清瓶）',
      '停业前须在门口闻检',
      '请填写复看日期',
    ])
    const { body } = await change(id, {
      ...closed([]),
      bottles: [
        { cylinderId: bottles[0] as string, fate: 'returned' },
        { cylinderId: bottles[1] as string, fate: 'kept_closed' },
      ],
    })
    expect(body).toMatchObject({ status: 'suspended', nextVisitOn: '2026-07-01', visitDueOn: '2026-07-01' })
    expect(body.bottles.map((b) => [b.id, b.use])).toEqual([[bottles[1], 'spare']])
    expect(await bottle(bottles[0] as string)).toMatchObject({ premisesId: null, presence: 'swapped' })
  })

  test('with a smell at the door nothing is closed: it is an emergency first', async () => {
    const { id, bottles } = await restaurant(1)
    const { problem } = await change(id, { ...closed(bottles), sniffOk: false })
    expect(problem?.problems).toEqual([{ path: 'sniffOk', message: '门口有气味：先按险情处置，不能登记停业' }])
    expect(
      await api.db.rows("SELECT seq FROM fact WHERE kind = 'cylinder.cleared' AND body LIKE ?", [`%${id}%`]),
    ).toEqual([])
  })

  test('reopened, it is visited by the next day, and an alert says so when nobody came', async () => {
    const { id, bottles } = await restaurant(1)
    await change(id, closed(bottles))
    const { body } = await change(id, { to: 'in_use' })
    expect(body).toMatchObject({ status: 'in_use', nextVisitOn: '2026-06-11', visitDueOn: '2026-06-11' })
    await reviewed()
    expect(await alerts(id)).toEqual([])
    api.clock.set('2026-06-11T16:00:00.000Z')
    await reviewed()
    expect(await alerts(id)).toEqual(['VISIT_OVERDUE'])
  })

  test('reopened, it stands in the inspector’s day as 复业需检查 until somebody has completed a visit there', async () => {
    const { id, bottles } = await restaurant(1)
    await change(id, closed(bottles))
    await change(id, { to: 'in_use' })
    const today = async () => {
      const { body } = await api.call('GET /api/v1/today', { token: await api.login('inspector') })
      const place = body.premises.find((p) => p.id === id)
      return [place?.bucket, ...(place?.reasons ?? [])]
    }
    expect(await today()).toEqual(['visit', '复业需检查，2026年6月11日前应到访'])
    await arrive(id, 'not_home')
    expect(await today()).toEqual(['visit', '复业需检查，2026年6月11日前应到访'])
    await arrive(id, 'completed', bottles)
    expect((await today()).join()).not.toContain('复业')
  })

  test('moved to the pipeline: no bottle stays, and one that nobody can find is asked of its company', async () => {
    const { id, bottles } = await restaurant(2)
    const kept = await change(id, { to: 'retired', replacedBy: 'pipeline', bottles: closed(bottles).bottles })
    expect(kept.problem?.problems?.[0]?.message).toBe('改为已停用，气瓶不能关阀留存，请先清走')
    const told = [
      { cylinderId: bottles[0] as string, fate: 'moved' as const },
      { cylinderId: bottles[1] as string, fate: 'missing' as const },
    ]
    const { body } = await change(id, { to: 'retired', replacedBy: 'pipeline', bottles: told })
    expect(body).toMatchObject({ status: 'retired', visitDueOn: null })
    await reviewed()
    expect(await alerts(id)).toEqual(['CYL_MISSING'])
  })

  test('retired without electricity or pipeline needs the owner’s statement, photographed by who enters it', async () => {
    const { id } = await restaurant(0)
    const retire = (photoIds: string[]) => change(id, { to: 'retired', replacedBy: 'none', photoIds })
    expect((await retire([])).problem?.problems?.[0]?.path).toBe('photoIds')
    expect((await retire([newId()])).problem?.code).toBe('FILE_UNKNOWN')
    const photo = (await upload(api, await api.login('community'))).body.id
    expect((await retire([photo])).body.status).toBe('retired')
    const [file] = await api.db.rows<{ usedAt: string | null }>('SELECT usedAt FROM file WHERE id = ?', [photo])
    expect(file?.usedAt).not.toBeNull()
  })

  test('what was photographed at the clearing is seen in the story, at an address for the viewer alone', async () => {
    const { id } = await restaurant(0)
    const photo = (await upload(api, await api.login('community'))).body.id
    await change(id, { ...closed([]), photoIds: [photo] })
    const office = await api.login('office')
    const { body } = await api.call('GET /api/v1/premises/:id/timeline', { token: office, params: { id } })
    const [told] = body.items
    expect([told?.title, told?.photos.map((p) => p.id)]).toEqual(['在用改为停业', [photo]])
    expect((await seePicture(api, office, told?.photos[0]?.url ?? '')).statusCode).toBe(200)
    expect((await seePicture(api, await api.login('street'), told?.photos[0]?.url ?? '')).statusCode).toBe(403)
  })

  test('sent twice it happens once; of two at the same moment one is told what it is now', async () => {
    const { id, bottles } = await restaurant(1)
    const body = { actionId: newId(), ...closed(bottles) }
    const twins = await Promise.all(Array.from({ length: 8 }, () => change(id, body)))
    expect(twins.map((r) => r.status)).toEqual(Array(8).fill(200))
    const race = await Promise.all([change(id, { to: 'in_use' }), change(id, { to: 'in_use' }, 'street')])
    expect(race.map((r) => r.status).sort()).toEqual([200, 409])
    expect(race.find((r) => r.problem)?.problem?.title).toBe('现为在用，不能改为在用，请刷新后再看')
  })

  test.each([
    ['a day to come', { on: '2026-06-11' }, 'on'],
    ['a day before it was registered', { on: '1999-12-31' }, 'on'],
    ['a review years ahead', { reviewOn: '2100-01-01' }, 'reviewOn'],
  ])('%s is refused', async (_, over, path) => {
    const { id } = await restaurant(0)
    const { problem } = await change(id, { ...closed([]), ...over })
    expect(problem?.problems?.map((p) => p.path)).toEqual([path])
  })

  test('the story tells it in words, and the bottles stand where the journal says', async () => {
    const { id, bottles } = await restaurant(1)
    await change(id, closed(bottles))
    const { body } = await api.call('GET /api/v1/premises/:id/timeline', {
      token: await api.login('auditor'),
      params: { id },
    })
    expect(body.items.map((e) => [e.title, ...e.detail])).toEqual([
      ['在用改为停业', '自 2026年6月10日', '清瓶 1 只', '门口闻检无异味', '复看 2026年7月1日'],
      ['清瓶：关阀留存'],
    ])
    const cleared = "SELECT * FROM fact WHERE kind = 'cylinder.cleared' AND body LIKE ?"
    for (const fact of await api.db.rows<FactEntity>(cleared, [`%${id}%`])) {
      const told = JSON.parse(fact.body) as { cylinderId: string; premisesId: string }
      const before = { id: told.cylinderId, status: 'registered', premisesId: told.premisesId } as CylinderState
      const after = applyCylinderFact(
        { ...before, presence: 'present', use: 'in_use', lastSeenAt: null },
        { ...fact, body: told },
      )
      const { premisesId, presence, use: bottleUse } = after as CylinderState
      expect(await bottle(told.cylinderId)).toMatchObject({ premisesId, presence, bottleUse })
    }
  })
}
