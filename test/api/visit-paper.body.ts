import { newId } from '@app/domain'
import { ReviewService } from '@app/features'
import { TEST_NOW, TestApi } from '../support/api'
import { type District, district } from '../support/district'
import { type PaperBody, sheet } from '../support/paper'
import { bottle, failing, upload, visit } from '../support/visit'

const VISITED_ON = '2026-05-20'

/** 补录: a visit made on paper, from the clerk to the street, through the real application on one database. */
export function paperTests(databaseUrl: () => Promise<string>): void {
  let api: TestApi
  let d: District
  let clerk: string
  let photo: string

  beforeAll(async () => {
    api = await TestApi.start({ databaseUrl: await databaseUrl() })
    d = await district(api)
    clerk = await api.login('community')
    photo = (await upload(api, clerk)).body.id
  }, 60_000)
  afterAll(() => api?.close())

  const at = () => ({ premises: d.premises.here, inspectorId: d.accounts.inspector.id })
  const clean = (): PaperBody => sheet(at(), photo, VISITED_ON, { bottles: [bottle(d.bottles.first.id)] })
  /** The same sheet with a cracked hose on it. */
  const cracked = (): PaperBody => {
    const found = visit({ ...at(), now: TEST_NOW }, photo, { bottles: [bottle(d.bottles.first.id)] })
    const { answers } = failing(found, 'H02', 'H02-cracked', photo)
    return { ...clean(), equipment: found.equipment, answers }
  }
  const enter = (body: PaperBody, token = clerk) => api.call('POST /api/v1/paper-visits', { token, body })
  const decide = async (by: string, id: string, approve: boolean, reason: string | null = null, version = 1) =>
    api.call('POST /api/v1/paper-visits/:id/decide', {
      token: await api.login(by),
      params: { id },
      body: { actionId: newId(), version, approve, reason },
    })
  const count = async (table: string, where = '1 = 1') =>
    Number((await api.db.rows<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table} WHERE ${where}`))[0]?.n)
  const lastVisit = async () =>
    (
      await api.db.rows<{ lastVisitId: string }>('SELECT lastVisitId FROM premises WHERE id = ?', [d.premises.here.id])
    )[0]?.lastVisitId

  test('a sheet that waits raises nothing, counts for nothing and is shown as 待审', async () => {
    const body = cracked()
    const [first, again] = [await enter(body), await enter(body)]
    expect([first.status, again.status]).toEqual([201, 201])
    expect(first.body).toMatchObject({ status: 'waiting', statusLabel: '待审', visitedOn: VISITED_ON })
    expect(first.body.findings).toEqual({ A: 0, B: 1, C: 0 })
    expect(await count('paper_visit')).toBe(1)
    expect([await count('inspection'), await count('hazard')]).toEqual([0, 0])
    expect(await lastVisit()).toBeNull()
    const list = await api.call('GET /api/v1/paper-visits', { token: await api.login('street') })
    expect(list.body.items.map(({ id }) => id)).toEqual([body.id])
    const waiting = async (as: string) =>
      (await api.call('GET /api/v1/overview', { token: await api.login(as) })).body.actNow.papers
    expect([await waiting('street'), await waiting('office'), await waiting('street2')]).toEqual([1, 1, 0])
    expect((await enter({ ...body, sheetNo: 'XC-2' })).problem).toMatchObject({ status: 409, code: 'ID_REUSED' })
  })

  test('another street sees nothing of it, and nobody decides what he typed in or made himself', async () => {
    const body = clean()
    await enter(body)
    expect((await decide('street2', body.id, true)).problem).toMatchObject({ status: 404, code: 'NOT_FOUND' })
    const street = await api.login('street')
    const seen = await api.call('GET /api/v1/paper-visits/:id', { token: street, params: { id: body.id } })
    expect(seen.body).toMatchObject({ sameNumber: 1, may: { decide: true, resend: false } })
    const streetClerk = await api.login('street')
    const own = sheet(at(), (await upload(api, streetClerk)).body.id, VISITED_ON, {
      bottles: [bottle(d.bottles.first.id)],
    })
    expect((await enter(own, streetClerk)).status).toBe(201)
    expect((await decide('street', own.id, true)).problem).toMatchObject({ status: 409, code: 'PAPER_SAME_PERSON' })
    expect((await decide('office', own.id, false, '照片看不清')).status).toBe(200)
  })

  test('returned with a reason it is corrected and sent again, by who typed it in', async () => {
    const body = clean()
    await enter(body)
    expect((await decide('street', body.id, false)).problem).toMatchObject({ code: 'PAPER_REASON_MISSING' })
    const back = await decide('street', body.id, false, '日期与纸面不一致')
    expect(back.body).toMatchObject({ status: 'returned', reason: '日期与纸面不一致', version: 2 })
    const { id, ...asSent } = body
    const resend = (version: number, by = clerk) =>
      api.call('POST /api/v1/paper-visits/:id/resend', {
        token: by,
        params: { id },
        body: { ...asSent, visitedOn: '2026-05-21', actionId: newId(), version },
      })
    expect((await resend(2)).body).toMatchObject({ status: 'waiting', visitedOn: '2026-05-21', version: 3 })
    expect((await resend(3)).problem).toMatchObject({ status: 409, code: 'PAPER_STATE' })
    expect((await decide('street', id, true, null, 3)).body.status).toBe('approved')
  })

  test('approved it happened on its day and is known today, with hazards and dates by the rules', async () => {
    const body = cracked()
    await enter(body)
    const actionId = newId()
    const approve = async () =>
      api.call('POST /api/v1/paper-visits/:id/decide', {
        token: await api.login('street'),
        params: { id: body.id },
        body: { actionId, version: 1, approve: true, reason: null },
      })
    const replies = await Promise.all([approve(), approve(), approve()])
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200])
    const [hazard] = await api.db.rows<{ deadlineOn: string; foundAt: string }>(
      'SELECT deadlineOn, foundAt FROM hazard WHERE foundInspectionId = ?',
      [body.id],
    )
    expect(hazard).toEqual({ deadlineOn: '2026-05-27', foundAt: `${VISITED_ON}T04:00:00.000Z` })
    const [fact] = await api.db.rows<{ occurredAt: string; recordedAt: string }>(
      "SELECT occurredAt, recordedAt FROM fact WHERE kind = 'inspection.recorded' AND body LIKE ?",
      [`%${body.id}%`],
    )
    expect(fact).toEqual({ occurredAt: `${VISITED_ON}T04:00:00.000Z`, recordedAt: TEST_NOW })
    await api.get<ReviewService>(ReviewService).runAllDue()
    expect(await count('alert', "rule = 'HAZARD_OVERDUE' AND status = 'open'")).toBeGreaterThan(0)
  })

  test('the record says that it was paper, and lists can leave it out of what an inspector is judged by', async () => {
    const token = await api.login('street')
    const list = async (source?: 'phone' | 'paper') =>
      (await api.call('GET /api/v1/inspections', { token, query: { source } })).body
    expect((await list('phone')).total).toBe(0)
    const [row] = (await list('paper')).items
    const { body } = await api.call('GET /api/v1/inspections/:id', { token, params: { id: row?.id ?? '' } })
    expect(body).toMatchObject({ source: 'paper', signatures: [], joint: null })
    expect(body.paper).toMatchObject({ sheetNo: 'XC-2026-0017', enteredByName: '孙社区', approvedByName: '周街道' })
    expect(body.photos.map(({ id }) => id)).toEqual([photo])
  })

  test('a sheet that arrives late overwrites nothing that a newer visit has found', async () => {
    const newest = await lastVisit()
    const late = { ...clean(), visitedOn: '2026-02-02' }
    await enter(late)
    await decide('street', late.id, true)
    expect(await count('inspection', `id = '${late.id}'`)).toBe(1)
    expect(await lastVisit()).toBe(newest)
  })

  /** The cracked hose was changed there and then, says the sheet. */
  const putRight = (beforePhotoId: string, afterPhotoId: string): PaperBody => {
    const body = cracked()
    const fixed = { beforePhotoId, afterPhotoId }
    return { ...body, answers: body.answers.map((one) => (one.item === 'H02' ? { ...one, fixed } : one)) }
  }

  test('当场改好 closes its hazard on the day of the visit, by the sheet or by a picture that came with it', async () => {
    const after = (await upload(api, clerk)).body.id
    const body = { ...putRight(photo, after), sheetPhotoIds: [photo, after] }
    const entered = await enter(body)
    expect(entered.body.content.findings).toMatchObject([{ item: 'H02', fixedOnSite: true, deadlineOn: null }])
    expect((await decide('street', body.id, true)).body.status).toBe('approved')
    const [hazard] = await api.db.rows<{ id: string; status: string; closeReason: string; closedAt: string }>(
      'SELECT id, status, closeReason, closedAt FROM hazard WHERE foundInspectionId = ?',
      [body.id],
    )
    const closedAt = `${VISITED_ON}T04:00:00.000Z`
    expect(hazard).toMatchObject({ status: 'closed', closeReason: 'fixed_on_site', closedAt })
    const token = await api.login('street')
    const seen = await api.call('GET /api/v1/hazards/:id', { token, params: { id: hazard?.id ?? '' } })
    expect(seen.body.photos.map(({ id, stage }) => [id, stage]).sort()).toEqual(
      [
        [photo, 'before'],
        [after, 'after'],
      ].sort(),
    )
    const bySheet = putRight(photo, photo)
    expect((await enter(bySheet)).status).toBe(201)
    const elsewhere = await enter(putRight(photo, newId()))
    expect(elsewhere.problem).toMatchObject({ status: 422, code: 'PAPER_INCOMPLETE' })
    expect(elsewhere.problem?.problems?.map(({ item }) => item)).toEqual(['H02'])
  })

  test('当场改好 on a sheet that comes late puts nothing right that was seen since', async () => {
    const found = cracked()
    await enter(found)
    await decide('street', found.id, true)
    const late = { ...putRight(photo, photo), equipment: found.equipment, visitedOn: '2026-02-02' }
    const answers = late.answers.map((one, i) => ({ ...one, thing: found.answers[i]?.thing ?? one.thing }))
    await enter({ ...late, answers })
    expect((await decide('street', late.id, true)).body.status).toBe('approved')
    const open = await api.db.rows<{ status: string; rectifiedAt: string | null }>(
      "SELECT status, rectifiedAt FROM hazard WHERE foundInspectionId = ? AND item = 'H02'",
      [found.id],
    )
    expect(open).toEqual([{ status: 'open', rectifiedAt: null }])
    expect(await count('fact', `kind = 'hazard.confirmed' AND body LIKE '%${late.id}%'`)).toBe(1)
  })

  test('everything missing is told at once, and nothing is stored', async () => {
    const before = await count('paper_visit')
    const gaps = clean()
    const body = { ...gaps, inspectorSigned: false, answers: gaps.answers.filter(({ item }) => item !== 'H03') }
    const { problem } = await enter(body)
    expect(problem).toMatchObject({ status: 422, code: 'PAPER_INCOMPLETE' })
    expect(problem?.problems?.map((one) => one.item ?? one.path)).toEqual(['inspectorSigned', 'H03'])
    expect((await enter({ ...clean(), visitedOn: '2099-01-01' })).problem?.problems?.[0]?.path).toBe('visitedOn')
    expect((await enter({ ...clean(), inspectorId: d.accounts.otherInspector.id })).problem?.code).toBe(
      'INSPECTOR_UNKNOWN',
    )
    expect((await enter({ ...clean(), sheetPhotoIds: [newId()] })).problem?.code).toBe('FILE_UNKNOWN')
    expect((await enter({ ...clean(), premisesId: d.premises.there.id })).problem?.code).toBe('PREMISES_UNKNOWN')
    expect(await count('paper_visit')).toBe(before)
  })

  test('an inspector types in his own visits only; what people wrote stands nowhere in clear', async () => {
    const token = await api.login('inspector')
    const own = (await upload(api, token)).body.id
    const mine = sheet(at(), own, VISITED_ON, { bottles: [bottle(d.bottles.first.id)] })
    const signing = { kind: 'family' as const, mode: 'refused' as const, reason: 'unwilling', witness: '见证人钱七' }
    expect((await enter({ ...mine, signing, note: '门铃坏了' }, token)).status).toBe(201)
    const detail = await api.call('GET /api/v1/paper-visits/:id', { token, params: { id: mine.id } })
    expect(detail.body.texts.map(({ text }) => text).sort()).toEqual(['见证人钱七', '门铃坏了'])
    const approver = await api.login('street')
    const waiting = await api.call('GET /api/v1/paper-visits/:id', { token: approver, params: { id: mine.id } })
    expect(waiting.body.texts.every(({ masked }) => !masked)).toBe(true)
    const duty = await api.login('duty')
    const other = await api.call('GET /api/v1/paper-visits/:id', { token: duty, params: { id: mine.id } })
    expect(other.body.texts.map(({ text }) => text).sort()).toEqual(['已遮蔽', '见*'])
    const decided = await decide('street', mine.id, true)
    expect(decided.body.texts.every(({ masked }) => masked)).toBe(true)
    expect(await count('fact', "body LIKE '%钱七%' OR body LIKE '%门铃%'")).toBe(0)
    expect(await count('paper_visit', "body LIKE '%钱七%' OR body LIKE '%门铃%'")).toBe(0)
    const stranger = await api.login('inspector2')
    const foreign = sheet(at(), (await upload(api, stranger)).body.id, VISITED_ON)
    expect((await enter(foreign, stranger)).problem?.code).toBe('PREMISES_UNKNOWN')
  })
}
