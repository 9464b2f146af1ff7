import type { InputOf } from '@app/contract'
import { newId } from '@app/domain'
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
    expect((await make({ username: 'quban09', role: 'office', areaCode: null })).status).toBe(201)
    const faults = async (over: Partial<Wish>) =>
      (await make({ username: 'x-09', ...over })).problem?.problems?.[0]?.message
    expect(await faults({ areaCode: STREET })).toBe('请选择网格')
    expect(await faults({ areaCode: '12010300100199' })).toBe('没有这个区域')
    expect(await faults({ role: 'company', areaCode: null })).toBe('请选择燃气企业')
    expect(await faults({ role: 'office', companyId })).toBe('只有燃气企业账号才填企业')
    expect((await make({ username: 'office' })).problem).toMatchObject({ status: 409, code: 'USERNAME_TAKEN' })
    expect((await make({ role: 'household' as never })).problem?.code).toBe('INPUT_INVALID')
  })

  test('does not reset himself or what is withdrawn', async () => {
    const token = await api.login('admin')
    const reset = async (id: string) =>
      (await api.call('POST /api/v1/accounts/:id/reset-password', { token, params: { id } })).problem?.code
    expect(await reset(town.accounts.admin.id)).toBe('ACCOUNT_OWN')
    expect(await reset(newId())).toBe('NOT_FOUND')
    const params = { id: town.accounts.otherStreet.id }
    await api.call('POST /api/v1/accounts/:id/withdraw', { token, params })
    expect(await reset(params.id)).toBe('ACCOUNT_WITHDRAWN')
    api.clock.advance(DAY)
    expect((await logIn('street2')).problem?.code).toBe('LOGIN_FAILED')
  })
}
