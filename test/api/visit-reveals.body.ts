import { commit, HIDDEN_TEXT, newId, type RecordField, type RecordPurpose, SIGNING_REASONS } from '@app/domain'
import { TEST_NOW, TestApi } from '../support/api'
import { type District, district } from '../support/district'
import { jointPart, signedPart } from '../support/joint'
import { bottle, failing, seePicture, signed, upload, visit } from '../support/visit'

const NOTE = '门口有狗先打电话'
const WITNESS = '李师傅'

interface Asked {
  field?: RecordField
  purpose?: RecordPurpose
  reason?: string | null
  actionId?: string
}

/** Behind the mask of a visit's record: words, the witness, and for the auditor its pictures. On one database. */
export function visitRevealTests(databaseUrl: () => Promise<string>): void {
  let api: TestApi
  let d: District
  let id: string
  let hazard: string

  beforeAll(async () => {
    api = await TestApi.start({ databaseUrl: await databaseUrl() })
    d = await district(api)
    const token = await api.login('inspector')
    const photo = (await upload(api, token)).body.id
    const reply = await api.call('POST /api/v1/inspections', { token, body: refused(photo) })
    id = reply.body.id
    hazard = reply.body.hazards[0]?.id ?? ''
  }, 60_000)
  afterAll(() => api?.close())

  const at = () => ({ premises: d.premises.here, inspectorId: d.accounts.inspector.id, now: TEST_NOW })

  /** A visit with a note, whose result the household would not sign before a witness. */
  function refused(photo: string) {
    const [note, witness] = ['n'.repeat(32), 'w'.repeat(32)]
    const reason = SIGNING_REASONS.refused[0]?.code ?? ''
    const content = visit(at(), photo, {
      bottles: [bottle(d.bottles.first.id)],
      note: commit(NOTE, note),
      signing: { kind: 'self', mode: 'refused', reason, witness: commit(WITNESS, witness) },
    })
    return {
      ...signed(failing(content, 'H02', 'H02-cracked', photo), photo),
      texts: [
        { path: 'note' as const, salt: note, text: NOTE },
        { path: 'signing.witness' as const, salt: witness, text: WITNESS },
      ],
    }
  }

  const record = async (username: string, of = id) =>
    (await api.call('GET /api/v1/inspections/:id', { token: await api.login(username), params: { id: of } })).body
  const words = async (username: string, of = id) =>
    Object.fromEntries((await record(username, of)).texts.map(({ path, text, masked }) => [path, [text, masked]]))
  const reveal = async (username: string, asked: Asked = {}, of = id) =>
    api.call('POST /api/v1/inspections/:id/reveals', {
      token: await api.login(username),
      params: { id: of },
      body: { actionId: newId(), field: 'note', purpose: 'record', reason: null, ...asked },
    })
  const looks = async () =>
    (await api.call('GET /api/v1/household/looks', { token: await api.login('household') })).body
  const facts = () => api.db.rows<{ body: string }>("SELECT body FROM fact WHERE kind = 'party.revealed' ORDER BY seq")

  test('the inspector reads what he typed, the household what is about it, and everybody else a mask', async () => {
    const clear = { note: [NOTE, false], 'signing.witness': [WITNESS, false] }
    const masked = { note: [HIDDEN_TEXT, true], 'signing.witness': ['李*', true] }
    for (const own of ['inspector', 'household']) expect(await words(own)).toEqual(clear)
    for (const other of ['community', 'street', 'office', 'duty', 'auditor']) {
      expect(await words(other)).toEqual(masked)
      expect(JSON.stringify(await record(other))).not.toMatch(/有狗|李师傅/)
    }
    expect(await facts()).toHaveLength(0)
  })

  test('who says why reads it, and the household finds the look with its purpose and without the words', async () => {
    const street = await reveal('street', { purpose: 'recheck', reason: '复查前核对' })
    expect(street.body).toEqual({ texts: [NOTE], pictures: [] })
    expect((await reveal('duty', { field: 'witness', purpose: 'emergency' })).body.texts).toEqual([WITNESS])
    const [first] = await facts()
    expect(JSON.parse(first?.body ?? '')).toMatchObject({ field: 'note', purpose: 'recheck', partyId: null })
    expect(first?.body).not.toMatch(/有狗|复查前/)
    expect((await looks()).items.map(({ who, what, why }) => [who, what, why])).toEqual([
      ['河西区 24小时值守 卫*', '查看见证人姓名', '险情联系'],
      ['大营门街道 街道网格中心 周*', '查看检查备注', '约复查'],
    ])
  })

  test('the same look sent eight times is one, and as another is refused', async () => {
    const asked = { actionId: newId() }
    const replies = await Promise.all(Array.from({ length: 8 }, () => reveal('office', asked)))
    expect(replies.map(({ body }) => body.texts)).toEqual(Array(8).fill([NOTE]))
    expect(await facts()).toHaveLength(3)
    const other = await reveal('office', { ...asked, field: 'witness' })
    expect(other.problem).toMatchObject({ status: 409, code: 'ID_REUSED' })
  })

  test('an audit and 其他公务 ask for words', async () => {
    for (const purpose of ['audit', 'other'] as const)
      expect((await reveal('office', { purpose })).problem?.problems?.[0]?.path).toBe('body.reason')
    expect(await facts()).toHaveLength(3)
  })

  test('out of sight there is nothing to look at, and of a visit without words nothing to reveal', async () => {
    expect((await reveal('street2')).problem).toMatchObject({ status: 404, code: 'NOT_FOUND' })
    const photo = (await upload(api, await api.login('inspector'))).body.id
    const plain = signed(visit(at(), photo, { bottles: [bottle(d.bottles.first.id)] }), photo)
    await api.call('POST /api/v1/inspections', { token: await api.login('inspector'), body: plain })
    const { problem } = await reveal('street', {}, plain.content.id)
    expect(problem).toMatchObject({ status: 422, code: 'REVEAL_EMPTY' })
    expect(await facts()).toHaveLength(3)
  })

  test('the auditor gets no address of any picture before his reason is on record, and opens those he was given', async () => {
    const token = await api.login('auditor')
    const before = await record('auditor')
    const seen = [...before.photos, ...before.signatures.map(({ image }) => image)]
    expect(seen.length).toBeGreaterThan(1)
    for (const { url, withheld, erased } of seen) expect([url, withheld, erased]).toEqual(['', true, false])
    const found = await api.call('GET /api/v1/hazards/:id', { token, params: { id: hazard } })
    expect(found.body.photos.map(({ url, withheld }) => [url, withheld])).toEqual([['', true]])
    const audit = { field: 'pictures' as const, purpose: 'audit' as const, reason: '抽查 2026-06 检查真实性' }
    const { pictures } = (await reveal('auditor', audit)).body
    expect(pictures.map((one) => one.id).sort()).toEqual([...new Set(seen.map((one) => one.id))].sort())
    for (const { url } of pictures) expect((await seePicture(api, token, url)).statusCode).toBe(200)
    expect((await looks()).items[0]).toMatchObject({ what: '查看检查照片和签字', why: '审计核查' })
    expect((await record('auditor')).photos.every(({ url }) => url === '')).toBe(true)
    expect((await record('street')).photos.every(({ url, withheld }) => url !== '' && !withheld)).toBe(true)
  })

  test('of a joint visit each inspector reads his own words, not those of his colleague', async () => {
    const token = await api.login('inspector')
    const photo = (await upload(api, token)).body.id
    const salt = 's'.repeat(32)
    const { content } = jointPart(at(), photo, { lead: true, bottles: [bottle(d.bottles.first.id)] })
    if (!('joint' in content)) throw new Error('no part of a joint visit')
    const noted = { ...content, note: commit(NOTE, salt) }
    const body = { ...signedPart(noted, photo), texts: [{ path: 'note' as const, salt, text: NOTE }] }
    expect((await api.call('POST /api/v1/joint-parts', { token, body })).status).toBe(201)
    const visitId = content.joint.visitId
    expect(await words('inspector', visitId)).toEqual({ note: [NOTE, false] })
    const cover = d.fixture.account('cover', 'inspector', {
      areaCode: '120103001001',
      grids: [d.premises.here.areaCode],
    })
    await d.fixture.save(api)
    expect(await words(cover.username, visitId)).toEqual({ note: [HIDDEN_TEXT, true] })
    expect((await reveal(cover.username, { purpose: 'recheck' }, visitId)).body.texts).toEqual([NOTE])
  })
}
