import { commit, type InspectionContent, newId } from '@app/domain'
import { TEST_NOW, TestApi } from '../support/api'
import { type District, district, OTHER_GRID } from '../support/district'
import { appliance, bottle, detector, type Submission, signed, upload, visit } from '../support/visit'

const DAY_MS = 86_400_000
const from = (ms: number) => new Date(Date.parse(TEST_NOW) + ms).toISOString()

describe('A visit that contradicts itself or the register', () => {
  let api: TestApi
  let d: District
  let token: string
  let photo: string

  beforeAll(async () => {
    api = await TestApi.start()
  })
  beforeEach(async () => {
    await api.clear()
    d = await district(api)
    token = await api.login('inspector')
    photo = (await upload(api, token)).body.id
  })
  afterAll(() => api?.close())

  const at = (now = TEST_NOW) => ({ premises: d.premises.here, inspectorId: d.accounts.inspector.id, now })
  const clean = (over: Partial<InspectionContent> = {}, now = TEST_NOW) =>
    visit(at(now), photo, { bottles: [bottle(d.bottles.first.id)], ...over })
  const send = (body: Submission, by = token) => api.call('POST /api/v1/inspections', { token: by, body })
  const count = async (table: string) =>
    Number((await api.db.rows<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`))[0]?.n)

  async function refused(body: Submission, code: string, path?: string, by = token): Promise<void> {
    const tables = ['inspection', 'fact', 'hazard', 'equipment', 'cylinder', 'signature', 'committed_text', 'job']
    const before = await Promise.all(tables.map(count))
    const { problem } = await send(body, by)
    expect(problem?.code).toBe(code)
    if (path) expect(problem?.problems?.map((p) => p.path)).toContain(path)
    expect(await Promise.all(tables.map(count))).toEqual(before)
  }

  test('a phone that is an hour ahead is believed, and the server keeps its own time beside', async () => {
    const finishedAt = from(3_600_000)
    const { body } = await send(signed(clean({}, finishedAt), photo))
    const [row] = await api.db.rows('SELECT finishedAt, receivedAt FROM inspection WHERE id = ?', [body.id])
    expect(row).toEqual({ finishedAt, receivedAt: TEST_NOW })
  })

  test.each([
    ['two days ahead', 2 * DAY_MS],
    ['in the year 2099', 73 * 365 * DAY_MS],
    ['of 2020, the battery was empty', -6 * 365 * DAY_MS],
  ])('a phone whose clock is %s is told to be set right', async (_, ms) => {
    await refused(signed(clean({}, from(ms)), photo), 'INSPECTION_INCOMPLETE', 'content.finishedAt')
  })

  test('a visit of forty days ago, kept on a phone without network, is stored', async () => {
    expect((await send(signed(clean({}, from(-40 * DAY_MS)), photo))).status).toBe(201)
  })

  test('a visit that began years before it ended is refused', async () => {
    await refused(signed(clean({ startedAt: '2019-01-01T00:00:00.000Z' }), photo), 'INSPECTION_INCOMPLETE')
  })

  test('200 bottles at one address are stored, 201 are not', async () => {
    const strange = () => bottle(newId(), { registered: false, scannedCode: null, stampPhotoId: photo })
    const bottles = [bottle(d.bottles.first.id), ...Array.from({ length: 199 }, strange)]
    const base = clean({ bottles })
    const answers = base.answers.map((a) =>
      a.item === 'P01' && a.thing.id !== d.bottles.first.id
        ? { ...a, result: 'fail' as const, reason: 'P01-unregistered', photoIds: [photo] }
        : a,
    )
    const { status, problem } = await send(signed(visit(at(), photo, { ...base, answers }), photo))
    expect([status, problem]).toEqual([201, null])
    expect(await count('inspection_bottle')).toBe(200)
    await refused(signed(clean({ bottles: [...bottles, strange()] }), photo), 'INPUT_INVALID', 'body.content.bottles')
  })

  test('answers about a bottle that is not there are refused by name', async () => {
    const content = clean()
    const ghost = { ...content.answers[0], item: 'P01', thing: { kind: 'cylinder' as const, id: newId() } }
    const answers = [...content.answers, ghost as InspectionContent['answers'][number]]
    await refused(signed({ ...content, answers }, photo), 'INSPECTION_INCOMPLETE')
  })

  test('a stove of another household cannot be rewritten from here', async () => {
    const strangers = d.fixture.equipment(d.premises.there.id, { label: '李家的灶' })
    await d.fixture.save(api)
    const equipment = [appliance({ id: strangers.id, label: '我家的灶' }), detector()]
    await refused(signed(clean({ equipment }), photo), 'INSPECTION_INCOMPLETE', 'content.equipment[0].id')
    const [row] = await api.db.rows('SELECT label, premisesId FROM equipment WHERE id = ?', [strangers.id])
    expect(row).toEqual({ label: '李家的灶', premisesId: d.premises.there.id })
  })

  test('the same note handed in twice is refused', async () => {
    const salt = 's'.repeat(32)
    const note = { path: 'note' as const, salt, text: '门口有狗' }
    const body = { ...signed(clean({ note: commit(note.text, salt) }), photo), texts: [note, note] }
    await refused(body, 'INSPECTION_INCOMPLETE', 'texts')
    expect((await send({ ...body, texts: [note] })).status).toBe(201)
  })

  test('a signature of 9000 points is stored, a longer stroke is not', async () => {
    const body = signed(clean(), photo)
    const drawn = (points: number): Submission => ({
      ...body,
      signatures: body.signatures.map((s) => ({ ...s, strokes: [Array.from({ length: points }, (_, i) => i)] })),
    })
    await refused(drawn(9001), 'INPUT_INVALID', 'body.signatures.0.strokes.0')
    expect((await send(drawn(9000))).status).toBe(201)
  })

  test('a day that does not exist is refused by its field', async () => {
    const equipment = [appliance({ hoseFrom: '2026-02-30' }), detector()]
    await refused(signed(clean({ equipment }), photo), 'INPUT_INVALID', 'body.content.equipment.0.hoseFrom')
  })

  test('a premises that moved to another grid is as unknown to its former inspector as one that never was', async () => {
    const body = signed(clean(), photo)
    await api.uow.run(async (tx) => {
      await tx.execute('UPDATE premises SET areaCode = ? WHERE id = ?', [OTHER_GRID, d.premises.here.id])
    })
    await refused(body, 'PREMISES_UNKNOWN')
    const refusedReply = await send(body)
    const unknown = await send(
      signed(
        visit({ ...at(), premises: { ...d.premises.here, id: newId() } }, photo, {
          bottles: [bottle(d.bottles.first.id)],
        }),
        photo,
      ),
    )
    expect({ ...refusedReply.problem, requestId: '' }).toEqual({ ...unknown.problem, requestId: '' })
  })

  test('an account withdrawn in the middle of the day stores nothing more', async () => {
    const security = await api.login('security')
    await api.call('POST /api/v1/accounts/:id/withdraw', { token: security, params: { id: d.accounts.inspector.id } })
    await refused(signed(clean(), photo), 'UNAUTHENTICATED')
    expect((await upload(api, token)).status).toBe(401)
  })

  test('a colleague cannot hand in a visit in the name of another, nor take over his id', async () => {
    const other = await api.login('inspector2')
    const body = signed(clean(), photo)
    await refused(body, 'INSPECTION_INCOMPLETE', 'content.inspectorId', other)
    expect((await send(body)).status).toBe(201)
    await refused(body, 'ID_REUSED', undefined, other)
  })

  test('a household reads no visit but its own', async () => {
    const mine = await send(signed(clean(), photo))
    const strangers = d.fixture.visit(d.premises.there, d.accounts.otherInspector.id)
    await d.fixture.save(api)
    const read = async (id: string) =>
      api.call('GET /api/v1/inspections/:id', { token: await api.login('household'), params: { id } })
    expect((await read(mine.body.id)).status).toBe(200)
    const [foreign, nowhere] = [await read(strangers.id), await read(newId())]
    expect({ ...foreign.problem, requestId: '' }).toEqual({ ...nowhere.problem, requestId: '' })
    expect(foreign.status).toBe(404)
  })

  test('a bottle found in the year 2099 is told to set the clock', async () => {
    const report = {
      id: newId(),
      code: null,
      stampPhotoId: photo,
      model: 'YSP35.5',
      premisesId: d.premises.here.id,
      where: null,
      note: null,
    }
    const found = (foundAt: string) =>
      api.call('POST /api/v1/cylinders/unregistered', { token, body: { ...report, foundAt } })
    expect((await found('2099-01-01T00:00:00.000Z')).problem?.problems?.[0]?.path).toBe('body.foundAt')
    expect((await found('2026-02-30T00:00:00.000Z')).problem?.problems?.[0]?.path).toBe('body.foundAt')
    expect((await found(TEST_NOW)).status).toBe(201)
  })
})
