import { newId } from '@app/domain'
import { JobRunner } from '@app/queue'
import { type ApiOptions, TEST_TODAY, TestApi } from '../support/api'
import { type District, district, GRID, MICROGRID, OTHER_GRID } from '../support/district'

const DAY = 24 * 60 * 60_000
const COMMUNITY = '120103001001'

/** Borders, hand-over and cover, all dated. Runs alike on both databases. */
export function gridTests(options: () => Promise<ApiOptions>): void {
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
  }, 60_000)
  afterAll(() => api?.close())

  const as = (username: string) => api.login(username)
  const gridsOf = async (username: string, query: object = {}) =>
    (await api.call('GET /api/v1/grids', { token: await as(username), query })).body
  const today = async (username: string) =>
    (await api.call('GET /api/v1/today', { token: await as(username) })).body.premises.map(({ id }) => id)
  const open = async (body: object = {}, username = 'street') =>
    api.call('POST /api/v1/grids', {
      token: await as(username),
      body: { actionId: newId(), parentCode: COMMUNITY, name: '示范网格03', fromOn: TEST_TODAY, ...body },
    })
  const move = async (toCode: string, fromOn = TEST_TODAY, username = 'street', actionId = newId()) =>
    api.call('POST /api/v1/grid-moves', {
      token: await as(username),
      body: { actionId, fromCode: GRID, toCode, premisesIds: [town.premises.here.id], fromOn },
    })
  const handOver = async (body: object = {}, username = 'community') =>
    api.call('POST /api/v1/handovers', {
      token: await as(username),
      body: {
        actionId: newId(),
        gridCode: GRID,
        fromAccountId: town.accounts.inspector.id,
        toAccountId: colleague.id,
        fromOn: '2026-06-12',
        note: '301 的老人耳背，敲重一点',
        ...body,
      },
    })
  const cover = async (body: object = {}, username = 'community') =>
    api.call('POST /api/v1/covers', {
      token: await as(username),
      body: {
        actionId: newId(),
        gridCode: GRID,
        accountId: colleague.id,
        fromOn: '2026-06-11',
        toOn: '2026-06-12',
        ...body,
      },
    })
  const secondGrid = async () => {
    await open()
    return `${COMMUNITY}02`
  }
  const kinds = async () =>
    (await api.db.rows<{ kind: string }>('SELECT kind FROM fact ORDER BY seq')).map(({ kind }) => kind)

  test('a grid is set up with the next number of its community and shown as one that nobody holds', async () => {
    const code = await secondGrid()
    const { items, total } = await gridsOf('street')
    expect(total).toBe(3)
    expect(items.find((grid) => grid.code === code)).toMatchObject({
      name: '示范网格03',
      kind: 'grid',
      uncoveredFrom: TEST_TODAY,
      premises: 0,
      holders: [],
    })
    expect(items.find((grid) => grid.code === GRID)).toMatchObject({ uncoveredFrom: null, premises: 1 })
    expect((await gridsOf('street', { gap: '1' })).items.map((grid) => grid.code)).toEqual([code])
    expect((await open({ parentCode: GRID, name: '二号楼' })).status).toBe(200)
    expect((await gridsOf('street', { kind: 'microgrid' })).items.map((grid) => grid.code)).toEqual([
      MICROGRID,
      `${GRID}02`,
    ])
  })

  test('each sees the grids of his own area; an administrator all of them and no premises', async () => {
    expect((await gridsOf('street2')).items.map(({ code }) => code)).toEqual([OTHER_GRID])
    expect((await gridsOf('admin')).total).toBe(3)
    expect((await open({ parentCode: '120103002001' })).problem?.code).toBe('GRID_UNKNOWN')
    expect((await move(OTHER_GRID)).problem?.code).toBe('GRID_UNKNOWN')
    expect((await handOver({}, 'street2')).problem?.code).toBe('GRID_UNKNOWN')
    const token = await as('admin')
    expect((await api.call('GET /api/v1/premises', { token })).problem?.code).toBe('FORBIDDEN')
  })

  test('premises move to another grid on the day itself, with their open hazards and bottles; what is closed stays', async () => {
    const here = town.premises.here
    const open = town.fixture.hazard(here)
    const closed = town.fixture.hazard(here, { status: 'closed', closedAt: '2026-06-05T02:00:00.000Z' })
    await town.fixture.save(api)
    const code = await secondGrid()
    expect(await today('inspector')).toEqual([here.id])
    const actionId = newId()
    expect((await move(code, TEST_TODAY, 'street', actionId)).body.moved).toBe(1)
    expect((await move(code, TEST_TODAY, 'street', actionId)).status).toBe(200)
    expect(await today('inspector')).toEqual([])
    const areas = await api.db.rows('SELECT id, areaCode FROM hazard')
    expect(areas).toContainEqual({ id: open.id, areaCode: code })
    expect(areas).toContainEqual({ id: closed.id, areaCode: GRID })
    expect(await api.db.rows('SELECT areaCode FROM cylinder WHERE premisesId = ?', [here.id])).toEqual([
      { areaCode: code },
    ])
    const token = await as('street')
    const history = await api.call('GET /api/v1/premises/:id/grids', { token, params: { id: here.id } })
    expect(history.body).toMatchObject({
      areaCode: code,
      items: [
        { code, name: '示范网格03', fromOn: TEST_TODAY, toOn: null, holders: [] },
        {
          ...{ code: GRID, name: '示范网格01', fromOn: '2024-01-01', toOn: '2026-06-09' },
          holders: [{ name: '王网格', staffNo: 'WG0001', kindLabel: '负责', toOn: '2026-06-09' }],
        },
      ],
    })
    expect((await kinds()).filter((kind) => kind === 'premises.moved')).toHaveLength(1)
  })

  test('a border that holds from a later day changes nothing before that day begins', async () => {
    const code = await secondGrid()
    expect((await move(code, '2026-06-12')).status).toBe(200)
    expect((await move(code, '2026-06-12')).problem?.code).toBe('MOVE_OVERLAP')
    const runner = api.get<JobRunner>(JobRunner)
    api.clock.set('2026-06-11T15:59:59.999Z')
    await runner.drain()
    expect(await today('inspector')).toEqual([town.premises.here.id])
    api.clock.set('2026-06-11T16:00:00.000Z')
    await runner.drain()
    expect(await today('inspector')).toEqual([])
    await runner.drain()
    expect(await api.db.rows('SELECT areaCode FROM premises WHERE id = ?', [town.premises.here.id])).toEqual([
      { areaCode: code },
    ])
  })

  test('only an empty grid is closed, and its days are over for whoever held it', async () => {
    const close = async (code: string) =>
      api.call('POST /api/v1/grids/close', {
        token: await as('street'),
        body: { actionId: newId(), code, toOn: TEST_TODAY },
      })
    expect((await close(GRID)).problem?.code).toBe('GRID_NOT_EMPTY')
    const code = await secondGrid()
    expect((await close(code)).status).toBe(200)
    expect((await close(code)).problem?.code).toBe('CONFLICT')
    api.clock.advance(DAY)
    expect((await gridsOf('street')).items.map((grid) => grid.code)).not.toContain(code)
    const named = await api.call('GET /api/v1/areas', { token: await as('street'), query: { kind: 'grid' } })
    expect(named.body.items.map((area) => area.code)).toEqual([GRID, OTHER_GRID])
    expect((await move(code, '2026-06-11')).problem?.code).toBe('GRID_CLOSED')
  })

  test('a hand-over: the note and what is open reach the successor, who confirms; access goes over with the day', async () => {
    town.fixture.hazard(town.premises.here)
    town.fixture.hazard(town.premises.here, { status: 'rectified' })
    await town.fixture.save(api)
    const { id } = (await handOver()).body
    const params = { id }
    const see = async (username: string) => api.call('GET /api/v1/handovers/:id', { token: await as(username), params })
    expect((await see('colleague')).body).toMatchObject({
      note: '301 的老人耳背，敲重一点',
      mine: true,
      fromName: '王网格',
      toName: '高代班',
      openHazards: 2,
      confirmedAt: null,
    })
    expect((await see('inspector')).body).toMatchObject({ mine: false, note: '301 的老人耳背，敲重一点' })
    expect((await see('inspector2')).status).toBe(404)
    expect((await see('street2')).status).toBe(404)
    const confirm = async (username: string) =>
      api.call('POST /api/v1/handovers/:id/confirm', { token: await as(username), params })
    expect((await confirm('inspector')).problem?.code).toBe('HANDOVER_NOT_YOURS')
    expect((await confirm('colleague')).body.confirmedAt).not.toBeNull()
    expect((await confirm('colleague')).status).toBe(200)
    expect((await kinds()).filter((kind) => kind === 'grid.handover_confirmed')).toHaveLength(1)
    expect(await today('colleague')).toEqual([])
    api.clock.set('2026-06-11T15:59:59.999Z')
    expect(await today('inspector')).toHaveLength(1)
    api.clock.set('2026-06-11T16:00:00.000Z')
    expect(await today('inspector')).toEqual([])
    expect(await today('colleague')).toHaveLength(1)
    const stored = JSON.stringify(await api.db.rows('SELECT body FROM fact'))
    expect(stored).not.toMatch(/耳背|王网格/)
  })

  test('the same hand-over sent twice is one; one from somebody who does not hold the grid is none', async () => {
    const actionId = newId()
    const replies = await Promise.all(Array.from({ length: 8 }, () => handOver({ actionId })))
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([201]))
    expect(await api.db.rows('SELECT 1 FROM handover')).toHaveLength(1)
    expect(await api.db.rows('SELECT 1 FROM grid_assignment WHERE accountId = ?', [colleague.id])).toHaveLength(1)
    expect((await handOver({ actionId, note: '另一份' })).problem?.code).toBe('ID_REUSED')
    const back = { fromAccountId: colleague.id, toAccountId: town.accounts.inspector.id, fromOn: '2026-06-11' }
    expect((await handOver(back)).problem?.code).toBe('HANDOVER_NOT_HELD')
    expect((await handOver({ toAccountId: town.accounts.inspector.id })).problem?.code).toBe('HANDOVER_SAME')
    expect((await handOver({ toAccountId: town.accounts.street.id })).problem?.code).toBe('ASSIGNEE_UNKNOWN')
    expect((await handOver({ fromOn: '2100-01-01' })).problem?.code).toBe('DATE_UNLIKELY')
  })

  test('cover begins and ends with its days, to the millisecond, by itself', async () => {
    expect((await cover()).status).toBe(200)
    const seen = async (now: string) => {
      api.clock.set(now)
      return (await today('colleague')).length
    }
    expect(await seen('2026-06-10T15:59:59.999Z')).toBe(0)
    expect(await seen('2026-06-10T16:00:00.000Z')).toBe(1)
    const params = { id: town.premises.here.id }
    const token = await as('colleague')
    expect((await api.call('GET /api/v1/premises/:id', { token, params })).status).toBe(200)
    expect((await api.call('GET /api/v1/me/grids', { token })).body.grids).toMatchObject([
      { gridCode: GRID, kind: 'cover', fromOn: '2026-06-11', toOn: '2026-06-12', now: true },
    ])
    expect(await seen('2026-06-12T15:59:59.999Z')).toBe(1)
    expect(await seen('2026-06-12T16:00:00.000Z')).toBe(0)
    expect((await api.call('GET /api/v1/premises/:id', { token, params })).status).toBe(404)
    expect(await today('inspector')).toHaveLength(1)
  })

  test('cover that is no longer needed ends at once, and does not make a grid look held', async () => {
    await cover({ fromOn: TEST_TODAY, toOn: '2026-07-10' })
    const { items } = await gridsOf('community')
    const held = items.find(({ code }) => code === GRID)?.holders.find(({ kind }) => kind === 'cover')
    const end = async (id: string, toOn: string, username: string) =>
      api.call('POST /api/v1/grid-assignments/:id/end', {
        token: await as(username),
        params: { id },
        body: { actionId: newId(), toOn },
      })
    expect((await end(held?.id ?? '', '2026-06-09', 'street2')).status).toBe(404)
    expect((await end(held?.id ?? '', '2026-06-01', 'community')).problem?.code).toBe('DATE_UNLIKELY')
    const own = items.find(({ code }) => code === GRID)?.holders.find(({ kind }) => kind === 'own')
    expect((await end(own?.id ?? '', '2026-06-20', 'community')).status).toBe(200)
    expect((await gridsOf('community', { gap: '1' })).items).toMatchObject([
      { code: GRID, uncoveredFrom: '2026-06-21' },
    ])
    expect((await end(held?.id ?? '', '2026-06-09', 'community')).status).toBe(200)
    expect(await today('colleague')).toEqual([])
  })

  test('a grid whose inspector is withdrawn stands among those that nobody holds', async () => {
    expect((await gridsOf('office', { gap: '1' })).total).toBe(0)
    const token = await as('security')
    await api.call('POST /api/v1/accounts/:id/withdraw', { token, params: { id: town.accounts.otherInspector.id } })
    expect((await gridsOf('office', { gap: '1' })).items).toMatchObject([
      { code: OTHER_GRID, uncoveredFrom: TEST_TODAY, holders: [{ name: '赵网格', active: false }] },
    ])
    expect((await gridsOf('street', { gap: '1' })).total).toBe(0)
  })
}
