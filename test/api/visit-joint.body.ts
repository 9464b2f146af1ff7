import type { Category, JointPart } from '@app/domain'
import { jointCode, newId } from '@app/domain'
import { FILE_STORE, VerifyService } from '@app/features'
import type { FileStore } from '@app/platform'
import { TestApi } from '../support/api'
import { type District, district, STREET } from '../support/district'
import { jointPart, type PartBody, type PartOver } from '../support/joint'
import { appliance, bottle, detector, failing, upload, visit } from '../support/visit'

/** 联合检查: two phones, one visit, through the real application on one database. */
export function jointTests(databaseUrl: () => Promise<string>): void {
  let api: TestApi
  let d: District
  let lead: { token: string; photo: string; id: string }
  let helper: { token: string; photo: string; id: string }
  let stranger: { token: string; photo: string; id: string }

  const person = async (username: string, id: string) => {
    const token = await api.login(username)
    return { token, id, photo: (await upload(api, token)).body.id }
  }

  beforeAll(async () => {
    api = await TestApi.start({ databaseUrl: await databaseUrl() })
    d = await district(api)
    // A colleague of the same street who has no grid of his own there.
    const colleague = d.fixture.account('helper', 'inspector', { name: '林网格', areaCode: `${STREET}001`, grids: [] })
    await d.fixture.save(api)
    lead = await person('inspector', d.accounts.inspector.id)
    helper = await person('helper', colleague.id)
    stranger = await person('inspector2', d.accounts.otherInspector.id)
  }, 60_000)
  afterAll(() => api?.close())

  const equipment = [appliance(), detector()]
  const things = () => ({ bottles: [bottle(d.bottles.first.id)], equipment })
  const by = (who: typeof lead, over: PartOver): PartBody =>
    jointPart({ premises: d.premises.here, inspectorId: who.id, now: api.clock.now() }, who.photo, {
      ...things(),
      ...over,
    })
  const send = (who: typeof lead, body: PartBody) => api.call('POST /api/v1/joint-parts', { token: who.token, body })
  const LEADS: Category[] = ['gas', 'cylinder', 'detector', 'place', 'management']
  const HELPS: Category[] = ['valve', 'hose', 'stove']
  const parts = (code = jointCode(newId())) => ({
    mine: by(lead, { lead: true, categories: LEADS, code }),
    theirs: by(helper, { categories: HELPS, code }),
  })
  const record = async (id: string, token = lead.token) =>
    (await api.call('GET /api/v1/inspections/:id', { token, params: { id } })).body
  const idOf = ({ content }: PartBody) => (content as JointPart).joint.visitId
  const outline = ({ joint, content, findings }: Awaited<ReturnType<typeof record>>) => ({
    findings,
    awaited: joint?.awaited,
    parts: joint?.parts.map(({ inspectorName, lead: isLead, categories }) => ({ inspectorName, isLead, categories })),
    answers: content.answers.length,
  })

  test('is the same visit whichever part arrives first, and each part counts once however often it is sent', async () => {
    const [a, b] = [parts(), parts()]
    for (const body of [a.mine, a.theirs, a.mine])
      expect((await send(body === a.theirs ? helper : lead, body)).status).toBe(201)
    const replies = await Promise.all([
      send(helper, b.theirs),
      send(lead, b.mine),
      send(helper, b.theirs),
      send(lead, b.mine),
    ])
    expect(replies.map(({ status }) => status)).toEqual([201, 201, 201, 201])
    const [first, second] = [await record(idOf(a.mine)), await record(idOf(b.mine))]
    expect(outline(first)).toEqual(outline(second))
    expect(outline(first)).toMatchObject({
      awaited: [],
      parts: [
        { inspectorName: '王网格', isLead: true, categories: LEADS },
        { inspectorName: '林网格', isLead: false, categories: HELPS },
      ],
    })
    expect(first.content.answers).toHaveLength(a.mine.content.answers.length + a.theirs.content.answers.length)
    expect(first.joint?.parts.flatMap(({ signatures }) => signatures.map(({ matches }) => matches))).toEqual([
      true,
      true,
      true,
      true,
    ])
  })

  test('shows 主责 and the street what is still to come, and alerts nobody', async () => {
    const { mine, theirs } = parts()
    const alerts = async () => Number((await api.db.rows<{ n: number }>('SELECT COUNT(*) AS n FROM alert'))[0]?.n)
    const before = await alerts()
    expect((await send(lead, mine)).body.awaited).toEqual(HELPS)
    const street = await api.login('street')
    const list = await api.call('GET /api/v1/inspections', { token: street, query: { source: 'joint' } })
    expect(list.body.items.find(({ id }) => id === idOf(mine))?.awaited).toEqual(HELPS)
    expect((await record(idOf(mine), street)).joint).toMatchObject({ leadArrived: true, awaited: HELPS })
    expect(await alerts()).toBe(before)
    expect((await send(helper, theirs)).body.awaited).toEqual([])
    expect((await record(idOf(mine), helper.token)).awaited).toEqual([])
  })

  test('counts the place as visited with the part of 主责, not before', async () => {
    const visited = async () =>
      (
        await api.db.rows<{ lastVisitId: string }>('SELECT lastVisitId FROM premises WHERE id = ?', [
          d.premises.here.id,
        ])
      )[0]?.lastVisitId
    const { mine, theirs } = parts()
    await send(helper, theirs)
    expect(await visited()).not.toBe(idOf(mine))
    expect((await record(idOf(mine), helper.token)).joint).toMatchObject({ leadArrived: false })
    await send(lead, mine)
    expect(await visited()).toBe(idOf(mine))
  })

  test('stands in the life of each bottle with the part of everybody who looked', async () => {
    const story = async () => {
      const params = { id: d.bottles.first.id }
      const { body } = await api.call('GET /api/v1/cylinders/:id/timeline', { token: lead.token, params, query: {} })
      return body.items.filter(({ kind }) => kind === 'inspection.part_signed')
    }
    const before = (await story()).length
    const { mine, theirs } = parts()
    await send(lead, mine)
    await send(helper, theirs)
    const [second, first] = (await story()).slice(0, 2)
    expect(first).toMatchObject({ title: '联合检查：主责签字', actorLabel: '网格员 王*' })
    expect(second).toMatchObject({
      title: '联合检查：签字',
      actorLabel: '网格员 林*',
      detail: expect.arrayContaining([expect.stringContaining('软管')]),
    })
    const again = parts()
    await send(lead, again.mine)
    expect(await story()).toHaveLength(before + 3)
  })

  test('puts a hazard to the account of who found it', async () => {
    const code = jointCode(newId())
    const at = { premises: d.premises.here, inspectorId: helper.id, now: api.clock.now() }
    const { answers } = failing(visit(at, helper.photo, things()), 'H02', 'H02-cracked', helper.photo)
    const reply = await send(helper, by(helper, { categories: HELPS, code, answers }))
    expect(reply.body.hazards).toMatchObject([{ item: 'H02', grade: 'B', status: 'open' }])
    const [fact] = await api.db.rows<{ actorId: string }>(
      "SELECT actorId FROM fact WHERE kind = 'hazard.found' ORDER BY seq DESC LIMIT 1",
    )
    expect(fact?.actorId).toBe(helper.id)
    await send(lead, by(lead, { lead: true, categories: LEADS, code }))
    expect((await record(reply.body.inspectionId)).findings).toEqual({ A: 0, B: 1, C: 0 })
  })

  test('lets somebody from another street in only beside a 主责 who has named the visit', async () => {
    const { mine } = parts()
    const theirs = by(stranger, { categories: HELPS, code: (mine.content as JointPart).joint.code })
    const early = await send(stranger, theirs)
    expect(early.problem).toMatchObject({ status: 425, code: 'JOINT_LEAD_AWAITED' })
    const nowhere = { ...d.premises.here, id: newId() }
    const unknown = jointPart({ premises: nowhere, inspectorId: stranger.id, now: api.clock.now() }, stranger.photo, {
      ...things(),
      categories: HELPS,
    })
    expect({ ...(await send(stranger, unknown)).problem, requestId: '' }).toEqual({ ...early.problem, requestId: '' })
    await send(lead, mine)
    expect((await send(stranger, theirs)).status).toBe(201)
    expect((await record(idOf(mine), stranger.token)).id).toBe(idOf(mine))
    expect((await send(stranger, by(stranger, { lead: true }))).problem?.code).toBe('PREMISES_UNKNOWN')
  })

  test('refuses a part whose hash, code or answers do not belong to it, and stores nothing of it', async () => {
    const { theirs } = parts()
    const content = theirs.content as JointPart
    const count = async () =>
      Number((await api.db.rows<{ n: number }>('SELECT COUNT(*) AS n FROM inspection_part'))[0]?.n)
    const before = await count()
    const changed = { ...theirs, content: { ...content, joint: { ...content.joint, categories: LEADS } } }
    expect((await send(helper, changed)).problem?.code).toBe('CONTENT_HASH_MISMATCH')
    const gap = by(helper, { categories: HELPS, answers: content.answers.slice(1) })
    expect((await send(helper, gap)).problem?.code).toBe('INSPECTION_INCOMPLETE')
    expect((await send(stranger, theirs)).problem?.code).toBe('INSPECTION_INCOMPLETE')
    expect(await count()).toBe(before)
  })

  test('agrees with the journal, each part with what was signed; one that was altered is named', async () => {
    const verified = async () => {
      const { findings } = await new VerifyService(api.db, api.get<FileStore>(FILE_STORE), '120103').verify()
      return findings.filter((one) => one.startsWith('检查'))
    }
    expect(await verified()).toEqual([])
    const [part] = await api.db.rows<{ id: string; contentHash: string; number: string }>(
      'SELECT t.id, t.contentHash, i.number FROM inspection_part t JOIN inspection i ON i.id = t.inspectionId LIMIT 1',
    )
    const write = (hash = '') =>
      api.uow.run((tx) => tx.execute('UPDATE inspection_part SET contentHash = ? WHERE id = ?', [hash, part?.id ?? '']))
    await write('0'.repeat(64))
    expect(await verified()).toEqual([
      `检查 ${part?.number} 与签字时的内容不一致`,
      `检查 ${part?.number} 的签字不是对这份内容签的`,
    ])
    await write(part?.contentHash)
  })
}
