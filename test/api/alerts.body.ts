import { addDays, newId } from '@app/domain'
import { TEST_NOW, TEST_TODAY, TestApi } from '../support/api'
import { type District, district } from '../support/district'

type Params = Record<string, string>

/** 告警中心 through the real application on one database. */
export function alertTests(databaseUrl: () => Promise<string>): void {
  let api: TestApi
  let d: District

  beforeAll(async () => {
    api = await TestApi.start({ databaseUrl: await databaseUrl(), config: { JOBS: 'off' } })
    d = await district(api)
  }, 60_000)
  afterEach(() =>
    api?.uow.run((tx) => tx.execute("UPDATE alert SET status = 'closed', openKey = NULL, areaCode = '999999'")),
  )
  afterAll(() => api?.close())

  const params = JSON.stringify({ until: '2026-04-30', derived: 0 })
  const about = () => ({
    subjectKind: 'cylinder' as const,
    subjectId: d.bottles.first.id,
    companyId: d.companies.first.id,
    params,
  })
  const an = async (row: Parameters<District['fixture']['alert']>[1] = {}, at = d.premises.here) => {
    const alert = d.fixture.alert(at, { ...about(), ...row })
    await d.fixture.save(api)
    return alert
  }
  const list = async (username: string, query: Params = {}) =>
    (await api.call('GET /api/v1/alerts', { token: await api.login(username), query })).body
  const ids = async (username: string, query: Params = {}) => (await list(username, query)).items.map((a) => a.id)
  const detail = async (username: string, id: string) =>
    api.call('GET /api/v1/alerts/:id', { token: await api.login(username), params: { id } })
  const acknowledge = async (username: string, id: string, body = { actionId: newId() }) =>
    api.call('POST /api/v1/alerts/:id/acknowledge', { token: await api.login(username), params: { id }, body })
  const dispute = async (username: string, id: string, body = { actionId: newId(), reason: '已经换瓶' }) =>
    api.call('POST /api/v1/alerts/:id/dispute', { token: await api.login(username), params: { id }, body })
  const judge = async (username: string, id: string, agree: boolean) =>
    api.call('POST /api/v1/alerts/:id/confirm-dispute', {
      token: await api.login(username),
      params: { id },
      body: { actionId: newId(), agree, reason: '已电话核实' },
    })

  test('a leak comes first, then grade A, then what is due first', async () => {
    const late = await an({ grade: 'B', dueOn: addDays(TEST_TODAY, -30) })
    const later = await an({ grade: 'A', dueOn: addDays(TEST_TODAY, -1) })
    const soon = await an({ grade: 'A', dueOn: addDays(TEST_TODAY, -9) })
    const leak = await an({ rule: 'LEAK_REPORTED', dueOn: null, params: JSON.stringify({ foundOn: TEST_TODAY }) })
    const undated = await an({ grade: 'B', dueOn: null })
    expect(await ids('street')).toEqual([leak.id, soon.id, later.id, late.id, undated.id])
  })

  test('a page goes on where the last one ended', async () => {
    for (let n = 0; n < 7; n++) await an({ dueOn: addDays(TEST_TODAY, n % 3) })
    const first = await list('street', { limit: '4' })
    const second = await list('street', { limit: '4', cursor: first.nextCursor ?? '' })
    expect([first.total, first.items.length, second.items.length, second.nextCursor]).toEqual([7, 4, 3, null])
    expect(new Set([...first.items, ...second.items].map((a) => a.id)).size).toBe(7)
  })

  test('each desk finds what it has to do apart from what it waits for', async () => {
    const swap = await an({ actor: 'company' })
    const check = await an({ actor: 'inspector', companyId: null })
    const duty = await an({
      rule: 'LEAK_REPORTED',
      actor: 'office',
      companyId: null,
      params: '{"foundOn":"2026-06-10"}',
    })
    const both = async (username: string) => [
      await ids(username, { tab: 'mine' }),
      await ids(username, { tab: 'others' }),
    ]
    expect(await both('company')).toEqual([[swap.id], []])
    expect(await both('inspector')).toEqual([[check.id], [duty.id, swap.id]])
    expect(await both('street')).toEqual([[check.id], [duty.id, swap.id]])
    expect(await both('office')).toEqual([[duty.id], [swap.id, check.id].sort()])
    expect(await both('auditor')).toEqual([[], [duty.id, ...[swap.id, check.id].sort()]])
    expect(await ids('street2')).toEqual([])
    expect(await ids('company2')).toEqual([])
  })

  test('filters narrow by grade, rule, party, place and whole code', async () => {
    const swap = await an({ actor: 'company', grade: 'B' })
    const visit = await an(
      { rule: 'VISIT_OVERDUE', actor: 'inspector', companyId: null, params: '{"dueOn":"2026-05-01"}' },
      d.premises.there,
    )
    expect(await ids('office', { grade: 'B' })).toEqual([swap.id])
    expect(await ids('office', { rule: 'VISIT_OVERDUE' })).toEqual([visit.id])
    expect(await ids('office', { actor: 'company' })).toEqual([swap.id])
    expect(await ids('office', { area: '120103001' })).toEqual([swap.id])
    expect(await ids('office', { companyId: d.companies.first.id })).toEqual([swap.id])
    expect(await ids('office', { premisesId: d.premises.there.id })).toHaveLength(1)
    expect(await ids('office', { q: d.bottles.first.code })).toContain(swap.id)
    expect(await ids('office', { q: d.premises.there.code })).toEqual([visit.id])
  })

  test('one overdue bottle is one thing to do: alerts fold under their hazard and are counted on its head', async () => {
    const hazard = d.fixture.hazard(d.premises.here, {
      thingKind: 'cylinder',
      thingId: d.bottles.first.id,
      item: 'P02',
    })
    const head = await an({ hazardId: hazard.id })
    const folded = await an({ rule: 'CYL_LIFE_EXPIRED', hazardId: hazard.id })
    expect((await list('street')).items.map((a) => [a.id, a.folded])).toEqual([[head.id, 1]])
    expect((await ids('street', { folded: '1' })).sort()).toEqual([head.id, folded.id].sort())
    const overdue = await an({ rule: 'HAZARD_OVERDUE', subjectKind: 'hazard', subjectId: hazard.id, actor: 'street' })
    expect((await list('street')).items.map((a) => [a.id, a.folded])).toEqual([[overdue.id, 2]])
    expect((await ids('company')).length).toBeGreaterThanOrEqual(2)
  })

  test('alerts of one cause are gathered by company: so many bottles to swap', async () => {
    for (let n = 0; n < 3; n++) await an()
    await an({ companyId: d.companies.second.id }, d.premises.there)
    const { groups } = (await api.call('GET /api/v1/alert-groups', { token: await api.login('office') })).body
    expect(groups.map((g) => [g.companyName, g.rule, g.count])).toEqual([
      ['河西示范燃气站', 'CYL_TEST_OVERDUE', 3],
      ['尖山示范燃气站', 'CYL_TEST_OVERDUE', 1],
    ])
  })

  test('the detail says why, on what basis, who acts, whom to call and what ends it', async () => {
    const alert = await an({ dueOn: '2026-04-30', raisedAt: '2026-04-30T16:00:00.000Z' })
    const { body } = await detail('street', alert.id)
    expect(body).toMatchObject({
      title: '气瓶检验到期',
      why: '检验已于2026年4月到期',
      actorLabel: '燃气企业',
      companyName: '河西示范燃气站',
      contact: { name: '河西示范燃气站', phone: '022-5550100' },
      cylinderCode: 'HX000000001',
      premisesLabel: '示范里1号楼',
      areaName: '大营门街道 示范社区001',
      raisedAt: '2026-04-30T16:00:00.000Z',
      knownAt: TEST_NOW,
      actions: ['acknowledge', 'dispatch', 'dispute'],
    })
    expect(body.endsWhen).toContain('换走')
    expect((await detail('company', alert.id)).body.actions).toEqual(['acknowledge', 'dispute'])
    expect((await detail('inspector', alert.id)).body.actions).toEqual([])
    expect((await detail('street2', alert.id)).problem).toMatchObject({ status: 404, code: 'NOT_FOUND' })
  })

  test('whoever takes an alert in hand is named, with his note in its history', async () => {
    const alert = await an()
    const { body } = await acknowledge('street', alert.id, { actionId: newId(), note: '已电话通知气站' } as never)
    expect(body).toMatchObject({
      status: 'acknowledged',
      statusLabel: '处理中',
      acknowledgedBy: '周街道',
      acknowledgedAt: TEST_NOW,
    })
    expect(body.history[0]).toMatchObject({ kind: 'alert.acknowledged', detail: ['说明：已电话通知气站'] })
    const [fact] = await api.db.rows<{ body: string }>('SELECT body FROM fact ORDER BY seq DESC LIMIT 1')
    expect(fact?.body).not.toContain('气站')
    expect((await acknowledge('office', alert.id)).problem).toMatchObject({ status: 409, code: 'ALERT_STATE' })
  })

  test('an action sent many times happens once and answers as the first time; the same id for another is refused', async () => {
    const alert = await an()
    const other = await an()
    const body = { actionId: newId() }
    const replies = await Promise.all(Array.from({ length: 16 }, () => acknowledge('street', alert.id, body)))
    expect(replies.map((r) => r.status)).toEqual(Array(16).fill(200))
    expect((await detail('street', alert.id)).body.history).toHaveLength(1)
    expect((await acknowledge('street', other.id, body)).problem).toMatchObject({ status: 409, code: 'ID_REUSED' })
    expect((await acknowledge('office', alert.id, body)).problem).toMatchObject({ status: 409, code: 'ID_REUSED' })
  })

  test('of two who take it in the same moment one succeeds', async () => {
    const alert = await an()
    const replies = await Promise.all([acknowledge('street', alert.id), acknowledge('office', alert.id)])
    expect(replies.map((r) => r.status).sort()).toEqual([200, 409])
  })

  test('an alert sent on is the next one to act on, and only to people inside the area', async () => {
    const alert = await an({ rule: 'CYL_UNREGISTERED', actor: 'street', companyId: null, params: '{}' })
    const send = async (body: { to: 'company' | 'inspector'; accountId: string | null }) =>
      api.call('POST /api/v1/alerts/:id/dispatch', {
        token: await api.login('street'),
        params: { id: alert.id },
        body: { actionId: newId(), note: null, ...body },
      })
    const stranger = await send({ to: 'inspector', accountId: d.accounts.otherInspector.id })
    expect(stranger.problem).toMatchObject({ status: 422, code: 'ASSIGNEE_UNKNOWN' })
    const own = await send({ to: 'inspector', accountId: d.accounts.inspector.id })
    expect(own.body).toMatchObject({ actor: 'inspector', status: 'acknowledged' })
    expect((await send({ to: 'company', accountId: null })).body).toMatchObject({
      actor: 'company',
      companyName: '河西示范燃气站',
    })
    expect(await ids('company', { tab: 'mine' })).toEqual([alert.id])
  })

  test('误报 is reported by one person and closed by another', async () => {
    const alert = await an()
    expect((await dispute('company', alert.id)).body).toMatchObject({ disputed: true, status: 'open' })
    expect(await ids('street', { tab: 'mine' })).toEqual([alert.id])
    expect((await judge('street', alert.id, false)).body).toMatchObject({ disputed: false, status: 'open' })
    expect((await dispute('street', alert.id)).body.actions).not.toContain('confirm_dispute')
    expect((await judge('street', alert.id, true)).problem).toMatchObject({ status: 409, code: 'ALERT_SAME_PERSON' })
    expect((await judge('office', alert.id, true)).body).toMatchObject({
      status: 'closed',
      closeReason: '确认为误报',
      actions: [],
    })
    expect(await ids('street', { tab: 'closed', rule: 'CYL_TEST_OVERDUE', companyId: d.companies.first.id })).toContain(
      alert.id,
    )
    const told = (await detail('office', alert.id)).body.history.map((h) => h.title)
    expect(told).toEqual(['告警办结', '报误报，待另一人确认', '误报未获认可', '报误报，待另一人确认'])
  })

  test('a leak is not argued away', async () => {
    const leak = await an({ rule: 'LEAK_REPORTED', params: JSON.stringify({ foundOn: TEST_TODAY }) })
    expect((await detail('office', leak.id)).body.actions).not.toContain('dispute')
    expect((await dispute('office', leak.id)).problem).toMatchObject({ status: 409, code: 'ALERT_STATE' })
  })
}
