import { TestApi } from '../support/api'
import { sites } from '../support/custody'
import { type District, district } from '../support/district'
import { listForm } from '../support/imports'
import { type Cell, xlsx } from '../support/spreadsheet'

const HEADER = ['事件', '瓶号', '日期', '时刻', '站点', '交出方', '接收方', '用户编号', '皮重', '毛重', '净重']
const FILL_HEADER = ['秤号', '充装工号', '充装前检查', '充装后检漏', '充装后复称']
const FILLED: Cell[] = ['C03', 'G017', '合格', '合格', '合格']

/** 流转表 of a company without software. */
describe('a table of events', () => {
  let api: TestApi
  let town: District
  let token: string

  beforeAll(async () => {
    api = await TestApi.start({ config: { JOBS: 'off' } })
    town = await district(api)
    await sites(api, town)
    token = await api.login('company')
  })
  afterAll(() => api?.close())

  async function send(mode: 'check' | 'report', bytes: Buffer, by = token) {
    const { payload, headers } = listForm(bytes)
    const reply = await api.fastify.inject({
      ...{ method: 'POST', url: `/api/v1/event-sheets?mode=${mode}`, payload },
      headers: { authorization: `Bearer ${by}`, ...headers },
    })
    return { status: reply.statusCode, body: reply.json<{ problems: unknown[]; code?: string; stored: number }>() }
  }
  const facts = async () =>
    Number((await api.db.rows<{ n: number }>("SELECT COUNT(*) AS n FROM fact WHERE kind LIKE 'cylinder.%'"))[0]?.n)
  const { code } = { code: 'HX000000001' }
  const lines = (): Cell[][] => [
    ['充装', code, '2026-06-08', '08:30', 'CZ01', '', '', '', '16.5', '31', '14.5', ...FILLED],
    ['收发', code, '2026-06-08', '9:15', '', '站点 CZ01', '车辆：V1', '', '', '', ''],
    ['配送', code, '2026年6月9日', '15:20', '', '车辆 V1', '', town.premises.here.code, '', '', ''],
  ]
  const table = (rows: Cell[][]) => xlsx([[...HEADER, ...FILL_HEADER], ...rows])

  test('is looked through first, line by line, and nothing is stored', async () => {
    const { status, body } = await send('check', table(lines()))
    expect([status, body]).toEqual([200, { lines: 3, stored: 0, flagged: 0, repeated: 0, refused: 0, problems: [] }])
    expect(await facts()).toBe(0)
  })

  test('with a bad line nothing is taken, and every fault is named with its line and column', async () => {
    const bad: Cell[] = ['充装', code, '6月8日', '25:00', '', '', '', '', '十六', '31', '14.5', ...FILLED]
    const { body } = await send('report', table([...lines(), bad, ['送检', code, '2026-06-08', '08:00']]))
    expect(body).toMatchObject({ stored: 0 })
    expect(body.problems).toEqual([
      { line: 5, column: '日期', reason: '不是日期，请写成 2026-06-01' },
      { line: 5, column: '时刻', reason: '不是时刻，请写成 08:30' },
      { line: 5, column: '站点', reason: '没有填' },
      { line: 5, column: '皮重', reason: '“十六”应为 0 到 200 的公斤数' },
      { line: 6, column: '事件', reason: expect.stringContaining('“送检”不认识，可填：充装') },
    ])
    expect(await facts()).toBe(0)
  })

  test('goes the way of every other message, and the same file again changes nothing', async () => {
    expect((await send('report', table(lines()))).body).toMatchObject({ lines: 3, stored: 3, problems: [] })
    expect((await send('report', table(lines()))).body).toMatchObject({ stored: 0, repeated: 3 })
    expect(await facts()).toBe(3)
    const [row] = await api.db.rows('SELECT occurredAt, actorId FROM fact WHERE kind = ?', ['cylinder.filled'])
    expect(row).toEqual({ occurredAt: '2026-06-08T00:30:00.000Z', actorId: town.accounts.company.id })
  })

  test('what only the register knows to be wrong is told by line too, and the right lines are stored', async () => {
    const unknown = ['配送', 'ZZ99999999', '2026-06-09', '16:00', '', '配送员 K1', '', town.premises.here.code]
    const nowhere = ['回收', code, '2026-06-09', '17:00', '', '', '配送员 K1', 'YQ404404']
    const right = ['回收', code, '2026-06-09', '18:00', '', '', '配送员 K1', town.premises.here.code]
    const { body } = await send('report', table([unknown, nowhere, right]))
    expect(body).toMatchObject({ stored: 1, refused: 2 })
    expect(body.problems).toMatchObject([
      { line: 2, column: '瓶号' },
      { line: 3, column: '用气场所编号' },
    ])
  })

  test('the template is a table that the upload takes', async () => {
    for (const format of ['xlsx', 'csv']) {
      const template = await api.fastify.inject({
        url: `/api/v1/event-sheets/template?format=${format}`,
        headers: { authorization: `Bearer ${token}` },
      })
      expect((await send('check', template.rawPayload)).body).toMatchObject({ lines: 6, problems: [] })
    }
  })

  test('only a company reports, for itself', async () => {
    expect((await send('check', table(lines()), await api.login('office'))).status).toBe(403)
  })

  test('what is no table is refused in words', async () => {
    const { status, body } = await send('report', Buffer.from('<html></html>'))
    expect([status, body.code]).toEqual([422, 'IMPORT_UNREADABLE'])
  })
})
