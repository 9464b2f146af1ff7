import { newId } from '@app/domain'
import { ReviewService } from '@app/features'
import type { CylinderEntity } from '@app/persistence'
import { type ApiOptions, TEST_NOW, TestApi } from '../support/api'
import { type District, district } from '../support/district'
import { bottle, signed, upload, visit } from '../support/visit'

/** Two cards of one bottle. Runs alike on both databases. */
export function mergeCardTests(options: () => Promise<ApiOptions>): void {
  let api: TestApi
  let town: District

  beforeAll(async () => {
    api = await TestApi.start(await options())
    town = await district(api)
  }, 60_000)
  afterEach(() => api.clock.set(TEST_NOW))
  afterAll(() => api?.close())

  const token = (username: string) => api.login(username)
  const reviewed = () => api.get<ReviewService>(ReviewService).runAllDue()
  const row = async (id: string) =>
    (await api.db.rows<CylinderEntity>('SELECT * FROM cylinder WHERE id = ?', [id]))[0] as CylinderEntity
  const story = async (id: string) => {
    const { body } = await api.call('GET /api/v1/cylinders/:id/timeline', {
      token: await token('office'),
      params: { id },
    })
    return body.items.map(({ title }) => title)
  }
  const card = (fromId: string, intoId: string, actionId = newId()) =>
    token('office').then((t) =>
      api.call('POST /api/v1/cylinders/:id/merge', { token: t, params: { id: fromId }, body: { actionId, intoId } }),
    )
  /** Scanned without network, it got a card of its own. */
  const scanned = async () => {
    const { fixture, companies, premises } = town
    const registered = fixture.cylinder(companies.first, null, { nextTestOn: '2028-01-01' })
    const kept = { id: registered.id, code: registered.code }
    await fixture.save(api)
    const inspector = await token('inspector')
    const id = newId()
    const report = await api.call('POST /api/v1/cylinders/unregistered', {
      token: inspector,
      body: {
        ...{ id, code: null, stampPhotoId: (await upload(api, inspector)).body.id, model: 'YSP35.5' },
        ...{ premisesId: premises.here.id, where: null, note: null, foundAt: TEST_NOW },
      },
    })
    expect(report.status).toBe(201)
    await reviewed()
    return { id, kept }
  }
  const openAlerts = async (id: string) =>
    (
      await api.db.rows<{ rule: string }>("SELECT rule FROM alert WHERE subjectId = ? AND status <> 'closed'", [id])
    ).map(({ rule }) => rule)

  test('become one: it is where it was seen, its alarm ends, its story holds both, its old link leads on', async () => {
    const { id, kept } = await scanned()
    expect(await openAlerts(id)).toEqual(['CYL_UNREGISTERED'])
    const { body } = await card(id, kept.id)
    expect(body).toMatchObject({ id: kept.id, premisesId: town.premises.here.id, presence: 'present' })
    await reviewed()
    expect([await openAlerts(id), await openAlerts(kept.id)]).toEqual([[], []])
    expect(await story(kept.id)).toEqual(expect.arrayContaining(['发现未登记瓶', '并入未登记卡']))
    const led = await api.call('GET /api/v1/cylinders/:id', { token: await token('office'), params: { id } })
    expect([led.body.id, led.body.mergedFrom.map((m) => m.id)]).toEqual([kept.id, [id]])
    const listed = await api.call('GET /api/v1/cylinders', {
      token: await token('office'),
      query: { status: 'unregistered', limit: '200' },
    })
    expect(listed.body.items.map((c) => c.id)).not.toContain(id)
  })

  test('a phone that still counts the old card counts the registered bottle', async () => {
    const { id, kept } = await scanned()
    await card(id, kept.id)
    api.clock.set('2026-06-10T06:00:00.000Z')
    const inspector = await token('inspector')
    const photo = (await upload(api, inspector)).body.id
    const at = { premises: town.premises.here, inspectorId: town.accounts.inspector.id, now: api.clock.now() }
    const content = visit(at, photo, { bottles: [bottle(id)] })
    const reply = await api.call('POST /api/v1/inspections', { token: inspector, body: signed(content, photo) })
    expect(reply.problem).toBeNull()
    expect((await row(id)).premisesId).toBeNull()
    expect((await row(kept.id)).lastSeenAt).toBe(content.finishedAt)
  })

  test.each([
    ['a registered card into another', false, '只能把未登记的卡并入在册的卡，请从未登记的那张办理'],
    ['an unregistered card into another', true, '要并入的也是未登记的卡，请选择在册的那张'],
  ])('%s is refused in words', async (_, unregistered, title) => {
    const [one, two] = [await scanned(), await scanned()]
    const reply = unregistered ? await card(one.id, two.id) : await card(one.kept.id, two.kept.id)
    expect(reply.problem).toMatchObject({ status: 409, code: 'MERGE_CONFLICT', title })
  })

  test('pressed twice it happens once', async () => {
    const { id, kept } = await scanned()
    const actionId = newId()
    expect([(await card(id, kept.id, actionId)).status, (await card(id, kept.id, actionId)).status]).toEqual([200, 200])
    expect((await card(id, kept.id)).problem?.title).toBe('这两张卡已经是同一只瓶，请刷新后再看')
  })
}
