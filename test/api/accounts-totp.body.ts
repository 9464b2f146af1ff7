import { type ApiOptions, TEST_PASSWORD, TestApi } from '../support/api'
import { codeOf, STEP } from '../support/authenticator'
import { type District, district } from '../support/district'

/** Second factor of the district's accounts. Runs alike on both databases. */
export function accountTotpTests(options: () => Promise<ApiOptions>): void {
  let api: TestApi
  let town: District
  let secret: string
  let recoveryCodes: string[]

  beforeAll(async () => {
    api = await TestApi.start({ ...(await options()), config: { JOBS: 'off' } })
    town = await district(api)
  })
  afterAll(() => api?.close())

  const logIn = (totp?: string, username = 'office', password = TEST_PASSWORD) =>
    api.call('POST /api/v1/sessions', { body: { username, password, ...(totp ? { totp } : {}) } })
  const code = () => codeOf(secret, api.clock.now())
  const password = TEST_PASSWORD

  test('is set up with the password and one code, and gives ten recovery codes', async () => {
    const token = await api.login('office')
    expect((await api.call('POST /api/v1/me/totp', { token, body: { password: 'guess' } })).problem?.code).toBe(
      'PASSWORD_WRONG',
    )
    const begun = (await api.call('POST /api/v1/me/totp', { token, body: { password } })).body
    secret = begun.secret
    expect(begun.address).toMatch(new RegExp(`^otpauth://totp/.*office\\?secret=${secret}&`))
    expect((await logIn()).status).toBe(201)
    const confirm = (given: string) => api.call('POST /api/v1/me/totp/confirm', { token, body: { code: given } })
    expect((await confirm('000000')).problem?.code).toBe('TOTP_WRONG')
    recoveryCodes = (await confirm(code())).body.recoveryCodes
    expect(recoveryCodes).toHaveLength(10)
    expect((await confirm(code())).problem?.code).toBe('TOTP_STATE')
    const stored = JSON.stringify([
      await api.db.rows('SELECT * FROM account_security'),
      await api.db.rows('SELECT * FROM recovery_code'),
    ])
    for (const plain of [secret, ...recoveryCodes]) expect(stored).not.toContain(plain)
  })

  test('is asked for after the right password, and a code opens once', async () => {
    expect((await logIn()).problem).toMatchObject({ status: 409, code: 'TOTP_NEEDED' })
    expect((await logIn(code())).problem?.code).toBe('TOTP_WRONG')
    api.clock.advance(STEP)
    const used = code()
    expect((await logIn(used)).status).toBe(201)
    expect((await logIn(used)).problem?.code).toBe('TOTP_WRONG')
    api.clock.advance(STEP)
    expect((await logIn(code())).status).toBe(201)
  })

  test('tells nothing of it to whoever has no password', async () => {
    expect((await logIn(undefined, 'office', 'guess')).problem?.code).toBe('LOGIN_FAILED')
    expect((await logIn('123456', 'office', 'guess')).problem?.code).toBe('LOGIN_FAILED')
  })

  test('opens one session with one code, also when two ask at the same moment', async () => {
    api.clock.advance(STEP)
    const given = code()
    const statuses = (await Promise.all([logIn(given), logIn(given), logIn(given)])).map(({ status }) => status)
    expect(statuses.sort()).toEqual([201, 422, 422])
  })

  test('is replaced by a recovery code once, however it is typed', async () => {
    const typed = (recoveryCodes[0] ?? '').toLowerCase().replace('-', ' ')
    expect((await logIn(typed)).status).toBe(201)
    expect((await logIn(typed)).problem?.code).toBe('TOTP_WRONG')
    const token = await api.login('office')
    expect((await api.call('GET /api/v1/me/security', { token })).body).toMatchObject({ recoveryCodesLeft: 9 })
  })

  test('locks after five wrong codes like five wrong passwords', async () => {
    api.clock.advance(31 * 60_000)
    const codes = []
    for (let i = 0; i < 5; i++) codes.push((await logIn('000000')).problem?.code)
    expect(codes).toEqual([...Array(4).fill('TOTP_WRONG'), 'LOGIN_LOCKED'])
    expect((await logIn(code())).problem?.code).toBe('LOGIN_LOCKED')
    api.clock.advance(31 * 60_000)
    expect((await logIn(code())).status).toBe(201)
  })

  test('is taken off by its owner with password and code, or by the security administrator for a lost phone', async () => {
    const token = await api.login('office')
    const remove = (given: string) =>
      api.call('POST /api/v1/me/totp/remove', { token, body: { password, code: given } })
    expect((await remove('000000')).problem?.code).toBe('TOTP_WRONG')
    api.clock.advance(STEP)
    expect((await remove(code())).status).toBe(200)
    expect((await logIn()).status).toBe(201)
    secret = (await api.call('POST /api/v1/me/totp', { token, body: { password } })).body.secret
    await api.call('POST /api/v1/me/totp/confirm', { token, body: { code: code() } })
    const security = await api.login('security')
    const rows = (await api.call('GET /api/v1/accounts', { token: security, query: { role: 'office' } })).body.items
    expect(rows.map((row) => row.totp)).toEqual([true])
    const params = { id: town.accounts.office.id }
    expect((await api.call('POST /api/v1/accounts/:id/reset-totp', { token: security, params })).status).toBe(200)
    expect((await logIn()).status).toBe(201)
  })

  test('is not offered to streets', async () => {
    const token = await api.login('street')
    expect((await api.call('POST /api/v1/me/totp', { token, body: { password } })).problem?.code).toBe('FORBIDDEN')
  })

  test('where the district demands it, an account without one may do nothing but set it up', async () => {
    const demanding = await TestApi.start({ ...(await options()), config: { JOBS: 'off', TOTP_REQUIRED: 'on' } })
    try {
      await district(demanding)
      const enter = async (username: string) =>
        (await demanding.call('POST /api/v1/sessions', { body: { username, password } })).body
      expect((await enter('street')).limitedTo).toBeNull()
      const { token, limitedTo } = await enter('office')
      expect(limitedTo).toBe('totp')
      const overview = async () => (await demanding.call('GET /api/v1/overview', { token })).problem?.code
      expect(await overview()).toBe('TOTP_SETUP_NEEDED')
      const begun = (await demanding.call('POST /api/v1/me/totp', { token, body: { password } })).body
      const given = codeOf(begun.secret, demanding.clock.now())
      await demanding.call('POST /api/v1/me/totp/confirm', { token, body: { code: given } })
      expect(await overview()).toBeUndefined()
    } finally {
      await demanding.close()
    }
  })
}
