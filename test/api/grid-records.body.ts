import { newId } from '@app/domain'
import { JobRunner } from '@app/queue'
import { type ApiOptions, TEST_TODAY, TestApi } from '../support/api'
import { type District, district, GRID } from '../support/district'
import { bottle, signed, upload, visit } from '../support/visit'

const COMMUNITY = '120103001001'
const NEW_GRID = `${COMMUNITY}02`

/** Whose the records of visits are when a border moves. Runs alike on both databases. */
export function gridRecordTests(options: () => Promise<ApiOptions>): void {
  let api: TestApi
  let town: District
  let colleague: { id: string }

  beforeEach(async () => {
    api ??= await TestApi.start({ ...(await options()), config: { JOBS: 'off' } })
    await api.clear()
    api.clock.set('2026-06-10T02:00:00.000Z')
    town = await district(api)
    colleague = town.fixture.account('colleague', 'inspector', { name: '高代班', areaCode: COMMUNITY })
    await town.fixture.save(api)
    const body = { actionId: newId(), parentCode: COMMUNITY, name: '示范网格03', fromOn: TEST_TODAY }
    await api.call('POST /api/v1/grids', { token: await as('street'), body })
  }, 60_000)
  afterAll(() => api?.close())

  const as = (username: string) => api.login(username)
  const today = async (username: string) =>
    (await api.call('GET /api/v1/today', { token: await as(username) })).body.premises.map(({ id }) => id)
  /** The place goes over to the new grid, which the colleague holds from the same day. */
  const goesOver = async (fromOn: string) => {
    const token = await as('street')
    const move = { actionId: newId(), fromCode: GRID, toCode: NEW_GRID, premisesIds: [town.premises.here.id], fromOn }
    expect((await api.call('POST /api/v1/grid-moves', { token, body: move })).status).toBe(200)
    const assign = { actionId: newId(), gridCode: NEW_GRID, accountId: colleague.id, fromOn }
    expect((await api.call('POST /api/v1/grid-assignments', { token, body: assign })).status).toBe(200)
  }

  test('a visit made before a border moved is taken afterwards, and its record stays in the grid of its day', async () => {
    const { here } = town.premises
    const token = await as('inspector')
    const photo = (await upload(api, token)).body.id
    const made = (now: string) =>
      signed(
        visit({ premises: here, inspectorId: town.accounts.inspector.id, now }, photo, {
          bottles: [bottle(town.bottles.first.id)],
        }),
        photo,
      )
    const before = made('2026-06-10T01:00:00.000Z')
    await goesOver('2026-06-11')
    api.clock.set('2026-06-11T02:00:00.000Z')
    await api.get<JobRunner>(JobRunner).drain()
    expect(await today('inspector')).toEqual([])
    const submit = (body: typeof before) => api.call('POST /api/v1/inspections', { token, body })
    expect((await submit(before)).status).toBe(201)
    expect(await api.db.rows('SELECT areaCode FROM inspection')).toEqual([{ areaCode: GRID }])
    expect((await submit(made('2026-06-11T01:00:00.000Z'))).problem?.code).toBe('PREMISES_UNKNOWN')
    const params = { id: here.id }
    const story = await api.call('GET /api/v1/premises/:id/timeline', {
      token: await as('colleague'),
      params,
      query: {},
    })
    expect(story.body.items.map(({ title }) => title)).toContain('年度检查：完成')
    for (const username of ['colleague', 'inspector']) {
      const reader = await as(username)
      const record = await api.call('GET /api/v1/inspections/:id', { token: reader, params: { id: before.content.id } })
      expect(record.body).toMatchObject({ id: before.content.id, areaCode: GRID, inspectorName: '王网格' })
    }
  })

  test('who answers for a place now opens what was seen there before; who held it then still does, nobody else', async () => {
    const { here, there } = town.premises
    const before = town.fixture.visit(here, town.accounts.inspector.id, { finishedAt: '2026-05-01T02:00:00.000Z' })
    const merged = town.fixture.premises(GRID, { mergedIntoId: here.id, status: 'retired' })
    const underOld = town.fixture.visit(merged, town.accounts.inspector.id)
    const elsewhere = town.fixture.visit(there, town.accounts.otherInspector.id)
    await town.fixture.save(api)
    const seen = async (username: string) => {
      const { body } = await api.call('GET /api/v1/inspections', { token: await as(username), query: {} })
      expect(body.total).toBe(body.items.length)
      return body.items.map(({ id }) => id).sort()
    }
    const both = [before.id, underOld.id].sort()
    expect(await seen('colleague')).toEqual([])
    await goesOver(TEST_TODAY)
    expect(await seen('colleague')).toEqual(both)
    expect(await seen('inspector')).toEqual(both)
    expect(await seen('inspector2')).toEqual([elsewhere.id])
    expect(await seen('street2')).toEqual([elsewhere.id])
    expect(await seen('office')).toEqual([...both, elsewhere.id].sort())
  })
}
