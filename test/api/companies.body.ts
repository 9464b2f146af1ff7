import { newId } from '@app/domain'
import { ReviewService } from '@app/features'
import { type ApiOptions, TEST_NOW, TestApi } from '../support/api'
import { type District, district, STREET } from '../support/district'
import { upload } from '../support/visit'

/** Companies with their licences. Runs alike on both databases. */
export function companyTests(options: () => Promise<ApiOptions>): void {
  let api: TestApi
  let town: District

  beforeAll(async () => {
    api = await TestApi.start(await options())
    town = await district(api)
  }, 60_000)
  afterAll(() => api?.close())

  const first = () => town.companies.first.id
  const detail = async (id: string, username = 'office') =>
    api.call('GET /api/v1/companies/:id', { token: await api.login(username), params: { id } })
  const profile = (over: object = {}) => ({
    actionId: newId(),
    name: '河西示范燃气站',
    phone: '022-28350000',
    roles: ['filling' as const, 'sales' as const],
    areaCode: STREET,
    contact: { name: '钱站长', phone: '13800000005' },
    sites: [{ kind: 'depot' as const, name: '一号库', address: '示范路1号' }],
    ...over,
  })
  const record = async (id: string, over: object = {}) =>
    api.call('POST /api/v1/companies/:id/profile', {
      token: await api.login('office'),
      params: { id },
      body: { ...profile(), version: null, ...over },
    })
  const licence = async (id: string, over: object = {}) =>
    api.call('POST /api/v1/companies/:id/licences', {
      token: await api.login('office'),
      params: { id },
      body: {
        actionId: newId(),
        kind: 'gas_business',
        number: '津燃0001',
        issuer: '区城管委',
        fromOn: '2023-06-01',
        toOn: '2027-06-01',
        photoId: null,
        ...over,
      },
    })
  /** Sessions do not last that long. */
  const turnTo = (now: string) => {
    api.clock.set(now)
    api.forgetLogins()
  }
  const alerts = async (username: string) => {
    await api.get<ReviewService>(ReviewService).runAllDue()
    const { body } = await api.call('GET /api/v1/alerts', {
      token: await api.login(username),
      query: { tab: 'open' },
    })
    return body.items.filter(({ subjectKind }) => subjectKind === 'company')
  }

  test('an office records what a company does, where, and whom to call; the journal names nobody', async () => {
    const { body } = await record(first())
    expect(body).toMatchObject({
      roles: ['filling', 'sales'],
      areaName: '大营门街道',
      contact: { name: '钱站长', phone: '13800000005' },
      sites: [{ kind: 'depot', name: '一号库', address: '示范路1号' }],
      version: 1,
    })
    expect(body.licences.map(({ kind, state }) => [kind, state])).toEqual([
      ['gas_business', 'missing'],
      ['cylinder_filling', 'missing'],
    ])
    const told = await api.db.rows("SELECT body FROM fact WHERE kind = 'company.recorded'")
    const kept = await api.db.rows('SELECT * FROM company_profile')
    expect(JSON.stringify([told, kept])).not.toMatch(/钱站长|13800000005|示范路/)
  })

  test('of two officers who change it at once the second is told to look again', async () => {
    expect((await record(first(), { version: 1, phone: '022-28350001' })).body.version).toBe(2)
    const { problem } = await record(first(), { version: 1, phone: '022-28350002' })
    expect(problem).toMatchObject({ status: 409, code: 'COMPANY_CHANGED' })
    expect((await detail(first())).body.phone).toBe('02228350001')
  })

  test('a new company is entered once, however often the button is pressed; its code belongs to it alone', async () => {
    const token = await api.login('office')
    const body = { ...profile({ name: '新示范气站' }), code: 'qy77' }
    const send = (over: object = {}) => api.call('POST /api/v1/companies', { token, body: { ...body, ...over } })
    const replies = await Promise.all(Array.from({ length: 8 }, () => send()))
    expect(replies.map(({ status }) => status)).toEqual(Array(8).fill(201))
    expect((await send()).body).toMatchObject({ id: body.actionId, code: 'QY77' })
    expect((await send({ name: '别的名字' })).problem?.code).toBe('ID_REUSED')
    expect((await send({ actionId: newId() })).problem).toMatchObject({ status: 409, code: 'COMPANY_CODE_TAKEN' })
    expect((await send({ actionId: newId(), code: 'QY78', areaCode: '999999' })).problem?.code).toBe('AREA_UNKNOWN')
  })

  test('sixty days before its end a licence is warned of, at thirty more gravely, and then it is wrong', async () => {
    await licence(first(), { toOn: '2026-08-05' })
    expect(await alerts('company')).toMatchObject([{ rule: 'LICENCE_DUE_SOON', grade: 'C', dueOn: '2026-08-05' }])
    turnTo('2026-07-10T02:00:00.000Z')
    expect(await alerts('office')).toMatchObject([
      { rule: 'LICENCE_DUE_SOON', grade: 'B', why: '燃气经营许可证有效期到2026年8月5日为止', areaName: '大营门街道' },
    ])
    turnTo('2026-08-06T02:00:00.000Z')
    expect(await alerts('company')).toMatchObject([{ rule: 'LICENCE_EXPIRED', grade: 'A', actor: 'company' }])
    expect(await alerts('company2')).toEqual([])
    expect(await alerts('street2')).toEqual([])
  })

  test('the renewed certificate stands beside the old one and ends the alarm', async () => {
    const { body } = await licence(first(), { number: '津燃0002', fromOn: '2026-08-06', toOn: '2030-08-05' })
    expect(body.certificates.map(({ number, current }) => [number, current])).toEqual([
      ['津燃0002', true],
      ['津燃0001', false],
    ])
    expect(await alerts('company')).toEqual([])
  })

  test('a wrong entry is withdrawn with a reason, once, and stays to be seen', async () => {
    const id = (await detail(first())).body.certificates[0]?.id ?? ''
    const token = await api.login('office')
    const withdraw = () =>
      api.call('POST /api/v1/licences/:id/withdraw', {
        token,
        params: { id },
        body: { actionId: newId(), reason: '证号录错' },
      })
    const { body } = await withdraw()
    expect(body.certificates.find((one) => one.id === id)).toMatchObject({ withdrawnOn: '2026-08-06', current: false })
    expect((await withdraw()).problem).toMatchObject({ status: 409, code: 'LICENCE_WITHDRAWN' })
    expect(await alerts('company')).toMatchObject([{ rule: 'LICENCE_EXPIRED' }])
    turnTo(TEST_NOW)
  })

  test.each([
    ['that ends before it begins', { fromOn: '2026-01-01', toOn: '2025-01-01' }],
    ['for a hundred years', { fromOn: '2000-01-01', toOn: '2100-01-01' }],
    ['that begins next year', { fromOn: '2027-06-01', toOn: '2030-01-01' }],
  ])('a licence %s is refused in words', async (_, dates) => {
    expect((await licence(first(), dates)).problem).toMatchObject({ status: 422, code: 'LICENCE_DATES' })
  })

  test('the scan of a certificate is shown to the company it belongs to; another finds neither the company nor the scan', async () => {
    const photo = (await upload(api, await api.login('office'))).body.id
    await licence(first(), { kind: 'cylinder_filling', photoId: photo, toOn: '2029-01-01' })
    const own = (await detail(first(), 'company')).body.certificates.find(({ kind }) => kind === 'cylinder_filling')
    expect(own?.photo?.url).toContain(photo)
    expect((await licence(first(), { photoId: newId() })).problem?.code).toBe('FILE_UNKNOWN')
    expect((await detail(first(), 'company2')).problem?.status).toBe(404)
    const timeline = await api.call('GET /api/v1/companies/:id/timeline', {
      token: await api.login('company2'),
      params: { id: first() },
    })
    expect(timeline.problem?.status).toBe(404)
  })

  test('the list finds companies by licence, kind and code, and counts as the page does', async () => {
    const token = await api.login('street')
    const list = async (query: object) =>
      (await api.call('GET /api/v1/companies/overview', { token, query })).body.items.map(({ code }) => code)
    expect(await list({})).toEqual(['QY01', 'QY02', 'QY77'])
    expect(await list({ licence: 'soon' })).toEqual(['QY01'])
    expect(await list({ role: 'sales', q: 'qy77' })).toEqual(['QY77'])
    const { body } = await api.call('GET /api/v1/companies/overview', { token, query: { q: 'QY01' } })
    expect(body.items[0]?.bottles).toEqual((await detail(first(), 'street')).body.bottles)
  })

  test('the story of a company is told in words', async () => {
    const { body } = await api.call('GET /api/v1/companies/:id/timeline', {
      token: await api.login('company'),
      params: { id: first() },
    })
    const titles = body.items.map(({ title }) => title)
    expect(titles).toEqual(
      expect.arrayContaining(['登记燃气经营许可证', '许可证更正或注销', '企业建档或变更', '告警：企业许可证已过期']),
    )
  })
}
