import { policyOf } from '../../apps/api/src/http/secure-headers'
import { TestApi } from '../support/api'
import { district } from '../support/district'

describe('The HTTP side', () => {
  let api: TestApi
  beforeAll(async () => {
    api = await TestApi.start()
    await district(api)
  })
  afterAll(() => api?.close())

  const get = (url: string, headers = {}) => api.fastify.inject({ url, headers })

  test('it says that it lives, that it is ready, and how its jobs are', async () => {
    expect((await get('/health/live')).json()).toEqual({ status: 'ok' })
    expect((await get('/health/ready')).json()).toEqual({ status: 'ok', database: 'ok', queue: 'ok' })
    expect((await get('/metrics')).payload).toContain('pingan_oldest_due_job_seconds')
  })

  test.each([
    ['an unknown address', { method: 'GET', url: '/api/v1/nothing' }, 404, 'NOT_FOUND'],
    [
      'a broken JSON',
      { method: 'POST', url: '/api/v1/sessions', headers: { 'content-type': 'application/json' }, payload: '{' },
      400,
      'BODY_MALFORMED',
    ],
    ['an empty body', { method: 'POST', url: '/api/v1/sessions' }, 422, 'INPUT_INVALID'],
    [
      'a body of another kind',
      { method: 'POST', url: '/api/v1/sessions', headers: { 'content-type': 'text/csv' }, payload: 'a,b' },
      415,
      'BODY_TYPE',
    ],
    [
      'a body of 6 MB',
      {
        method: 'POST',
        url: '/api/v1/sessions',
        headers: { 'content-type': 'application/json' },
        payload: `"${'x'.repeat(6_000_000)}"`,
      },
      413,
      'BODY_TOO_LARGE',
    ],
    [
      'a malformed token',
      { method: 'GET', url: '/api/v1/me', headers: { authorization: 'Bearer ..' } },
      401,
      'UNAUTHENTICATED',
    ],
    ['no token', { method: 'GET', url: '/api/v1/me' }, 401, 'UNAUTHENTICATED'],
    ['a path that is no id', { method: 'GET', url: '/api/v1/inspections/%00' }, 401, 'UNAUTHENTICATED'],
    ['a malformed percent sign', { method: 'GET', url: '/api/v1/inspections/%zz' }, 400, 'BODY_MALFORMED'],
  ] as const)('%s is answered as a clear problem', async (_, request, status, code) => {
    const reply = await api.fastify.inject(request)
    expect([reply.statusCode, reply.json().code]).toEqual([status, code])
    expect(reply.headers['content-type']).toContain('application/problem+json')
    expect(reply.json().title).toMatch(/[一-龥]/)
  })

  test('log-out bites on the next request', async () => {
    const { body } = await api.call('POST /api/v1/sessions', { body: { username: 'office', password: 'Aa123456!' } })
    expect((await api.call('GET /api/v1/me', { token: body.token })).status).toBe(200)
    expect((await api.call('DELETE /api/v1/sessions/current', { token: body.token })).status).toBe(204)
    expect((await api.call('GET /api/v1/me', { token: body.token })).problem).toMatchObject({ status: 401 })
  })

  test('a wrong password and an unknown account answer alike', async () => {
    const ask = (username: string) => api.call('POST /api/v1/sessions', { body: { username, password: 'no' } })
    const [known, unknown] = [await ask('office'), await ask('nobody')]
    expect({ ...known.problem, requestId: '' }).toEqual({ ...unknown.problem, requestId: '' })
  })

  test('a page runs its own scripts and no others', async () => {
    const policy = String((await get('/api/docs')).headers['content-security-policy'])
    expect(policy).toContain("script-src 'self'")
    expect(policyOf('<script>a()</script><script src="/x.js"></script>')['Content-Security-Policy']).toMatch(
      /script-src 'self' 'sha256-[A-Za-z0-9+/=]{44}';/,
    )
  })

  test('the interface describes itself', async () => {
    const document = (await get('/api/openapi.json')).json() as { paths: Record<string, unknown> }
    expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(['/api/v1/scan', '/api/v1/inspections/{id}']))
    expect((await get('/api/docs')).payload).toContain('接口文档')
  })
})
