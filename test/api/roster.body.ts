import { DomainError } from '@app/domain'
import { type ImportList, ImportService, ReviewService } from '@app/features'
import { TestApi } from '../support/api'
import { inGbk, templateOf } from '../support/lists'
import { bottle, signed, upload, visit } from '../support/visit'

/** 区里自己的台账: an empty system, its four lists, and the main job done on what they say. */
export function rosterTests(databaseUrl: () => Promise<string>): void {
  let api: TestApi
  const passwords = new Map<string, string>()

  beforeAll(async () => {
    api = await TestApi.start({ databaseUrl: await databaseUrl() })
  }, 60_000)
  afterAll(() => api?.close())

  const service = () => new ImportService(api.uow, api.db, api.cipher, () => api.clock.now(), '120103')
  const bring = (list: ImportList, bytes: Buffer = templateOf(list)) =>
    service().import(list, bytes, (issued) => {
      for (const { username, password } of issued) passwords.set(username, password)
    })
  const refusal = async (list: ImportList, text: string) => {
    const error = await bring(list, Buffer.from(text)).catch((e: unknown) => e)
    if (!(error instanceof DomainError)) throw new Error('the list was accepted')
    return error
  }
  const count = async (table: string) =>
    Number((await api.db.rows<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`))[0]?.n)

  test('areas, premises with parties, accounts and cylinders come from four lists', async () => {
    expect(await bring('areas')).toMatchObject({ created: 5, changed: 0, unchanged: 0 })
    expect(await bring('premises')).toMatchObject({ created: 2, newCompanies: ['示例燃气站', '示例二站'] })
    expect(await bring('accounts')).toMatchObject({ created: 6 })
    expect(await bring('cylinders')).toMatchObject({ created: 4 })
    expect(await count('party')).toBe(3)
  })

  test('the same lists a second time change nothing at all', async () => {
    const facts = await count('fact')
    for (const [list, unchanged] of [
      ['areas', 5],
      ['premises', 2],
      ['accounts', 6],
      ['cylinders', 4],
    ] as const) {
      expect(await bring(list)).toMatchObject({ created: 0, changed: 0, unchanged })
    }
    expect(await count('fact')).toBe(facts)
  })

  test('the same list saved in GBK, with full-width digits and stray spaces, is the same list', async () => {
    const untidy = templateOf('premises')
      .toString()
      .replaceAll('19900000001', ' １９９ ００００ ０００１ ')
      .replaceAll('YQ0002', 'yq０００２')
    expect(await bring('premises', inGbk(untidy))).toMatchObject({ created: 0, changed: 0, unchanged: 2 })
  })

  test('one bad line stops the whole list and every fault is named by line, column and reason', async () => {
    const before = await count('premises')
    const error = await refusal(
      'premises',
      '用气场所编号,类型,网格编码,门牌,户主,手机号\nYQ9001,居民,12010300800101,示例路1号,示例甲,19900000011\nYQ9002,住宅楼,12010300800199,,示例乙,138\n',
    )
    expect(error.code).toBe('IMPORT_REFUSED')
    expect(error.problems.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['第 3 行「类型」', '第 3 行「网格编码」', '第 3 行「门牌」', '第 3 行「手机号」']),
    )
    expect(await count('premises')).toBe(before)
  })

  test('a number that a table program has cut to scientific notation is told apart', async () => {
    const error = await refusal('cylinders', '二维码号,型号\n1.20103E+10,YSP35.5\n')
    expect(error.problems[0]?.message).toContain('科学计数')
  })

  test('a list without a needed column says which one', async () => {
    expect((await refusal('cylinders', '二维码号\nSL1\n')).message).toContain('型号')
  })

  test('a tenant who is no longer on the list has left; the owner with a new number is one change', async () => {
    const moved = templateOf('premises')
      .toString()
      .split('\n')
      .filter((line) => !line.includes('示例辛'))
      .join('\n')
    const renumbered = moved.replace('19900000001', '19900000005')
    expect(await bring('premises', Buffer.from(renumbered))).toMatchObject({ created: 0, changed: 1, unchanged: 1 })
    const [row] = await api.db.rows<{ n: number }>('SELECT COUNT(*) AS n FROM occupancy WHERE toOn IS NULL')
    expect(Number(row?.n)).toBe(2)
  })

  test('a replaced label keeps its history and the cylinder its life', async () => {
    const relabelled = templateOf('cylinders').toString().replace('SL000000001', 'SL000000091')
    expect(await bring('cylinders', Buffer.from(relabelled))).toMatchObject({ created: 0, changed: 1, unchanged: 3 })
    const token = await api.login('wg0001', passwords.get('wg0001'))
    const scan = async (code: string) => (await api.call('GET /api/v1/scan', { token, query: { code } })).body
    expect((await scan('SL000000091')).found).toBe(true)
    expect((await scan('SL23-000001')).cylinder?.code).toBe('SL000000091')
  })

  test('a code that was once on a scrapped cylinder comes in with no list', async () => {
    const put = (status: string) =>
      api.uow.run((tx) => tx.execute('UPDATE cylinder SET status = ? WHERE code = ?', [status, 'SL000000091']))
    await put('scrapped')
    const { problems } = await refusal('cylinders', '二维码号,型号\nSL000000001,YSP35.5\n')
    expect(problems).toEqual([{ path: '第 2 行「二维码号」', message: expect.stringContaining('永不再用') }])
    await put('registered')
  })

  /** A password that a list brought is good for one log-in: then its owner chooses his own. */
  async function atHome(username: string, given: string): Promise<string> {
    const token = await api.login(username, given)
    const early = await api.call('GET /api/v1/premises', { token })
    expect(early.problem?.status).toBe(403)
    const body = { current: given, next: 'Wo-De-Mi-Ma-2026' }
    expect((await api.call('POST /api/v1/me/password', { token, body })).status).toBe(200)
    return token
  }

  test('a household of the list logs in and sees its own place only', async () => {
    const list = '账号,姓名,角色,手机号,初始密码\nzhuhu01,示例小馆,商户,19900000003,household-first\n'
    expect(await bring('accounts', Buffer.from(list))).toMatchObject({ created: 1 })
    const token = await atHome('zhuhu01', 'household-first')
    const { body } = await api.call('GET /api/v1/household', { token })
    expect(JSON.stringify(body)).toContain('SL000000003')
    expect(JSON.stringify(body)).not.toContain('SL000000002')
    const stranger = await refusal('accounts', '账号,姓名,角色,手机号\nzhuhu02,示例,住户,19911111111\n')
    expect(stranger.problems[0]?.path).toBe('第 2 行「手机号」')
  })

  test('personal data is nowhere in clear in the journal', async () => {
    const facts = await api.db.rows<{ body: string }>('SELECT body FROM fact')
    const all = facts.map(({ body }) => body).join('')
    for (const word of ['示例庚', '19900000001', '示例路12号', '示例甲']) expect(all).not.toContain(word)
  })

  test('the imported inspector does the main job on the imported bottles, up to the alert', async () => {
    const token = await atHome(' WG0001', passwords.get('wg0001') ?? '')
    const me = (await api.call('GET /api/v1/me', { token })).body
    const places = (await api.call('GET /api/v1/premises', { token, query: {} })).body
    expect(places.items.map(({ code }) => code)).toEqual(['YQ0001', 'YQ0002'])
    const home = places.items[0]
    const scanned = (await api.call('GET /api/v1/scan', { token, query: { code: 'SL000000002' } })).body.cylinder
    if (!home || !scanned?.id) throw new Error('the list did not arrive')
    const photo = (await upload(api, token)).body.id
    const content = visit(
      { premises: { id: home.id, type: 'resident' }, inspectorId: me.id, now: api.clock.now() },
      photo,
      { bottles: [bottle(scanned.id)] },
    )
    const submitted = await api.call('POST /api/v1/inspections', { token, body: signed(content, photo) })
    expect(submitted.status).toBe(201)
    // The bottle with the date 2026-08 at the restaurant is overdue from 1 September on.
    api.clock.set('2026-09-02T02:00:00.000Z')
    await api.get<ReviewService>(ReviewService).runAllDue()
    const office = await atHome('anwei01', passwords.get('anwei01') ?? '')
    const alerts = (await api.call('GET /api/v1/alerts', { token: office, query: {} })).body
    expect(alerts.items.map(({ rule }) => rule)).toContain('CYL_TEST_OVERDUE')
  })
}
