import { newId } from '@app/domain'
import { type ApiOptions, TEST_TODAY, TestApi } from '../support/api'
import { type District, district, GRID, OTHER_GRID, OTHER_STREET, STREET } from '../support/district'
import { counted, shown } from './overview-count'

/** 总览, the directory, accounts and the journal. Runs alike on both databases. */
export function officeTests(options: () => Promise<ApiOptions>): void {
  let api: TestApi
  let town: District

  beforeAll(async () => {
    api = await TestApi.start({ ...(await options()), config: { JOBS: 'off' } })
    town = await district(api)
    await fill(api, town)
  })
  afterAll(() => api?.close())

  const overview = async (username: string) =>
    (await api.call('GET /api/v1/overview', { token: await api.login(username) })).body

  describe('总览', () => {
    test.each([
      ['office', ''],
      ['street', STREET],
      ['community', '120103001001'],
      ['street2', OTHER_STREET],
    ])('what %s sees equals a count row by row', async (username, prefix) => {
      expect(shown(await overview(username))).toEqual(await counted(api, prefix))
    })

    test('streets stand in the order of their codes, and a street sees only itself', async () => {
      expect((await overview('office')).streets.map((s) => s.code)).toEqual([STREET, OTHER_STREET])
      expect((await overview('street2')).streets.map((s) => s.name)).toEqual(['下瓦房街道'])
    })

    test('the trend has thirty days up to today, by the calendar of Tianjin', async () => {
      const { trend, visits } = await overview('office')
      expect(trend).toHaveLength(30)
      expect(trend[29]).toMatchObject({ date: TEST_TODAY, visits: 1 })
      expect(trend[28]).toMatchObject({ date: '2026-06-09', visits: 1 })
      expect(visits.todayDone).toBe(1)
    })

    test('parts are counted by the same rules that judge one of them', async () => {
      const { expiring } = await overview('office')
      expect(expiring.map((e) => [e.label, e.overdue, e.within30])).toEqual([
        ['气瓶', 2, 1],
        ['灶具', 1, 0],
        ['软管', 0, 1],
        ['调压器', 1, 0],
        ['报警器', 1, 0],
      ])
    })

    test('bottles to be swapped are counted by company', async () => {
      expect((await overview('office')).swaps).toEqual([
        { companyId: town.companies.first.id, companyName: '河西示范燃气站', count: 2 },
      ])
    })

    test('a job that has died and one that waits too long are shown', async () => {
      const row = (status: string, runAt: string) => [newId(), 'store.purge', '{}', status, runAt, 1, 8, runAt]
      await api.uow.run(async (tx) => {
        for (const values of [row('dead', '2026-06-09T00:00:00.000Z'), row('ready', '2026-06-10T01:50:00.000Z')]) {
          const columns = 'id, name, payload, status, runAt, attempts, maxAttempts, createdAt'
          await tx.execute(`INSERT INTO job (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`, values)
        }
      })
      expect((await overview('office')).duty).toMatchObject({ deadJobs: 1, oldestDueJobSeconds: 600 })
      expect((await overview('street')).duty).toBeNull()
    })

    test('an inspector and a company have no overview', async () => {
      for (const username of ['inspector', 'company', 'household']) {
        const reply = await api.call('GET /api/v1/overview', { token: await api.login(username) })
        expect(reply.problem).toMatchObject({ status: 403, code: 'FORBIDDEN' })
      }
    })
  })

  describe('directory', () => {
    test('areas are listed by kind and parent', async () => {
      const token = await api.login('household')
      const { body } = await api.call('GET /api/v1/areas', { token, query: { kind: 'street' } })
      expect(body.items.map((a) => a.name)).toEqual(['大营门街道', '下瓦房街道'])
      const inside = await api.call('GET /api/v1/areas', { token, query: { parent: STREET } })
      expect(inside.body.items.map((a) => a.code)).toEqual(['120103001001'])
    })

    test('a company finds itself only', async () => {
      const names = async (username: string) =>
        (await api.call('GET /api/v1/companies', { token: await api.login(username) })).body.items.map((c) => c.name)
      expect(await names('office')).toEqual(['河西示范燃气站', '尖山示范燃气站'])
      expect(await names('company2')).toEqual(['尖山示范燃气站'])
    })

    test('work is given to people of the own area', async () => {
      const names = async (username: string, query = {}) =>
        (await api.call('GET /api/v1/assignees', { token: await api.login(username), query })).body.items.map(
          (a) => a.name,
        )
      expect(new Set(await names('street'))).toEqual(new Set(['周街道', '王网格', '孙社区', '李微网']))
      expect(await names('street', { role: 'inspector' })).toEqual(['王网格'])
      expect(await names('street', { area: OTHER_STREET })).toEqual([])
      expect(await names('office', { area: OTHER_STREET, role: 'inspector' })).toEqual(['赵网格'])
    })
  })

  describe('accounts', () => {
    const accounts = async (query = {}) =>
      (await api.call('GET /api/v1/accounts', { token: await api.login('admin'), query })).body

    test('are listed with role and area; the name of a household stays masked', async () => {
      const { items, total } = await accounts()
      expect(total).toBe(17)
      expect(items.find((a) => a.username === 'household')).toMatchObject({
        displayName: '张*',
        roleLabel: '住户/商户',
      })
      expect(items.find((a) => a.username === 'street')).toMatchObject({
        displayName: '周街道',
        areaName: '大营门街道',
      })
      expect((await accounts({ role: 'company', q: 'company2' })).items.map((a) => a.areaName)).toEqual([
        '尖山示范燃气站',
      ])
    })

    test('a withdrawn account is out at its next request and cannot come back', async () => {
      const token = await api.login('inspector2')
      expect((await api.call('GET /api/v1/me', { token })).status).toBe(200)
      const security = await api.login('security')
      const params = { id: town.accounts.otherInspector.id }
      for (let i = 0; i < 2; i++) {
        expect((await api.call('POST /api/v1/accounts/:id/withdraw', { token: security, params })).body).toEqual({
          ok: true,
        })
      }
      expect((await api.call('GET /api/v1/me', { token })).problem?.code).toBe('UNAUTHENTICATED')
      api.forgetLogins()
      await expect(api.login('inspector2')).rejects.toThrow('账号或密码不对')
      const facts = await api.db.rows("SELECT 1 FROM fact WHERE kind = 'account.withdrawn'")
      expect(facts).toHaveLength(1)
    })

    test('nobody withdraws himself, an unknown account or without being the security administrator', async () => {
      const withdraw = async (username: string, id: string) =>
        (await api.call('POST /api/v1/accounts/:id/withdraw', { token: await api.login(username), params: { id } }))
          .problem?.code
      expect(await withdraw('security', town.accounts.security.id)).toBe('ACCOUNT_OWN')
      expect(await withdraw('security', newId())).toBe('NOT_FOUND')
      expect(await withdraw('admin', town.accounts.inspector.id)).toBe('FORBIDDEN')
      expect(await withdraw('office', town.accounts.inspector.id)).toBe('FORBIDDEN')
    })

    test('the journal tells of it by role, for the district only', async () => {
      const { body } = await api.call('GET /api/v1/facts', { token: await api.login('auditor') })
      expect(body.items.find(({ kind }) => kind === 'account.withdrawn')).toMatchObject({
        kind: 'account.withdrawn',
        title: '停用账号',
        actorLabel: '安全管理员 杨*',
      })
      expect((await api.call('GET /api/v1/facts', { token: await api.login('street') })).problem?.code).toBe(
        'FORBIDDEN',
      )
    })
  })
}

/** Something of everything, on both streets. */
async function fill(api: TestApi, { fixture, accounts, companies, premises }: District): Promise<void> {
  const late = { visitDueOn: '2026-05-01', lastOutcome: 'not_home' as const }
  const shop = fixture.premises(GRID, {
    type: 'catering',
    visitDueOn: '2026-08-01',
    lastCompletedOn: '2026-05-01',
    lastOutcome: 'completed',
  })
  fixture.premises(GRID, late)
  fixture.premises(OTHER_GRID, { ...late, lastOutcome: 'refused' })
  fixture.premises(OTHER_GRID, { status: 'suspended', visitDueOn: null })
  const overdue = { nextTestOn: '2026-04-01', testValidUntil: '2026-04-30' }
  fixture.cylinder(companies.first, shop, overdue)
  fixture.cylinder(companies.first, shop, { ...overdue, bottleUse: 'spare' })
  fixture.cylinder(companies.second, premises.there, { nextTestOn: '2026-06-01', testValidUntil: '2026-06-30' })
  fixture.cylinder(companies.second, premises.there, { presence: 'missing', bottleUse: null })
  fixture.cylinder(null, premises.there, { status: 'unregistered' })
  fixture.cylinder(companies.second, null, { status: 'scrapped', areaCode: OTHER_GRID, ...overdue })
  fixture.cylinder(companies.second, null)
  fixture.equipment(shop.id, { stoveSoldOn: '2018-06-09', hoseFrom: '2018-06-20', regulatorFrom: '2020-01-01' })
  fixture.equipment(shop.id, {
    kind: 'detector',
    stoveSoldOn: null,
    hoseKind: null,
    hoseFrom: null,
    regulatorFrom: null,
    detectorFrom: '2023-06-01',
  })
  fixture.hazard(shop, { grade: 'A', deadlineOn: '2026-06-09' })
  fixture.hazard(shop, { grade: 'A', status: 'dispatched', emergency: true, category: 'gas' })
  fixture.hazard(shop, { grade: 'advice', deadlineOn: null })
  fixture.hazard(premises.there, { status: 'rectified', foundAt: '2025-12-30T00:00:00.000Z', category: 'stove' })
  fixture.hazard(premises.there, { status: 'closed', closeReason: 'rechecked', closedAt: '2026-06-09T15:59:00.000Z' })
  fixture.hazard(premises.there, {
    status: 'closed',
    closeReason: 'fixed_on_site',
    foundAt: '2025-11-01T00:00:00.000Z',
    closedAt: '2025-11-01T00:00:00.000Z',
  })
  const folded = fixture.hazard(shop, { grade: 'B', status: 'dispatched' })
  fixture.alert(shop)
  fixture.alert(shop, { hazardId: folded.id })
  fixture.alert(premises.there, { status: 'acknowledged', grade: 'B' })
  fixture.alert(premises.there, { status: 'closed' })
  // 00:30 of the 10th in Tianjin is still the 9th in UTC.
  fixture.visit(shop, accounts.inspector.id, { finishedAt: '2026-06-09T16:30:00.000Z' })
  fixture.visit(premises.there, accounts.otherInspector.id, { finishedAt: '2026-06-09T15:30:00.000Z' })
  fixture.visit(premises.there, accounts.otherInspector.id, {
    finishedAt: '2026-06-09T15:40:00.000Z',
    outcome: 'not_home',
  })
  await fixture.save(api)
}
