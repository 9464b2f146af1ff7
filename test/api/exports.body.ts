import type { InputOf } from '@app/contract'
import { readGrid } from '../../libs/features/src/sheets'
import { TestApi } from '../support/api'
import { type District, district, OTHER_STREET } from '../support/district'

type Body = InputOf<'POST /api/v1/exports'>['body']
type Kind = Body['kind']

const KINDS: readonly Kind[] = ['premises', 'cylinders', 'hazards', 'alerts', 'inspections', 'companies']
/** Lists that are closed to somebody are closed to him as a file. */
const CLOSED: Partial<Record<Kind, readonly string[]>> = {
  inspections: ['company', 'market'],
  companies: ['inspector', 'company'],
  premises: ['market'],
  cylinders: ['market'],
  alerts: ['market'],
}

/** 导出: what a list shows, as a file that says who took it. */
export function exportTests(databaseUrl: () => Promise<string>): void {
  let api: TestApi
  let d: District

  beforeAll(async () => {
    api = await TestApi.start({ databaseUrl: await databaseUrl() })
    d = await district(api)
    const { fixture, premises, accounts, companies } = d
    for (const [place, inspector, company] of [
      [premises.here, accounts.inspector, companies.first],
      [premises.there, accounts.otherInspector, companies.second],
    ] as const) {
      fixture.visit(place, inspector.id)
      fixture.hazard(place, { assigneeCompanyId: company.id })
      fixture.alert(place, { companyId: company.id })
    }
    fixture.cylinder(companies.first, premises.here, { code: '=SUM(A1)' })
    for (let n = 0; n < 450; n += 1) fixture.cylinder(companies.second, premises.there)
    await fixture.save(api)
  }, 60_000)
  afterAll(() => api?.close())

  const ask = async (username: string, body: Body) =>
    api.fastify.inject({
      method: 'POST',
      url: '/api/v1/exports',
      headers: { authorization: `Bearer ${await api.login(username)}` },
      payload: body,
    })
  async function rowsOf(username: string, body: Body): Promise<string[][]> {
    const reply = await ask(username, body)
    expect(reply.statusCode).toBe(200)
    const { rows } = await readGrid(reply.rawPayload)
    return rows.map(({ cells }) => Array.from(cells, (cell) => cell ?? ''))
  }
  const facts = () =>
    api.db.rows<{ actorId: string; body: string }>(
      "SELECT actorId, body FROM fact WHERE kind = 'list.exported' ORDER BY seq",
    )

  test.each(KINDS)('%s leave as a spreadsheet with who took them and when above the header', async (kind) => {
    const rows = await rowsOf('street', { kind, format: 'xlsx', filters: {} } as Body)
    expect(rows[1]?.[0]).toMatch(/^导出人 街道网格中心 周街道（street） · 2026-06-10 10:00 · 本人可见的全部/)
    expect(rows[2]?.length).toBeGreaterThan(8)
    expect(rows.length).toBeGreaterThan(3)
  })

  test.each(KINDS)(
    '%s of another street, company or household are in no file, names and telephones in none',
    async (kind) => {
      for (const username of ['inspector', 'community', 'street', 'company', 'market']) {
        const reply = await ask(username, { kind, format: 'csv', filters: {} } as Body)
        if (CLOSED[kind]?.includes(username)) {
          expect(reply.statusCode).toBe(403)
          continue
        }
        expect(reply.statusCode).toBe(200)
        expect(reply.payload).not.toMatch(/样板里|李四|李\*|张三|13800000001|2门301/)
      }
    },
  )

  test('all pages of a list are in the file, in its order and with its filters', async () => {
    const all = await rowsOf('office', { kind: 'cylinders', format: 'xlsx', filters: { sort: '-code' } })
    const codes = all.slice(3).map(([code]) => code ?? '')
    expect(codes).toHaveLength(453)
    const listed: string[] = []
    const token = await api.login('office')
    for (let cursor: string | undefined | null; cursor !== null; ) {
      const query = { sort: '-code', limit: '200', cursor }
      const { body } = await api.call('GET /api/v1/cylinders', { token, query })
      listed.push(...body.items.map(({ code }) => code))
      cursor = body.nextCursor
    }
    expect(codes.map((code) => code.replace(/^'/, ''))).toEqual(listed)
    const there = await rowsOf('office', { kind: 'cylinders', format: 'csv', filters: { area: OTHER_STREET } })
    expect(there).toHaveLength(1 + 451 + 2)
  })

  test('a code that looks like a formula cannot run as one', async () => {
    const rows = await rowsOf('office', { kind: 'cylinders', format: 'csv', filters: { q: '=SUM(A1)' } })
    expect(rows[1]?.[0]).toBe("'=SUM(A1)")
  })

  test('the name of the file says the list and the day, and nobody between keeps it', async () => {
    const reply = await ask('office', { kind: 'premises', format: 'xlsx', filters: { q: '张三' } })
    expect(reply.headers['content-disposition']).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('用气场所_2026-06-10.xlsx')}`,
    )
    expect(reply.headers['cache-control']).toBe('no-store')
  })

  test('who took which list, how much of it and what exactly is a fact; what was searched for is not in it', async () => {
    const before = (await facts()).length
    await ask('office', { kind: 'premises', format: 'csv', filters: { q: '张三', type: 'resident' } })
    const all = await facts()
    expect(all).toHaveLength(before + 1)
    const { actorId, body } = all.at(-1) ?? { actorId: '', body: '{}' }
    expect(actorId).toBe(d.accounts.office.id)
    expect(JSON.parse(body)).toMatchObject({
      list: 'premises',
      format: 'csv',
      filters: { type: 'resident' },
      searched: true,
      rows: 1,
      fileHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(body).not.toContain('张三')
  })

  test('what the list would refuse the export refuses, and nothing is logged', async () => {
    const before = (await facts()).length
    for (const filters of [{ sort: 'price' }, { due: 'never' }]) {
      const reply = await ask('office', { kind: 'cylinders', format: 'csv', filters } as unknown as Body)
      expect(reply.json()).toMatchObject({ status: 422, code: 'INPUT_INVALID' })
    }
    expect(await facts()).toHaveLength(before)
  })
}
