import { newId } from '@app/domain'
import { type ApiOptions, TEST_PASSWORD, TestApi } from '../support/api'
import { type District, district } from '../support/district'
import { accountAdminTests } from './accounts-admin.body'
import { accountTotpTests } from './accounts-totp.body'

const MINUTE = 60_000
const WRONG = 'not the password'

/** Log-in under attack, passwords by the rules, sessions that end, accounts made and mended. Alike on both databases. */
export function accountTests(options: () => Promise<ApiOptions>): void {
  describe('the log-in', () => lockTests(options))
  describe('passwords', () => passwordTests(options))
  describe('sessions', () => sessionTests(options))
  describe('the second factor', () => accountTotpTests(options))
  describe('the administrator', () => accountAdminTests(options))
}

/** The application with short limits, as in production. */
async function strict(options: () => Promise<ApiOptions>, config: ApiOptions['config'] = {}): Promise<TestApi> {
  return TestApi.start({ ...(await options()), config: { JOBS: 'off', ...config } })
}

const logIn = (api: TestApi, username: string, password = TEST_PASSWORD) =>
  api.call('POST /api/v1/sessions', { body: { username, password } })

async function answers(api: TestApi, username: string, tries: number): Promise<unknown[]> {
  const given = []
  for (let i = 0; i < tries; i++) {
    const { status, problem } = await logIn(api, username, WRONG)
    given.push({ status, code: problem?.code, title: problem?.title })
  }
  return given
}

function lockTests(options: () => Promise<ApiOptions>): void {
  let api: TestApi
  let town: District

  beforeAll(async () => {
    api = await strict(options)
    town = await district(api)
  })
  afterAll(() => api?.close())

  test('five wrong passwords lock a name, and a name that no account has is told the very same', async () => {
    const known = await answers(api, 'street', 6)
    expect(known).toEqual(await answers(api, 'nobody', 6))
    expect(known.map((answer) => (answer as { code: string }).code)).toEqual([
      ...Array(4).fill('LOGIN_FAILED'),
      ...Array(2).fill('LOGIN_LOCKED'),
    ])
  })

  test('while it is locked the right password is refused like a wrong one, and other names are not concerned', async () => {
    expect((await logIn(api, 'street')).problem).toMatchObject({ status: 429, code: 'LOGIN_LOCKED' })
    expect((await logIn(api, 'street2')).status).toBe(201)
  })

  test('the journal tells of the lock of an account once, and of no name that is none', async () => {
    const facts = await api.db.rows<{ body: string }>("SELECT body FROM fact WHERE kind = 'account.locked'")
    expect(facts.map(({ body }) => JSON.parse(body))).toEqual([{ accountId: town.accounts.street.id, role: 'street' }])
    const log = async (kind?: 'failures') =>
      (await api.call('GET /api/v1/security-log', { token: await api.login('security'), query: { kind } })).body
    const { items, total } = await log('failures')
    expect(total).toBe(11)
    expect(items[0]).toMatchObject({ title: '登录失败', username: null, detail: ['没有这个账号'] })
    expect(items.filter(({ username }) => username === 'street').map(({ title }) => title)).toEqual([
      '账号锁定',
      ...Array(5).fill('登录失败'),
    ])
    const guards = JSON.stringify(await api.db.rows('SELECT * FROM login_guard'))
    expect(guards).not.toMatch(/nobody|street|127\.0\.0\.1/)
  })

  test('the security administrator sees it and lifts it; the administrator may not', async () => {
    const token = await api.login('security')
    const locked = async () =>
      (await api.call('GET /api/v1/accounts', { token, query: {} })).body.items.filter((a) => a.locked)
    expect((await locked()).map((a) => a.username)).toEqual(['street'])
    const params = { id: town.accounts.street.id }
    const admin = await api.login('admin')
    const refused = await api.call('POST /api/v1/accounts/:id/unlock', { token: admin, params })
    expect(refused.problem?.code).toBe('FORBIDDEN')
    expect((await api.call('POST /api/v1/accounts/:id/unlock', { token, params })).body).toEqual({ ok: true })
    expect(await locked()).toEqual([])
    expect((await logIn(api, 'street')).status).toBe(201)
  })

  test('a right password forgets the wrong ones before it', async () => {
    await answers(api, 'office', 4)
    expect((await logIn(api, 'office')).status).toBe(201)
    await answers(api, 'office', 4)
    expect((await logIn(api, 'office')).status).toBe(201)
  })

  test('after thirty minutes the lock is over', async () => {
    await answers(api, 'auditor', 5)
    api.clock.advance(29 * MINUTE)
    expect((await logIn(api, 'auditor')).problem?.code).toBe('LOGIN_LOCKED')
    api.clock.advance(2 * MINUTE)
    expect((await logIn(api, 'auditor')).status).toBe(201)
  })

  test('thirty wrong passwords from one place lock the place, whatever the names', async () => {
    for (let i = 0; i < 29; i++) await logIn(api, `guess${i}`, WRONG)
    expect((await logIn(api, 'community')).status).toBe(201)
    expect((await logIn(api, 'guess', WRONG)).problem?.code).toBe('LOGIN_LOCKED')
    expect((await logIn(api, 'community')).problem?.code).toBe('LOGIN_LOCKED')
    api.clock.advance(31 * MINUTE)
    expect((await logIn(api, 'community')).status).toBe(201)
  })

  test('guesses at the same moment are all counted', async () => {
    const codes = await Promise.all(Array.from({ length: 8 }, () => logIn(api, 'inspector', WRONG)))
    expect(codes.filter(({ problem }) => problem?.code === 'LOGIN_FAILED')).toHaveLength(4)
    expect((await logIn(api, 'inspector')).problem?.code).toBe('LOGIN_LOCKED')
  })
}

function passwordTests(options: () => Promise<ApiOptions>): void {
  let api: TestApi
  let town: District

  beforeAll(async () => {
    api = await strict(options, { PASSWORD_DAYS: '2400' })
    town = await district(api)
  })
  afterAll(() => api?.close())

  const change = (token: string, current: string, next: string) =>
    api.call('POST /api/v1/me/password', { token, body: { current, next } })

  test('a weak one is refused with everything that is wrong', async () => {
    const token = await api.login('street')
    const { problem } = await change(token, TEST_PASSWORD, 'abc')
    expect(problem).toMatchObject({ status: 422, code: 'PASSWORD_WEAK' })
    expect(problem?.problems).toHaveLength(2)
    expect((await change(token, WRONG, 'Kuai-Le-2026')).problem?.code).toBe('PASSWORD_WRONG')
  })

  test('a change ends every other log-in, and none of the last five comes back', async () => {
    const elsewhere = (await logIn(api, 'street')).body.token
    const token = await api.login('street')
    const used = [TEST_PASSWORD, 'Kuai-Le-2026-a', 'Kuai-Le-2026-b', 'Kuai-Le-2026-c', 'Kuai-Le-2026-d']
    for (let i = 1; i < used.length; i++) {
      expect((await change(token, used[i - 1] ?? '', used[i] ?? '')).status).toBe(200)
    }
    for (const old of used) {
      expect((await change(token, 'Kuai-Le-2026-d', `${old}`)).problem?.code).toMatch(/^PASSWORD_(USED|WEAK)$/)
    }
    expect((await change(token, 'Kuai-Le-2026-d', 'Kuai-Le-2026-e')).status).toBe(200)
    expect((await change(token, 'Kuai-Le-2026-e', 'Kuai-Le-2026-a')).problem?.code).toBe('PASSWORD_USED')
    expect((await api.call('GET /api/v1/me', { token: elsewhere })).problem?.code).toBe('UNAUTHENTICATED')
    expect((await api.call('GET /api/v1/me', { token })).status).toBe(200)
    expect((await logIn(api, 'street')).problem?.code).toBe('LOGIN_FAILED')
    expect((await logIn(api, 'street', 'Kuai-Le-2026-e')).status).toBe(201)
  })

  test('whoever sits before an open screen cannot guess the password there either', async () => {
    const token = (await logIn(api, 'community')).body.token
    const codes = []
    for (let i = 0; i < 6; i++) codes.push((await change(token, WRONG, 'Kuai-Le-2026')).problem?.code)
    expect(codes.slice(3)).toEqual(['PASSWORD_WRONG', 'LOGIN_LOCKED', 'LOGIN_LOCKED'])
  })

  test('staff are warned ten days before, and then may do nothing but change it', async () => {
    const security = async (token: string) => (await api.call('GET /api/v1/me/security', { token })).body
    const early = (await logIn(api, 'office')).body
    expect(early.limitedTo).toBeNull()
    expect((await security(early.token)).passwordDaysLeft).toBeNull()
    api.clock.set('2026-07-25T02:00:00.000Z')
    expect((await security((await logIn(api, 'office')).body.token)).passwordDaysLeft).toBe(3)
    api.clock.set('2026-07-28T02:00:00.000Z')
    const { token, limitedTo } = (await logIn(api, 'office')).body
    expect(limitedTo).toBe('password')
    expect((await api.call('GET /api/v1/overview', { token })).problem).toMatchObject({
      status: 403,
      code: 'PASSWORD_CHANGE_NEEDED',
    })
    expect((await change(token, TEST_PASSWORD, 'Kuai-Le-2026')).status).toBe(200)
    expect((await api.call('GET /api/v1/overview', { token })).status).toBe(200)
    const household = (await logIn(api, 'household')).body
    expect(household.limitedTo).toBeNull()
  })

  test('after a reset the one-time password opens nothing but its own change', async () => {
    const before = (await logIn(api, 'company2')).body.token
    const admin = (await logIn(api, 'admin')).body
    expect((await change(admin.token, TEST_PASSWORD, 'Guan-Li-2026')).status).toBe(200)
    const params = { id: town.accounts.otherCompany.id }
    const { password } = (await api.call('POST /api/v1/accounts/:id/reset-password', { token: admin.token, params }))
      .body
    expect((await api.call('GET /api/v1/me', { token: before })).problem?.code).toBe('UNAUTHENTICATED')
    const { token, limitedTo } = (await logIn(api, 'company2', password)).body
    expect(limitedTo).toBe('password')
    expect((await api.call('GET /api/v1/cylinders', { token, query: {} })).problem?.code).toBe('PASSWORD_CHANGE_NEEDED')
    expect((await change(token, password, password)).problem?.code).toBe('PASSWORD_USED')
    expect((await change(token, password, 'Qi-Zhan-2026')).status).toBe(200)
    expect((await api.call('GET /api/v1/cylinders', { token, query: {} })).status).toBe(200)
  })
}

function sessionTests(options: () => Promise<ApiOptions>): void {
  let api: TestApi

  beforeAll(async () => {
    api = await strict(options, { SESSION_IDLE_MINUTES: '30', SESSION_HOURS: '12' })
    await district(api)
  })
  afterAll(() => api?.close())

  const enter = async (username: string) => (await logIn(api, username)).body.token
  const isIn = async (token: string) => (await api.call('GET /api/v1/me', { token })).status === 200

  test('the office is out after thirty minutes without a request, and never before', async () => {
    const token = await enter('office')
    for (let i = 0; i < 3; i++) {
      api.clock.advance(29 * MINUTE)
      expect(await isIn(token)).toBe(true)
    }
    api.clock.advance(31 * MINUTE)
    expect(await isIn(token)).toBe(false)
  })

  test('a phone in the field rests as long as it likes, until the log-in ends', async () => {
    const token = await enter('inspector')
    api.clock.advance(11 * 60 * MINUTE)
    expect(await isIn(token)).toBe(true)
    api.clock.advance(61 * MINUTE)
    expect(await isIn(token)).toBe(false)
  })

  test('requests of the same minute write nothing', async () => {
    const token = await enter('street')
    const seen = () =>
      api.db.rows(
        "SELECT lastSeenAt FROM session WHERE accountId IN (SELECT id FROM account WHERE username = 'street')",
      )
    const before = await seen()
    api.clock.advance(59_000)
    await isIn(token)
    expect(await seen()).toEqual(before)
    api.clock.advance(1_000)
    await isIn(token)
    expect(await seen()).not.toEqual(before)
  })

  test('an administrator is logged in at one place only', async () => {
    const first = await enter('admin')
    const second = await enter('admin')
    expect([await isIn(first), await isIn(second)]).toEqual([false, true])
  })

  test('everybody sees where he is logged in and ends what is not his doing', async () => {
    const [mine, strange] = [await enter('company'), await enter('company')]
    const list = async () => (await api.call('GET /api/v1/me/security', { token: mine })).body.sessions
    const [own, other] = [(await list()).find((s) => s.current), (await list()).find((s) => !s.current)]
    expect(await list()).toHaveLength(2)
    const end = (token: string, id = '') => api.call('DELETE /api/v1/me/sessions/:id', { token, params: { id } })
    expect((await end(await enter('company2'), own?.id)).problem?.code).toBe('NOT_FOUND')
    expect((await end(mine, other?.id)).status).toBe(204)
    expect([await isIn(mine), await isIn(strange)]).toEqual([true, false])
    expect((await end(mine, newId())).problem?.code).toBe('NOT_FOUND')
  })
}
