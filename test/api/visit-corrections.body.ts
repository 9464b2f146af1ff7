import { newId } from '@app/domain'
import { TestApi } from '../support/api'
import { type District, district } from '../support/district'
import { replayHazards } from '../support/replay'
import { bottle, failing, type Submission, signed, upload, visit } from '../support/visit'

type Said = { result: 'pass' | 'fail' | 'unable'; reason: string | null }

/** 更正: beside what was signed, through the real application on one database. */
export function correctionTests(databaseUrl: () => Promise<string>): void {
  let api: TestApi
  let d: District
  let inspector: string
  let photo: string

  beforeAll(async () => {
    api = await TestApi.start({ databaseUrl: await databaseUrl() })
    d = await district(api)
    inspector = await api.login('inspector')
    photo = (await upload(api, inspector)).body.id
  }, 60_000)
  afterAll(() => api?.close())

  const submit = async (broken = false): Promise<Submission> => {
    const at = { premises: d.premises.here, inspectorId: d.accounts.inspector.id, now: api.clock.now() }
    const clean = visit(at, photo, { bottles: [bottle(d.bottles.first.id)] })
    const body = signed(broken ? failing(clean, 'H02', 'H02-cracked', photo) : clean, photo)
    expect((await api.call('POST /api/v1/inspections', { token: inspector, body })).status).toBe(201)
    return body
  }
  const hose = ({ content }: Submission, before: Said, after: Said) => {
    const thing = content.answers.find(({ item }) => item === 'H02')?.thing ?? { kind: 'place' as const, id: '' }
    return { kind: 'answer' as const, item: 'H02', thing, before, after }
  }
  const PASS: Said = { result: 'pass', reason: null }
  const CRACKED: Said = { result: 'fail', reason: 'H02-cracked' }
  const correct = async (by: string, { content }: Submission, change: object, actionId = newId()) =>
    api.call('POST /api/v1/inspections/:id/corrections', {
      token: await api.login(by),
      params: { id: content.id },
      body: { actionId, change: change as ReturnType<typeof hose>, reason: '现场看错了，回看照片' },
    })
  const agree = async (by: string, { content }: Submission, correctionId: string, yes = true) =>
    api.call('POST /api/v1/inspections/:id/corrections/decide', {
      token: await api.login(by),
      params: { id: content.id },
      body: { actionId: newId(), correctionId, agree: yes, reason: yes ? null : '照片上确实开裂' },
    })
  const hazards = (id: string) =>
    api.db.rows<{ status: string; closeReason: string | null; deadlineOn: string | null }>(
      'SELECT status, closeReason, deadlineOn FROM hazard WHERE foundInspectionId = ? ORDER BY id',
      [id],
    )
  /** No hazard of an earlier test at the same hose. */
  const tidy = () => api.uow.run((tx) => tx.execute("UPDATE hazard SET status = 'closed', openKey = NULL"))

  test('a failure seen afterwards opens its hazard at once, and the signed original stays as it was', async () => {
    const record = await submit()
    const actionId = newId()
    const change = hose(record, PASS, CRACKED)
    const replies = await Promise.all([1, 2, 3].map(() => correct('inspector', record, change, actionId)))
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200])
    const { body } = replies[0] as (typeof replies)[number]
    expect(body.content).toEqual(record.content)
    expect([body.contentHash, body.signatures.every(({ matches }) => matches)]).toEqual([record.contentHash, true])
    expect(body.corrections).toMatchObject([
      { status: 'standing', madeByName: '王网格', reason: '现场看错了，回看照片' },
    ])
    expect(body.corrections[0]?.words).toMatch(/原记“合格”，更正为“不合格：.+”/)
    expect(await hazards(record.content.id)).toMatchObject([{ status: 'open', deadlineOn: '2026-06-17' }])
    await tidy()
  })

  test('a hazard found by mistake is closed as 误录 when another person agrees, and by nobody alone', async () => {
    const record = await submit(true)
    const { body } = await correct('inspector', record, hose(record, CRACKED, PASS))
    const [waiting] = body.corrections
    expect(waiting).toMatchObject({ status: 'waiting', statusLabel: '待另一人确认', mayAgree: false })
    expect(await hazards(record.content.id)).toMatchObject([{ status: 'open' }])
    expect((await agree('street2', record, waiting?.id ?? '')).problem?.code).toBe('NOT_FOUND')
    expect((await agree('street', record, newId())).problem?.code).toBe('NOT_FOUND')
    const agreed = await agree('street', record, waiting?.id ?? '')
    expect(agreed.body.corrections).toMatchObject([{ status: 'standing', decidedByName: '周街道' }])
    expect(await hazards(record.content.id)).toMatchObject([{ status: 'closed', closeReason: 'mistaken' }])
    expect((await agree('community', record, waiting?.id ?? '')).problem?.code).toBe('CORRECTION_STATE')
    const { written, told } = await replayHazards(api.db)
    expect(written.filter((row) => (row as { closeReason: string }).closeReason === 'mistaken')).toEqual(
      told.filter((row) => (row as { closeReason: string }).closeReason === 'mistaken'),
    )
    await tidy()
  })

  test('who proposed it does not agree to it; who disagrees says why, and the hazard stays', async () => {
    const record = await submit(true)
    const { body } = await correct('street', record, hose(record, CRACKED, PASS))
    const id = body.corrections[0]?.id ?? ''
    expect((await agree('street', record, id)).problem).toMatchObject({ status: 409, code: 'CORRECTION_SAME_PERSON' })
    const refused = await agree('community', record, id, false)
    expect(refused.body.corrections).toMatchObject([{ status: 'refused', answer: '照片上确实开裂' }])
    expect(await hazards(record.content.id)).toMatchObject([{ status: 'open' }])
    await tidy()
  })

  test('a failure for another reason takes the wrong one back and opens the right one', async () => {
    const record = await submit(true)
    const rubber: Said = { result: 'fail', reason: 'H02-expired' }
    const { body } = await correct('inspector', record, hose(record, CRACKED, rubber))
    await agree('street', record, body.corrections[0]?.id ?? '')
    expect((await hazards(record.content.id)).map(({ status, closeReason }) => [status, closeReason]).sort()).toEqual([
      ['closed', 'mistaken'],
      ['open', null],
    ])
    await tidy()
  })

  test('of two corrections of one answer made at once, the second is asked to look again', async () => {
    const record = await submit()
    const first = hose(record, PASS, { result: 'unable', reason: 'covered' })
    const replies = await Promise.all([correct('inspector', record, first), correct('street', record, first)])
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 422])
    expect(replies.find(({ problem }) => problem)?.problem?.code).toBe('CORRECTION_REFUSED')
  })

  test('an inspector corrects nobody else, and the head of a record follows into the register', async () => {
    const record = await submit()
    expect((await correct('inspector2', record, hose(record, PASS, CRACKED))).problem?.code).toBe('NOT_FOUND')
    const head = { kind: 'header', field: 'nextVisitOn', before: null, after: '2026-07-01' }
    const { body } = await correct('inspector', record, head)
    expect(body.corrections[0]?.words).toBe('下次到访日期：原记“没有”，更正为“2026年7月1日”')
    const [premises] = await api.db.rows<{ nextVisitOn: string }>('SELECT nextVisitOn FROM premises WHERE id = ?', [
      d.premises.here.id,
    ])
    expect(premises?.nextVisitOn).toBe('2026-07-01')
  })

  test('the household reads what was corrected in plain words, without names and without what was written', async () => {
    const record = await submit()
    await correct('inspector', record, { kind: 'header', field: 'signer', before: 'self', after: 'family' })
    const token = await api.login('household')
    const { body } = await api.call('GET /api/v1/inspections/:id', { token, params: { id: record.content.id } })
    expect(body.corrections).toMatchObject([
      { words: '签字人身份：原记“本人”，更正为“家属”', reason: '', madeByName: '王*' },
    ])
    expect(body.mayCorrect).toBe(false)
    const told = await api.call('GET /api/v1/household/visits/:id', { token, params: { id: record.content.id } })
    expect(told.body.corrections).toEqual(['2026年6月10日更正：签字人身份：原记“本人”，更正为“家属”'])
    expect(told.body.toPutRight).toEqual([])
    await correct('inspector', record, hose(record, PASS, CRACKED))
    const later = await api.call('GET /api/v1/household/visits/:id', { token, params: { id: record.content.id } })
    expect(later.body.toPutRight).toMatchObject([{ finding: '老化、龟裂或鼠咬，未漏气', urgent: false }])
    await tidy()
  })
}
