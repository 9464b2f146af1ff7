import { addDays, newId } from '@app/domain'
import { ReviewService } from '@app/features'
import { TEST_NOW, TestApi } from '../support/api'
import { type District, district } from '../support/district'
import { bottle, failing, photoBytes, type Submission, seePicture, signed, upload, visit } from '../support/visit'

/** 扫码 → 核瓶 → 检查 → 签字 → 提交 → 告警, through the real application on one database. */
export function visitTests(databaseUrl: () => Promise<string>): void {
  let api: TestApi
  let d: District
  let token: string
  let photo: string

  beforeAll(async () => {
    api = await TestApi.start({ databaseUrl: await databaseUrl() })
    d = await district(api)
    token = await api.login('inspector')
    photo = (await upload(api, token)).body.id
  }, 60_000)
  afterAll(() => api?.close())

  const at = () => ({ premises: d.premises.here, inspectorId: d.accounts.inspector.id, now: api.clock.now() })
  const clean = () => visit(at(), photo, { bottles: [bottle(d.bottles.first.id)] })
  const submit = (body: Submission, by = token) => api.call('POST /api/v1/inspections', { token: by, body })
  const count = async (table: string) =>
    Number((await api.db.rows<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`))[0]?.n)

  test('an inspector scans a cylinder of his grid and sees its state and place', async () => {
    const { body } = await api.call('GET /api/v1/scan', { token, query: { code: ` hx０００００0001 ` } })
    expect(body.found).toBe(true)
    expect(body.cylinder).toMatchObject({
      code: 'HX000000001',
      state: { colour: 'green' },
      premisesId: d.premises.here.id,
    })
    expect(body.whereabouts).toEqual({ kind: 'elsewhere', label: '示范里1号楼' })
  })

  test('an inspector of another street learns only that it is registered elsewhere', async () => {
    const { body } = await api.call('GET /api/v1/scan', {
      token: await api.login('inspector2'),
      query: { code: 'HX000000001' },
    })
    expect(body.whereabouts.kind).toBe('other_area')
    expect(JSON.stringify(body)).not.toContain('示范里')
    expect(JSON.stringify(body)).not.toContain(d.premises.here.id)
  })

  test('anyone may scan without login and sees nothing about a place or a person', async () => {
    const { body } = await api.call('GET /api/v1/scan', { query: { code: 'HX000000001' } })
    expect(body.cylinder).toMatchObject({ ownerName: '河西示范燃气站', state: { colour: 'green' } })
    expect(body.whereabouts.kind).toBe('hidden')
    expect(JSON.stringify(body)).not.toContain(d.premises.here.id)
  })

  test('an unknown code opens the flow for unregistered bottles, a foreign address gets a clear message', async () => {
    const unknown = await api.call('GET /api/v1/scan', { token, query: { code: 'HX999999999' } })
    expect(unknown.body).toMatchObject({ found: false, cylinder: null })
    const foreign = await api.call('GET /api/v1/scan', { token, query: { code: 'weixin://abc' } })
    expect(foreign.problem).toMatchObject({ status: 422, code: 'SCAN_CODE_INVALID' })
  })

  test('a clean visit is stored once, however often it is sent', async () => {
    const body = signed(clean(), photo)
    const replies = await Promise.all(Array.from({ length: 16 }, () => submit(body)))
    expect(replies.map((r) => r.status)).toEqual(Array(16).fill(201))
    expect(replies.filter((r) => !r.body.repeated)).toHaveLength(1)
    expect(new Set(replies.map((r) => r.body.number)).size).toBe(1)
    expect(await count('inspection')).toBe(1)
    const [premises] = await api.db.rows<{ lastOutcome: string; lastCompletedOn: string }>(
      'SELECT * FROM premises WHERE id = ?',
      [d.premises.here.id],
    )
    expect(premises).toMatchObject({ lastOutcome: 'completed', lastCompletedOn: '2026-06-10' })
  })

  test('the same id with other content is refused', async () => {
    const content = clean()
    expect((await submit(signed(content, photo))).status).toBe(201)
    const other = signed({ ...content, kind: 'special' }, photo)
    expect((await submit(other)).problem).toMatchObject({ status: 409, code: 'ID_REUSED' })
  })

  test('what was signed and what is sent must be the same', async () => {
    const body = signed(clean(), photo)
    const changed = { ...body, content: { ...body.content, hasCylinderRoom: true } }
    expect((await submit(changed)).problem).toMatchObject({ status: 422, code: 'CONTENT_HASH_MISMATCH' })
  })

  test('an incomplete visit lists every problem by item and stores nothing', async () => {
    const before = await count('fact')
    const content = clean()
    const gaps = content.answers.filter((a) => a.item !== 'H03' && a.item !== 'E05')
    const { problem } = await submit(signed({ ...content, answers: gaps }, photo))
    expect(problem).toMatchObject({ status: 422, code: 'INSPECTION_INCOMPLETE' })
    expect(problem?.problems?.map((p) => p.item)).toEqual(expect.arrayContaining(['H03', 'E05']))
    expect(await count('fact')).toBe(before)
  })

  test('a photo of somebody else cannot be used', async () => {
    const stranger = await api.login('inspector2')
    const { body } = await upload(api, stranger)
    expect(
      (await submit(signed(visit(at(), body.id, { bottles: [bottle(d.bottles.first.id)] }), photo))).problem,
    ).toMatchObject({ code: 'FILE_UNKNOWN' })
  })

  test('a visit to a place outside the grid is refused as if the place did not exist', async () => {
    const stranger = await api.login('inspector2')
    const own = (await upload(api, stranger)).body.id
    const content = visit({ ...at(), inspectorId: d.accounts.otherInspector.id }, own, {
      bottles: [bottle(d.bottles.first.id)],
    })
    const refused = await submit(signed(content, own), stranger)
    const unknown = await submit(signed({ ...content, id: newId(), premisesId: newId() }, own), stranger)
    expect(refused.problem).toMatchObject({ status: 404, code: 'PREMISES_UNKNOWN' })
    expect(unknown.problem?.code === 'PREMISES_UNKNOWN' || unknown.problem?.code === 'INSPECTION_INCOMPLETE').toBe(true)
  })

  test('a failed item becomes a hazard, and an unregistered bottle becomes an alert that folds under its hazard', async () => {
    const found = newId()
    const strange = bottle(found, { registered: false, scannedCode: 'ZZ000000077', stampPhotoId: photo })
    const content = visit(at(), photo, { bottles: [bottle(d.bottles.first.id), strange] })
    const answers = content.answers.map((a) =>
      a.item === 'P01' && a.thing.id === found
        ? { ...a, result: 'fail' as const, reason: 'P01-unregistered', photoIds: [photo] }
        : a,
    )
    const submission = signed(failing({ ...content, answers }, 'H02', 'H02-cracked', photo), photo)
    const { body } = await submit(submission)
    expect(body.hazards.map((h) => `${h.item} ${h.grade}`).sort()).toEqual(['H02 B', 'P01 B'])
    await api.get<ReviewService>(ReviewService).runAllDue()
    const alerts = await api.db.rows<{ rule: string; hazardId: string | null }>(
      "SELECT * FROM alert WHERE subjectId = ? AND status <> 'closed'",
      [found],
    )
    expect(alerts).toEqual([
      expect.objectContaining({ rule: 'CYL_UNREGISTERED', hazardId: body.hazards.find((h) => h.item === 'P01')?.id }),
    ])
    const scan = await api.call('GET /api/v1/scan', { token, query: { code: 'ZZ000000077' } })
    expect(scan.body.cylinder).toMatchObject({ id: found, status: 'unregistered' })
  })

  test('a leak raises its alert in the very unit that stores it', async () => {
    const content = visit(at(), photo, {
      outcome: 'evacuated',
      bottles: [],
      equipment: [],
      answers: [],
      signing: null,
      leak: { valveClosed: true, ventilated: true, everyoneOut: true, calledAt: TEST_NOW },
    })
    const { body } = await submit({ ...signed(content, photo), signatures: [] })
    expect(body.hazards).toEqual([expect.objectContaining({ item: 'E09', grade: 'A' })])
    const [alert] = await api.db.rows<{ rule: string; status: string }>(
      'SELECT rule, status FROM alert WHERE subjectId = ?',
      [body.hazards[0]?.id ?? ''],
    )
    expect(alert).toEqual({ rule: 'LEAK_REPORTED', status: 'open' })
  })

  test('the record shows what was signed, with its photos and both signatures', async () => {
    const list = await api.call('GET /api/v1/inspections', {
      token: await api.login('street'),
      query: { premisesId: d.premises.here.id },
    })
    const first = list.body.items.find((i) => i.outcome === 'completed')
    const { body } = await api.call('GET /api/v1/inspections/:id', {
      token: await api.login('street'),
      params: { id: first?.id ?? '' },
    })
    expect(body.signatures.map((s) => [s.by, s.matches])).toEqual([
      ['inspector', true],
      ['household', true],
    ])
    const image = await seePicture(api, await api.login('street'), body.photos[0]?.url ?? '')
    expect([image.statusCode, image.headers['content-type']]).toEqual([200, 'image/jpeg'])
    const foreign = await api.call('GET /api/v1/inspections/:id', {
      token: await api.login('street2'),
      params: { id: body.id },
    })
    expect(foreign.problem).toMatchObject({ status: 404, code: 'NOT_FOUND' })
  })

  test('who moved in after a visit does not read what another signed there', async () => {
    const [record] = await api.db.rows<{ id: string; day: string }>(
      'SELECT id, SUBSTR(finishedAt, 1, 10) AS day FROM inspection WHERE premisesId = ?',
      [d.premises.here.id],
    )
    const household = await api.login('household')
    const since = (fromOn: string) =>
      api.uow.run((tx) => tx.execute('UPDATE occupancy SET fromOn = ? WHERE partyId = ?', [fromOn, d.household.id]))
    const read = async () =>
      (await api.call('GET /api/v1/inspections/:id', { token: household, params: { id: record?.id ?? '' } })).status
    await since(record?.day ?? '')
    expect(await read()).toBe(200)
    await since(addDays(record?.day ?? '', 1))
    expect(await read()).toBe(404)
    await since('2024-01-01')
  })

  test('a file is told by its content: a renamed program, a bomb and a torn picture are refused', async () => {
    const program = await upload(api, token, newId(), Buffer.from('MZ not a picture at all'), 'photo.jpg')
    expect([program.status, program.body.code]).toEqual([415, 'FILE_NOT_IMAGE'])
    const torn = await upload(api, token, newId(), (await photoBytes()).subarray(0, 120))
    expect(torn.status).toBe(422)
    const large = await upload(api, token, newId(), Buffer.alloc(11 * 1024 * 1024, 1))
    expect([large.status, large.body.code]).toEqual([413, expect.stringMatching(/TOO_LARGE/)])
  })
}
