import { setTimeout as wait } from 'node:timers/promises'
import { newId } from '@app/domain'
import type { PremisesEntity } from '@app/persistence'
import { JobRunner } from '@app/queue'
import { TestApi } from '../support/api'
import { type District, district, GRID } from '../support/district'
import { type ImportKind, sendList } from '../support/imports'
import { inGbk } from '../support/lists'
import { type Cell, xlsx } from '../support/spreadsheet'

const HEADER = ['用气场所编号', '类型', '网格编码', '门牌', '户主', '手机号']
const PLACE: Cell[] = ['YQ9001', '居民', GRID, '示范里9号楼2门301', '孙示范', '13900000001']
const PHONES = /13[89]\d{8}|孙示范|2门301/

/** 导入 in the console: handed over, looked at, agreed to. */
export function importTests(databaseUrl: () => Promise<string>): void {
  let api: TestApi
  let d: District
  let office: string
  let admin: string

  beforeAll(async () => {
    api = await TestApi.start({ databaseUrl: await databaseUrl() })
    d = await district(api)
    office = await api.login('office')
    admin = await api.login('admin')
  }, 60_000)
  afterAll(() => api?.close())

  /** What is due is run here; what another has taken up already is waited for. */
  async function settle(): Promise<void> {
    await api.get<JobRunner>(JobRunner).drain()
    while ((await count('job', "name LIKE 'import.%' AND status IN ('ready', 'running')")) > 0) await wait(20)
  }
  const send = (kind: ImportKind, bytes: Buffer, token = office, id = newId()) =>
    sendList(api, { kind, bytes, token, id })
  const view = async (id: string, token = office) =>
    (await api.call('GET /api/v1/imports/:id', { token, params: { id } })).body
  const lines = async (id: string, section: 'problems' | 'changed' | 'created', cursor?: string, token = office) =>
    (await api.call('GET /api/v1/imports/:id/lines', { token, params: { id }, query: { section, cursor } })).body
  const apply = (id: string, planHash: string | null, token = office) =>
    api.call('POST /api/v1/imports/:id/apply', { token, params: { id }, body: { planHash: planHash ?? '' } })
  const count = async (table: string, where = '1 = 1') =>
    Number((await api.db.rows<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table} WHERE ${where}`))[0]?.n)
  async function previewed(kind: ImportKind, bytes: Buffer, token = office) {
    const { body } = await send(kind, bytes, token)
    await settle()
    return view(body.id, token)
  }
  async function imported(kind: ImportKind, bytes: Buffer, token = office) {
    const seen = await previewed(kind, bytes, token)
    expect((await lines(seen.id, 'problems', undefined, token)).items).toEqual([])
    expect((await apply(seen.id, seen.planHash, token)).status).toBe(202)
    await settle()
    return view(seen.id, token)
  }

  test('a spreadsheet is read in the background, shown field by field with names masked, and brought in as agreed', async () => {
    const { body: draft } = await send('premises', xlsx([HEADER, PLACE]))
    expect(draft).toMatchObject({ status: 'reading', progress: { phase: 'reading' }, by: '区安委办 郑*' })
    await settle()
    const seen = await view(draft.id)
    expect(seen).toMatchObject({ status: 'ready', rows: 1, created: 1, changed: 0, unchanged: 0, problems: 0 })
    const { items } = await lines(draft.id, 'created')
    expect(items[0]).toMatchObject({ line: 2, key: 'YQ9001' })
    expect(items[0]?.fields).toContainEqual({ label: '用户', before: null, after: '业主 孙* 139****0001' })
    expect(JSON.stringify(items)).not.toMatch(PHONES)
    expect(await count('premises', "code = 'YQ9001'")).toBe(0)
    expect((await apply(draft.id, seen.planHash)).body.status).toBe('applying')
    await settle()
    expect(await view(draft.id)).toMatchObject({ status: 'applied', appliedBy: '区安委办 郑*' })
    while (!(await view(draft.id)).isEmptied) await wait(20)
    expect(await count('premises', "code = 'YQ9001'")).toBe(1)
  })

  test('who brought in what is a fact with the hash of the file, and agreeing twice is agreeing once', async () => {
    const { id, planHash, fileHash } = await imported(
      'areas',
      Buffer.from('区域编码,名称\n12010300100102,示范网格03\n'),
    )
    expect((await apply(id, planHash)).body.status).toBe('applied')
    await settle()
    const [fact, ...more] = await api.db.rows<{ actorId: string; body: string }>(
      `SELECT actorId, body FROM fact WHERE kind = 'register.imported' AND body LIKE '%${id}%'`,
    )
    expect(more).toEqual([])
    expect(fact?.actorId).toBe(d.accounts.office.id)
    expect(JSON.parse(fact?.body ?? '{}')).toMatchObject({ batchId: id, fileHash, created: 1, changed: 0 })
  })

  test('the same file again has nothing to do and says so', async () => {
    const seen = await previewed('premises', xlsx([HEADER, PLACE]))
    expect(seen).toMatchObject({ status: 'ready', created: 0, changed: 0, unchanged: 1 })
    expect((await apply(seen.id, seen.planHash)).problem).toMatchObject({ status: 409, code: 'IMPORT_NOTHING' })
  })

  test('a changed file shows what changes, before and after', async () => {
    const moved = [...PLACE.slice(0, 5), '13900000002']
    const seen = await previewed('premises', xlsx([HEADER, moved]))
    expect(seen).toMatchObject({ created: 0, changed: 1 })
    expect((await lines(seen.id, 'changed')).items).toEqual([
      {
        line: 2,
        key: 'YQ9001',
        column: null,
        reason: null,
        fields: [{ label: '用户', before: '业主 孙* 139****0001', after: '业主 孙* 139****0002' }],
      },
    ])
  })

  test('a place that was merged into another is named with what to do', async () => {
    d.fixture.premises(GRID, { code: 'YQ7001', mergedIntoId: d.premises.here.id })
    await d.fixture.save(api)
    const seen = await previewed('premises', xlsx([HEADER, ['YQ7001', ...PLACE.slice(1)]]))
    expect((await lines(seen.id, 'problems')).items.map(({ reason }) => reason)).toEqual([
      '“YQ7001”已并入另一处场所，请改用保留的编号，或删去这一行',
    ])
  })

  test('every bad row is named, page after page, and nothing of the file is brought in', async () => {
    const rows = Array.from({ length: 130 }, (_, n) => [`YQ8${n}`, '住宅楼', '无此街道', '示例路1号', '', ''])
    const seen = await previewed('premises', xlsx([HEADER, PLACE, ...rows]))
    expect(seen).toMatchObject({ status: 'refused', rows: 131, problems: 260 })
    const found: { line: number; column: string | null }[] = []
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await lines(seen.id, 'problems', cursor)
      expect(page.total).toBe(260)
      found.push(...page.items)
      cursor = page.nextCursor
    }
    expect(found).toHaveLength(260)
    expect(found.at(-1)).toMatchObject({ line: 132, column: expect.stringMatching(/类型|网格编码/) })
    expect((await apply(seen.id, seen.planHash)).problem).toMatchObject({ code: 'IMPORT_STATE' })
    expect(await count('premises', "code LIKE 'YQ8%'")).toBe(0)
  })

  test('what somebody agreed to before the register changed is refused and looked at again', async () => {
    const bytes = xlsx([
      ['区域编码', '名称'],
      ['12010300100102', '甲网格'],
    ])
    const [one, other] = [await previewed('areas', bytes), await previewed('areas', bytes)]
    await apply(one.id, one.planHash)
    await settle()
    await apply(other.id, other.planHash)
    await settle()
    expect(await view(other.id)).toMatchObject({ status: 'stale' })
    await api.call('POST /api/v1/imports/:id/preview', { token: office, params: { id: other.id }, body: {} })
    await settle()
    expect(await view(other.id)).toMatchObject({ status: 'ready', created: 0, changed: 0, unchanged: 1 })
  })

  test('of a workbook with several sheets a person says which is the list', async () => {
    const note = { name: '填表说明', rows: [['请按格式填写']] }
    const bytes = xlsx([HEADER, ['YQ9011', ...PLACE.slice(1)]], { before: [note] })
    const first = await previewed('premises', bytes)
    expect(first).toMatchObject({ status: 'unreadable', sheets: ['填表说明', '台账'], sheet: '填表说明' })
    expect(first.note).toMatch(/^表头缺少/)
    const read = (sheet: string) =>
      api.call('POST /api/v1/imports/:id/preview', { token: office, params: { id: first.id }, body: { sheet } })
    expect((await read('去年')).problem).toMatchObject({ status: 422, code: 'IMPORT_SHEET' })
    expect((await read('台账')).body).toMatchObject({ status: 'reading', sheet: '台账', note: null })
    await settle()
    const seen = await view(first.id)
    expect(seen).toMatchObject({ status: 'ready', created: 1, sheet: '台账' })
    await apply(seen.id, seen.planHash)
    await settle()
    expect(await count('premises', "code = 'YQ9011'")).toBe(1)
    while (!(await view(first.id)).isEmptied) await wait(20)
    expect(await view(first.id)).toMatchObject({ sheets: [], sheet: null })
    expect((await read('台账')).problem?.code).toBe('IMPORT_SHEET')
  })

  test('a list that says another type does what the form does: a fact, and a visit within the week', async () => {
    const row = (type: string): Cell[] => ['YQ9031', type, GRID, '示范里底商5号', '示例小馆', '13900000031']
    await imported('premises', xlsx([HEADER, row('居民')]))
    const seen = "lastCompletedOn = '2025-07-01', registeredOn = '2025-01-01', visitDueOn = '2026-07-01'"
    await api.uow.run((tx) => tx.execute(`UPDATE premises SET ${seen} WHERE code = 'YQ9031'`))
    await imported('premises', xlsx([HEADER, row('餐饮')]))
    const place = async () => (await api.db.rows<PremisesEntity>("SELECT * FROM premises WHERE code = 'YQ9031'"))[0]
    const due = { type: 'catering', nextVisitOn: '2026-06-17', visitDueOn: '2026-06-17', typeSinceOn: '2026-06-10' }
    expect(await place()).toMatchObject(due)
    const [fact] = await api.db.rows<{ body: string }>("SELECT body FROM fact WHERE kind = 'premises.type_changed'")
    expect(JSON.parse(fact?.body ?? '{}')).toMatchObject({ from: 'resident', to: 'catering', on: '2026-06-10' })
    expect(await previewed('premises', xlsx([HEADER, row('餐饮')]))).toMatchObject({ changed: 0, unchanged: 1 })
    await imported('premises', xlsx([HEADER, [...row('餐饮').slice(0, 5), '13900000032']]))
    expect(await place()).toMatchObject(due)
  })

  describe('a list that says another grid', () => {
    const OTHER = '12010300100102'
    const row = (code: string): Cell[] => ['YQ9021', '居民', code, '示范里9号楼2门302', '吴示范', '13900000021']
    const stays = () =>
      api.db.rows<{ areaCode: string; toOn: string | null }>(
        `SELECT s.areaCode, s.toOn FROM premises_area s JOIN premises p ON p.id = s.premisesId
          WHERE p.code = 'YQ9021' ORDER BY s.fromOn`,
      )
    const place = async () =>
      (await api.db.rows<PremisesEntity>("SELECT * FROM premises WHERE code = 'YQ9021'"))[0] as PremisesEntity

    test('writes the history of the border and takes along what goes on there, as a move in the console does', async () => {
      await imported('premises', xlsx([HEADER, row(GRID)]))
      const at = await place()
      await api.uow.run((tx) =>
        tx.execute("UPDATE premises SET registeredOn = '2026-01-05' WHERE code = 'YQ9021'").then(() => undefined),
      )
      const bottle = d.fixture.cylinder(d.companies.first, at)
      const [open, closed] = [
        d.fixture.hazard(at),
        d.fixture.hazard(at, { status: 'closed', closedAt: api.clock.now(), closeReason: 'rechecked' }),
      ]
      await d.fixture.save(api)
      expect(await imported('premises', xlsx([HEADER, row(OTHER)]))).toMatchObject({ changed: 1 })
      expect(await stays()).toEqual([
        { areaCode: GRID, toOn: '2026-06-09' },
        { areaCode: OTHER, toOn: null },
      ])
      const areaOf = async (table: string, id: string) =>
        (await api.db.rows<{ areaCode: string }>(`SELECT areaCode FROM ${table} WHERE id = ?`, [id]))[0]?.areaCode
      expect((await place()).areaCode).toBe(OTHER)
      expect(await areaOf('cylinder', bottle.id)).toBe(OTHER)
      expect([await areaOf('hazard', open.id), await areaOf('hazard', closed.id)]).toEqual([OTHER, GRID])
      const [fact] = await api.db.rows<{ body: string; actorId: string }>(
        "SELECT body, actorId FROM fact WHERE kind = 'premises.moved' ORDER BY seq DESC LIMIT 1",
      )
      expect(JSON.parse(fact?.body ?? '{}')).toMatchObject({
        premisesId: at.id,
        from: GRID,
        to: OTHER,
        on: '2026-06-10',
      })
      expect(fact?.actorId).toBe(d.accounts.office.id)
    })

    test('the same list again moves nothing; back on the same day is named with what to do; on another day the history goes on', async () => {
      const again = await previewed('premises', xlsx([HEADER, row(OTHER)]))
      expect(again).toMatchObject({ created: 0, changed: 0, unchanged: 1 })
      const back = await previewed('premises', xlsx([HEADER, row(GRID)]))
      expect(back.status).toBe('refused')
      expect((await lines(back.id, 'problems')).items[0]?.reason).toBe(
        '“YQ9021”已登记自 2026-06-10 起划转，请那天以后再导入，或在“网格与人员”里改',
      )
      const before = api.clock.now()
      api.clock.set('2026-06-12T02:00:00.000Z')
      office = await api.login('office')
      await imported('premises', xlsx([HEADER, row(GRID)]))
      expect(await stays()).toEqual([
        { areaCode: GRID, toOn: '2026-06-09' },
        { areaCode: OTHER, toOn: '2026-06-11' },
        { areaCode: GRID, toOn: null },
      ])
      api.clock.set(before)
      office = await api.login('office')
    })
  })

  test('agreeing to an older preview of the same file is refused', async () => {
    const seen = await previewed('areas', Buffer.from('区域编码,名称\n12010300100103,丁网格\n'))
    expect((await apply(seen.id, '0'.repeat(64))).problem).toMatchObject({ status: 409, code: 'IMPORT_STALE' })
  })

  test('a title, merged headers, dates, serials, zeros and GBK are all one list', async () => {
    const book = xlsx(
      [
        ['大营门街道气瓶台账（2026年）'],
        ['二维码号', '型号', '检验', null, '制造年月', '用气场所编号'],
        [null, null, '上次', '下次', null, null],
        ['hx０00000０11', 'YSP35.5', { serial: 45047 }, '2027年5月', 43586, d.premises.here.code],
        [{ zeros: 771234 }, 'YSP35.5', null, { serial: 46508 }, { serial: 45047 }, null],
        [771235, 'YSP35.5', null, null, null, null],
      ],
      { merges: ['A1:F1', 'A2:A3', 'B2:B3', 'C2:D2', 'E2:E3', 'F2:F3', 'F4:F6'] },
    )
    const result = await imported('cylinders', book)
    expect(result).toMatchObject({ status: 'applied', created: 3 })
    const rows = await api.db.rows(
      'SELECT code, madeOn, lastTestOn, nextTestOn, premisesId FROM cylinder ORDER BY code',
    )
    const place = d.premises.here.id
    expect(rows).toEqual(
      expect.arrayContaining([
        {
          code: 'HX000000011',
          madeOn: '2019-05-01',
          lastTestOn: '2023-05-01',
          nextTestOn: '2027-05-01',
          premisesId: place,
        },
        { code: '771234', madeOn: '2023-05-01', lastTestOn: null, nextTestOn: '2027-05-01', premisesId: place },
        { code: '771235', madeOn: null, lastTestOn: null, nextTestOn: null, premisesId: place },
      ]),
    )
    const gbk = inGbk('二维码号,型号,上次检验,下次检验\nHX000000011,YSP35.5,2023.5,2027.5\n')
    expect(await previewed('cylinders', gbk)).toMatchObject({ created: 0, changed: 0, unchanged: 1 })
  })

  test.each([
    ['a formula', '=HYPERLINK("http://x")', '像公式'],
    ['a full-width formula', '＝1+1', '像公式'],
    ['a failed formula', '#REF!', '公式没有算出结果'],
    ['emoji', '孙😀示范', '表情符号'],
    ['one character', '孙', '只有一个字'],
    ['garbled text', '孙\ufffd范', '乱码'],
  ])('%s as a name is a problem that says why', async (_, name, reason) => {
    const row = ['YQ9002', ...PLACE.slice(1, 4), name, null]
    const seen = await previewed('premises', xlsx([HEADER, row]))
    expect(seen.status).toBe('refused')
    expect((await lines(seen.id, 'problems')).items).toMatchObject([
      { line: 2, column: '户主', reason: expect.stringContaining(reason) },
    ])
  })

  test('a rare character is a name like any other, and marks that turn the writing round are dropped', async () => {
    const row = ['YQ9003', ...PLACE.slice(1, 4), '𠮷\u202e示范', '13900000003']
    await imported('premises', xlsx([HEADER, row]))
    const [party] = await api.db.rows<{ nameEnc: string }>(
      `SELECT t.nameEnc FROM party t JOIN occupancy o ON o.partyId = t.id JOIN premises p ON p.id = o.premisesId WHERE p.code = 'YQ9003'`,
    )
    expect(api.cipher.decrypt(party?.nameEnc ?? '', 'party.name').replace(' ', '')).toBe('𠮷示范')
  })

  test.each([
    ['1900', '1900-01-01'],
    ['2100', '2100-01-01'],
    ['serial 1', { serial: 1 }],
  ] as [string, Cell][])('a bottle made in %s is a problem', async (_, made) => {
    const seen = await previewed(
      'cylinders',
      xlsx([
        ['二维码号', '型号', '制造年月'],
        ['HX000000555', 'YSP35.5', made],
      ]),
    )
    expect((await lines(seen.id, 'problems')).items).toMatchObject([{ column: '制造年月' }])
  })

  test('a file without the columns says which are missing, to whoever sent it', async () => {
    const seen = await previewed('cylinders', xlsx([['二维码号'], ['HX1']]))
    expect(seen).toMatchObject({ status: 'unreadable', note: expect.stringContaining('型号') })
  })

  test('accounts are brought in by the administrator alone, who gets their first passwords for a day', async () => {
    const bytes = xlsx([
      ['账号', '姓名', '角色', '网格编码'],
      ['wangge77', '钱示范', '网格员', GRID],
    ])
    expect((await send('accounts', bytes)).problem).toMatchObject({ status: 403 })
    const { id } = await imported('accounts', bytes, admin)
    expect((await api.call('GET /api/v1/imports/:id', { token: office, params: { id } })).status).toBe(404)
    const passwords = () => api.call('POST /api/v1/imports/:id/passwords', { token: admin, params: { id } })
    const [issued] = (await passwords()).body.items
    expect(issued).toMatchObject({ username: 'wangge77', name: '钱示范' })
    const entered = await api.call('POST /api/v1/sessions', {
      body: { username: 'wangge77', password: issued?.password ?? '' },
    })
    expect(entered.body.limitedTo).toBe('password')
    api.clock.advance(25 * 60 * 60_000)
    await api.uow.run(async (tx) => tx.job({ name: 'import.purge', payload: {} }))
    await settle()
    expect((await passwords()).body.items).toEqual([])
  })

  test('a list that is given up, and one that nobody looks at for a day, leave nothing of what they said', async () => {
    const given = await previewed('premises', xlsx([HEADER, PLACE]))
    await api.call('DELETE /api/v1/imports/:id', { token: office, params: { id: given.id } })
    expect(await view(given.id)).toMatchObject({ status: 'discarded', fileName: null })
    const forgotten = await previewed('premises', xlsx([HEADER, PLACE]))
    api.clock.advance(25 * 60 * 60_000)
    await api.uow.run(async (tx) => tx.job({ name: 'import.purge', payload: {} }))
    await settle()
    expect(await view(forgotten.id)).toMatchObject({ status: 'discarded', isEmptied: true })
    expect(await count('import_page')).toBe(0)
    expect(await count('import_batch', 'storedAs IS NOT NULL')).toBe(0)
  })

  test('the same upload again is the same list; the same id with another is refused', async () => {
    const id = newId()
    const bytes = xlsx([HEADER, PLACE])
    expect((await send('premises', bytes, office, id)).status).toBe(201)
    expect((await send('premises', bytes, office, id)).body.id).toBe(id)
    expect((await send('premises', xlsx([HEADER]), office, id)).problem).toMatchObject({ code: 'ID_REUSED' })
  })

  test('the journal holds nothing personal of all these lists', async () => {
    const facts = await api.db.rows<{ body: string }>('SELECT body FROM fact')
    expect(facts.map(({ body }) => body).join('')).not.toMatch(PHONES)
  })
}
