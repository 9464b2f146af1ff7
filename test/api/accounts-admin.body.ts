import { type InputOf, type RouteKey, routes } from '@app/contract'
import { newId, type Role } from '@app/domain'
import { type ApiOptions, TEST_PASSWORD, TestApi } from '../support/api'
import { type District, district, GRID, STREET } from '../support/district'

const DAY = 24 * 60 * 60_000

/** Accounts made and mended by the administrator. Runs alike on both databases. */
export function accountAdminTests(options: () => Promise<ApiOptions>): void {
  let api: TestApi
  let town: District
  const logIn = (username: string, password = TEST_PASSWORD) =>
    api.call('POST /api/v1/sessions', { body: { username, password } })
  type Wish = InputOf<'POST /api/v1/accounts'>['body']
  const wish = (over: Partial<Wish>): Wish => ({
    username: 'wangg01',
    name: '王新人',
    role: 'inspector',
    areaCode: GRID,
    companyId: null,
    staffNo: 'WG0099',
    ...over,
  })
  const make = async (over: Partial<Wish>) =>
    api.call('POST /api/v1/accounts', { token: await api.login('admin'), body: wish(over) })

  beforeAll(async () => {
    api = await TestApi.start({ ...(await options()), config: { JOBS: 'off' } })
    town = await district(api)
  })
  afterAll(() => api?.close())

  test('makes an inspector, who must choose a password and then finds his grid', async () => {
    const { password, id } = (await make({})).body
    const token = (await logIn('wangg01', password)).body.token
    expect((await api.call('GET /api/v1/today', { token })).problem?.code).toBe('PASSWORD_CHANGE_NEEDED')
    await api.call('POST /api/v1/me/password', { token, body: { current: password, next: 'Wang-Ge-2026' } })
    expect((await api.call('GET /api/v1/today', { token })).status).toBe(200)
    expect((await api.call('GET /api/v1/me', { token })).body).toMatchObject({ areas: [GRID], displayName: '王新人' })
    const facts = await api.db.rows(
      "SELECT 1 FROM fact f JOIN fact_subject s ON s.seq = f.seq WHERE s.subjectId = ? AND f.kind = 'account.created'",
      [id],
    )
    expect(facts).toHaveLength(1)
  })

  test('makes a company and an office account, each with what its role needs and nothing else', async () => {
    const companyId = town.companies.first.id
    expect((await make({ username: 'qiye09', role: 'company', areaCode: null, companyId })).status).toBe(201)
    expect((await make({ username: 'quban09', role: 'office', areaCode: null })).body.pending).toBe(true)
    const faults = async (over: Partial<Wish>) =>
      (await make({ username: 'x-09', ...over })).problem?.problems?.[0]?.message
    expect(await faults({ areaCode: STREET })).toBe('请选择网格')
    expect(await faults({ areaCode: '12010300100199' })).toBe('没有这个区域')
    expect(await faults({ role: 'company', areaCode: null })).toBe('请选择燃气企业')
    expect(await faults({ role: 'office', companyId })).toBe('只有燃气企业账号才填企业')
    expect((await make({ username: 'office' })).problem).toMatchObject({ status: 409, code: 'USERNAME_TAKEN' })
    expect((await make({ role: 'household' as never })).problem?.code).toBe('INPUT_INVALID')
  })

  test('an account that reaches the district works only after the security administrator has approved it', async () => {
    const roles = ['office', 'fire', 'security'] as const
    for (const role of roles) {
      const { id, username, password, pending } = (await make({ username: `zb-${role}`, role, areaCode: null })).body
      expect(pending).toBe(true)
      expect((await logIn(username, 'a guess')).problem?.code).toBe('LOGIN_FAILED')
      expect((await logIn(username, password)).problem).toMatchObject({ status: 403, code: 'ACCOUNT_PENDING' })
      const approve = async (by: string) =>
        api.call('POST /api/v1/accounts/:id/approve', { token: await api.login(by), params: { id } })
      expect((await approve('admin')).problem?.code).toBe('FORBIDDEN')
      expect((await approve('security')).status).toBe(200)
      expect((await approve('security')).status).toBe(200)
      expect((await logIn(username, password)).body.limitedTo).toBe('password')
    }
    const facts = await api.db.rows("SELECT 1 FROM fact WHERE kind = 'account.approved'")
    expect(facts).toHaveLength(roles.length)
    expect((await make({ username: 'jiedao09', role: 'street', areaCode: STREET })).body.pending).toBe(false)
  })

  test('none of administrator, security administrator and auditor does the work of the others', async () => {
    const code = async (key: 'GET /api/v1/facts' | 'GET /api/v1/premises' | 'GET /api/v1/accounts', username: string) =>
      (await api.call(key, { token: await api.login(username), query: {} })).problem?.code
    for (const username of ['admin', 'security']) {
      expect(await code('GET /api/v1/facts', username)).toBe('FORBIDDEN')
      expect(await code('GET /api/v1/premises', username)).toBe('FORBIDDEN')
      expect(await code('GET /api/v1/accounts', username)).toBeUndefined()
    }
    expect(await code('GET /api/v1/facts', 'auditor')).toBeUndefined()
    const log = async (username: string) =>
      (await api.call('GET /api/v1/security-log', { token: await api.login(username), query: {} })).problem?.code
    expect([await log('admin'), await log('security'), await log('auditor')]).toEqual([
      'FORBIDDEN',
      undefined,
      undefined,
    ])
    const changing = (Object.keys(routes) as RouteKey[]).filter((key) => !key.startsWith('GET'))
    const held = (role: Role) => changing.filter((key) => (routes[key].roles as readonly Role[]).includes(role))
    // A list that leaves and a look for a reason are made by asking for them; nothing of the district changes.
    expect(held('auditor').filter((key) => !key.includes('/me/'))).toEqual([
      'POST /api/v1/premises/search',
      'POST /api/v1/inspections/:id/reveals',
      'POST /api/v1/exports',
    ])
    const shared = held('admin').filter((key) => held('security').includes(key))
    expect(shared.every((key) => key.includes('/me/'))).toBe(true)
  })

  test('does not reset himself or what is withdrawn', async () => {
    const token = await api.login('admin')
    const reset = async (id: string) =>
      (await api.call('POST /api/v1/accounts/:id/reset-password', { token, params: { id } })).problem?.code
    expect(await reset(town.accounts.admin.id)).toBe('ACCOUNT_OWN')
    expect(await reset(newId())).toBe('NOT_FOUND')
    const params = { id: town.accounts.otherStreet.id }
    await api.call('POST /api/v1/accounts/:id/withdraw', { token: await api.login('security'), params })
    expect(await reset(params.id)).toBe('ACCOUNT_WITHDRAWN')
    api.clock.advance(DAY)
    expect((await logIn('street2')).problem?.code).toBe('LOGIN_FAILED')
  })
}
