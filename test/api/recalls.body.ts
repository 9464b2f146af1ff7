import type { InputOf } from '@app/contract'
import { addMinutes, type CylinderEvent, newId, type RecallCriteria } from '@app/domain'
import { RecallKeeper, ReviewService } from '@app/features'
import type { KeyPair } from '@app/platform'
import { type ApiOptions, TEST_NOW, TestApi } from '../support/api'
import { collect, deliver, fill, move, scrap, sites } from '../support/custody'
import { type District, district, STREET } from '../support/district'
import { plainKey } from '../support/signed'

/** 召回, from the preview to its end. */
export function recallTests(options: () => Promise<ApiOptions>): void {
  let api: TestApi
  let town: District
  let site: Awaited<ReturnType<typeof sites>>
  let key: KeyPair

  beforeAll(async () => {
    api = await TestApi.start({ ...(await options()), config: { JOBS: 'off' } })
  })
  beforeEach(async () => {
    await api.clear()
    api.clock.set(TEST_NOW)
    town = await district(api)
    site = await sites(api, town)
    key = await plainKey(api, town.companies.first.id, town.accounts.company.id)
  })
  afterAll(() => api?.close())

  const at = (minutes: number) => addMinutes(TEST_NOW, minutes)
  const tell = async (event: CylinderEvent) => (await api.call('POST /api/v1/events', { key, body: event })).body
  const correct = async (eventId: string, correctionId: string) =>
    (
      await api.call('POST /api/v1/events/corrections', {
        key,
        body: { eventId, correctionId, reason: 'never_happened', instead: null },
      })
    ).body
  const bottle = async () => {
    const made = town.fixture.cylinder(town.companies.first, null)
    await town.fixture.save(api)
    return made
  }
  const filledBatch = (over: object = {}): RecallCriteria => ({
    ...{ by: 'filled', companyId: town.companies.first.id, siteId: site.station.id, from: at(-300), to: at(-200) },
    ...over,
  })
  /** Filled in the span; one was brought to the home here, one stands in the store. */
  const batch = async () => {
    const [home, store, later] = [await bottle(), await bottle(), await bottle()]
    for (const { code } of [home, store]) await tell(fill({ code, occurredAt: at(-240) }))
    await tell(fill({ code: later.code, occurredAt: at(-100) }))
    await tell(move({ code: store.code, occurredAt: at(-180) }))
    await tell(deliver({ code: home.code, premises: town.premises.here.code, occurredAt: at(-120) }))
    return { home, store, later }
  }
  const run = async () => {
    await api.get<RecallKeeper>(RecallKeeper).runAll()
    await api.get<ReviewService>(ReviewService).runAllDue()
  }
  const open = async (criteria: RecallCriteria, over: Partial<InputOf<'POST /api/v1/recalls'>['body']> = {}) => {
    const body = { actionId: newId(), criteria, reason: 'filling' as const, note: null, ...over }
    const answer = await api.call('POST /api/v1/recalls', { token: await api.login('office'), body })
    await run()
    return { id: answer.body.id, body }
  }
  const detail = async (id: string, username = 'office') =>
    (await api.call('GET /api/v1/recalls/:id', { token: await api.login(username), params: { id } })).body
  const items = async (id: string, username = 'office') =>
    (await api.call('GET /api/v1/recalls/:id/items', { token: await api.login(username), params: { id } })).body.items
  const alerts = async (username: string) =>
    (
      await api.call('GET /api/v1/alerts', {
        token: await api.login(username),
        query: { rule: 'CYL_RECALLED', tab: 'all', status: 'open' },
      })
    ).body.items
  const wait = (minutes: number) => api.clock.advance(minutes * 60_000)

  test('the preview counts what was filled in the span and says where each is now; it writes nothing', async () => {
    const { home, store } = await batch()
    const token = await api.login('office')
    const { body } = await api.call('POST /api/v1/recalls/preview', { token, body: { criteria: filledBatch() } })
    expect(body).toMatchObject({
      total: 2,
      streets: [{ code: STREET, name: '大营门街道', total: 2 }],
      companies: [{ name: '河西示范燃气站', total: 2 }],
      places: [
        { code: 'premises', total: 1 },
        { code: 'site', total: 1 },
      ],
    })
    expect(body.cylinders.map(({ code, place }) => [code, place]).sort()).toEqual(
      [
        [home.code, '在用户处 示范里1号楼'],
        [store.code, '在站点 示范供应站'],
      ].sort(),
    )
    expect((await api.call('GET /api/v1/recalls', { token })).body.total).toBe(0)
  })

  test('opened by one click: a task at the door and one at the company, a message to the home, once', async () => {
    const { home, store } = await batch()
    const { id, body } = await open(filledBatch())
    expect(await detail(id)).toMatchObject({
      state: 'open',
      total: 2,
      done: 0,
      title: expect.stringContaining('充装的气瓶'),
    })
    expect((await items(id, 'inspector')).map(({ code }) => code)).toEqual([home.code])
    expect((await items(id, 'company')).map(({ code }) => code).sort()).toEqual([home.code, store.code].sort())
    expect((await alerts('inspector')).map(({ title }) => title)).toEqual([
      expect.stringContaining('召回：请停用并等气站换回'),
    ])
    const scan = async (username: string) =>
      (await api.call('GET /api/v1/scan', { token: await api.login(username), query: { code: home.code } })).body
    for (const username of ['inspector', 'household'])
      expect(await scan(username)).toMatchObject({
        cylinder: { state: { colour: 'red', reasons: [expect.stringContaining('召回：请停用并等气站换回')] } },
        delivery: { accept: 'no', sentence: expect.stringContaining('这只瓶正在召回') },
      })
    const mine = (await api.call('GET /api/v1/household', { token: await api.login('household') })).body.premises
    expect(mine[0]?.cylinders.find(({ code }) => code === home.code)?.state).toMatchObject({
      colour: 'red',
      advice: ['关阀停用，等气站上门换回；不要自己拆、不要转给别人'],
    })
    const today = (await api.call('GET /api/v1/today', { token: await api.login('inspector') })).body
    expect(today.urgent.map(({ title }) => title)).toContain('召回：请停用并等气站换回')
    const jobs = () => api.db.rows("SELECT id FROM job WHERE name = 'notice.send' AND payload LIKE '%recallId%'")
    expect(await jobs()).toHaveLength(1)
    const again = await api.call('POST /api/v1/recalls', { token: await api.login('office'), body })
    expect(again.body).toMatchObject({ id, total: 2 })
    await run()
    expect([await jobs(), await items(id)].map(({ length }) => length)).toEqual([1, 2])
  })

  test('a late message of the span brings its cylinder in; a correction of the filling takes one out again', async () => {
    const { home } = await batch()
    const { id } = await open(filledBatch())
    wait(60)
    const late = await bottle()
    await tell(fill({ code: late.code, occurredAt: at(-210), eventId: 'LATE-1' }))
    await run()
    const added = (await items(id)).find(({ code }) => code === late.code)
    expect(added).toMatchObject({ late: true, placeKind: 'site', outcome: null })
    await correct('LATE-1', 'C-1')
    await run()
    expect((await items(id)).find(({ code }) => code === late.code)).toMatchObject({ outcome: 'corrected' })
    expect((await items(id)).find(({ code }) => code === home.code)).toMatchObject({ outcome: null })
  })

  test('collected and scrapped after the opening end their items by themselves; the alerts go, and the office closes at 100 %', async () => {
    const { home, store } = await batch()
    const { id } = await open(filledBatch())
    wait(30)
    await tell(collect({ code: home.code, premises: town.premises.here.code, occurredAt: at(20) }))
    await run()
    expect(await detail(id)).toMatchObject({ total: 2, done: 1 })
    expect((await items(id)).find(({ code }) => code === home.code)).toMatchObject({
      outcome: 'collected',
      evidence: '回收',
      place: '在站点 示范供应站',
    })
    expect(await alerts('inspector')).toEqual([])
    const close = async (note: string | null) =>
      api.call('POST /api/v1/recalls/:id/close', {
        token: await api.login('office'),
        params: { id },
        body: { actionId: newId(), note },
      })
    expect((await close(null)).problem).toMatchObject({ status: 409, code: 'RECALL_UNFINISHED' })
    await tell(scrap({ code: store.code, occurredAt: at(25) }))
    await run()
    expect((await close(null)).body).toMatchObject({ state: 'closed', total: 2, done: 2 })
    expect((await close(null)).problem).toMatchObject({ status: 409, code: 'RECALL_STATE' })
  })

  test('what was collected before the opening is still to be sealed; it ends with a picture of the company', async () => {
    const { home, store } = await batch()
    const { id } = await open(filledBatch())
    wait(30)
    await tell(collect({ code: home.code, premises: town.premises.here.code, occurredAt: at(-5) }))
    await run()
    const [item, other] = await items(id)
    expect(item).toMatchObject({ outcome: null })
    const photo = town.fixture.file(town.accounts.company.id)
    await town.fixture.save(api)
    const show = async (username: string, itemId: string) =>
      api.call('POST /api/v1/recall-items/:id/evidence', {
        token: await api.login(username),
        params: { id: itemId },
        body: { actionId: newId(), photoId: photo.id, note: null },
      })
    expect((await show('company2', item?.id ?? '')).problem?.status).toBe(404)
    expect((await show('inspector', item?.id ?? '')).problem?.status).toBe(404)
    expect((await show('company', item?.id ?? '')).body).toMatchObject({ outcome: 'secured', photo: { id: photo.id } })
    expect((await show('company', item?.id ?? '')).problem?.code).toBe('RECALL_ITEM_ENDED')
    expect([item?.code, other?.code].sort()).toEqual([home.code, store.code].sort())
  })

  test('a collection that its company takes back opens the item again', async () => {
    const { home } = await batch()
    const { id } = await open(filledBatch())
    wait(30)
    const event = collect({ code: home.code, premises: town.premises.here.code, occurredAt: at(20) })
    await tell(event)
    await run()
    await correct(event.eventId, 'C-2')
    await run()
    expect((await items(id)).find(({ code }) => code === home.code)).toMatchObject({
      outcome: null,
      placeKind: 'premises',
    })
    expect((await alerts('street')).filter(({ premisesId }) => premisesId === town.premises.here.id)).toHaveLength(1)
  })

  test('of one maker, between two days: from the register, and closed with a reason for what was not found', async () => {
    const made = town.fixture.cylinder(town.companies.first, town.premises.here, {
      maker: 'BT09',
      madeOn: '2024-05-01',
    })
    town.fixture.cylinder(town.companies.first, town.premises.here, { maker: 'BT09', madeOn: '2025-05-01' })
    await town.fixture.save(api)
    const { id } = await open({ by: 'made', maker: 'BT09', from: '2024-01-01', to: '2024-12-31' }, { reason: 'defect' })
    expect((await items(id)).map(({ code }) => code)).toEqual([made.code])
    expect(await items(id, 'company').catch(() => null)).toHaveLength(1)
    const closed = await api.call('POST /api/v1/recalls/:id/close', {
      token: await api.login('office'),
      params: { id },
      body: { actionId: newId(), note: '用户已搬离，下落不明' },
    })
    expect(closed.body).toMatchObject({ state: 'closed', done: 0 })
    await run()
    expect(await alerts('inspector')).toEqual([])
  })
}
