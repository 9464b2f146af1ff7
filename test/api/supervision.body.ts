import { newId, type Scope } from '@app/domain'
import { LiveService } from '@app/features'
import { type ApiOptions, TEST_NOW, TestApi } from '../support/api'
import { type District, district } from '../support/district'
import { replayHazards } from '../support/replay'
import { note, type SupervisionBody, supervision, witness } from '../support/supervision'
import { upload } from '../support/visit'

/** 监督检查: what an office finds at a company, and who sees it. Runs alike on both databases. */
export function supervisionTests(options: () => Promise<ApiOptions>): void {
  let api: TestApi
  let town: District
  let photo: string

  beforeAll(async () => {
    api = await TestApi.start(await options())
    town = await district(api)
    photo = (await upload(api, await api.login('office'))).body.id
  }, 60_000)
  afterAll(() => api?.close())

  const first = () => town.companies.first.id
  const at = (over: Parameters<typeof supervision>[3] = {}) =>
    supervision(first(), town.accounts.office.id, photo, over).body
  const submit = async (body: SupervisionBody, username = 'office', id = first()) =>
    api.call('POST /api/v1/companies/:id/visits', { token: await api.login(username), params: { id }, body })
  const hazards = async (username: string, query: object = { companyId: first() }) =>
    (await api.call('GET /api/v1/hazards', { token: await api.login(username), query })).body.items
  const count = async (table: string) =>
    Number((await api.db.rows<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`))[0]?.n)
  let found: SupervisionBody

  test('what is found becomes the company’s own hazard, with a deadline, called 重大 where the standard says so', async () => {
    found = at({ fails: { C16: 'overdue', C04: 'none', C25: 'gear' } })
    const { body } = await submit(found)
    expect(body).toMatchObject({ findings: { A: 1, B: 2, C: 0 }, majors: 1, outcomeLabel: '完成检查' })
    const own = await hazards('company')
    expect(own.map((h) => [h.item, h.grade, h.major, h.status, h.deadlineOn, h.premisesId, h.premisesLabel])).toEqual([
      ['C16', 'A', false, 'dispatched', '2026-06-11', null, '河西示范燃气站'],
      ['C04', 'B', true, 'dispatched', '2026-06-17', null, '河西示范燃气站'],
      ['C25', 'B', false, 'dispatched', '2026-06-17', null, '河西示范燃气站'],
    ])
    const { written, told } = await replayHazards(api.db)
    expect(written).toEqual(told)
  })

  test('sent twice, or eight times at once, it is one visit; other content under its number is refused', async () => {
    const [visits, rows] = [await count('company_visit'), await count('hazard')]
    const replies = await Promise.all(Array.from({ length: 8 }, () => submit(found)))
    expect(replies.map(({ status }) => status)).toEqual(Array(8).fill(201))
    const other = supervision(first(), town.accounts.office.id, photo, { id: found.content.id }).body
    expect((await submit(other)).problem?.code).toBe('ID_REUSED')
    expect([await count('company_visit'), await count('hazard')]).toEqual([visits, rows])
  })

  test('what was found again is the same hazard, and its deadline does not move', async () => {
    const rows = await count('hazard')
    api.clock.set('2026-06-11T02:00:00.000Z')
    const times = { startedAt: TEST_NOW, finishedAt: '2026-06-11T01:00:00.000Z' }
    await submit(at({ ...times, fails: { C04: 'none' } }))
    expect(await count('hazard')).toBe(rows)
    expect((await hazards('company')).find(({ item }) => item === 'C04')?.deadlineOn).toBe('2026-06-17')
    api.clock.set(TEST_NOW)
  })

  test('the company reports it put right with a photo; whoever reported cannot recheck, another person closes it', async () => {
    const hazard = (await hazards('company')).find(({ item }) => item === 'C25')
    const params = { id: hazard?.id ?? '' }
    const token = await api.login('company')
    const shot = (await upload(api, token)).body.id
    const action = () => ({ actionId: newId(), at: TEST_NOW })
    const told = await api.call('POST /api/v1/hazards/:id/rectify', {
      token,
      params,
      body: { ...action(), photoIds: [shot], note: '已换灭火器', readingLelTenths: null },
    })
    expect(told.body).toMatchObject({ status: 'rectified', companyId: first(), remedy: '当天补齐' })
    const recheck = async (username: string, pass: boolean) =>
      api.call('POST /api/v1/hazards/:id/recheck', {
        token: await api.login(username),
        params,
        body: { ...action(), pass, photoIds: [], reason: pass ? null : '数量还不够', readingLelTenths: null },
      })
    expect((await recheck('office', false)).body).toMatchObject({ status: 'dispatched', assignee: '河西示范燃气站' })
    expect((await recheck('office', true)).problem?.code).toBe('HAZARD_STATE')
    await api.call('POST /api/v1/hazards/:id/rectify', {
      token,
      params,
      body: { ...action(), photoIds: [shot], note: null, readingLelTenths: null },
    })
    expect((await recheck('office', true)).body.status).toBe('closed')
  })

  test('another company sees neither visit nor hazard, in no list, no count, no detail and no photo', async () => {
    const [hazard] = await hazards('office')
    expect(await hazards('company2')).toEqual([])
    expect(await hazards('company2', {})).toEqual([])
    const token = await api.login('company2')
    const gone = [
      await api.call('GET /api/v1/hazards/:id', { token, params: { id: hazard?.id ?? '' } }),
      await api.call('GET /api/v1/company-visits/:id', { token, params: { id: found.content.id } }),
      await api.call('GET /api/v1/companies/:id', { token, params: { id: first() } }),
    ]
    expect(gone.map((reply) => reply.problem?.status)).toEqual([404, 404, 404])
    expect((await api.call('GET /api/v1/company-visits', { token })).body).toMatchObject({ items: [], total: 0 })
    const asked = await api.call('GET /api/v1/company-visits', { token, query: { companyId: first() } })
    expect(asked.body.total).toBe(0)
    const mine = await api.call('GET /api/v1/companies/:id', { token, params: { id: town.companies.second.id } })
    expect(mine.body).toMatchObject({ openHazards: 0, lastVisitOn: null })
  })

  test('what happens at a company streams to it and to the offices, to no other company', async () => {
    const heard = new Map<string, string[]>()
    const live = api.get<LiveService>(LiveService)
    const scopes: [string, Scope][] = [
      ['own', { kind: 'company', companyId: first() }],
      ['other', { kind: 'company', companyId: town.companies.second.id }],
      ['office', { kind: 'area', areas: ['120103'] }],
    ]
    const stops = await Promise.all(
      scopes.map(([name, scope]) =>
        live.follow(
          scope,
          null,
          ({ kind }) => heard.set(name, [...(heard.get(name) ?? []), kind]),
          () => undefined,
        ),
      ),
    )
    await submit(at({ fails: { C16: 'scrap' } }))
    for (let i = 0; i < 100 && !heard.has('office'); i++) await new Promise((resolve) => setTimeout(resolve, 50))
    for (const stop of stops) stop()
    expect(heard.get('own')).toEqual(expect.arrayContaining(['company.visited', 'hazard.confirmed']))
    expect(heard.get('office')).toEqual(heard.get('own'))
    expect(heard.has('other')).toBe(false)
  })

  test('the company reads its own record: what was signed, the photos, the officer’s name masked', async () => {
    const { body } = await api.call('GET /api/v1/company-visits/:id', {
      token: await api.login('company'),
      params: { id: found.content.id },
    })
    expect(body).toMatchObject({ inspectorName: '郑*', contentHash: found.contentHash })
    expect(body.texts).toEqual([{ path: 'signing.person', text: '钱站长' }])
    expect(body.photos.map(({ id }) => id)).toEqual([photo])
    expect(body.signatures.company?.url).toContain(photo)
    const story = await api.call('GET /api/v1/companies/:id/timeline', {
      token: await api.login('company'),
      params: { id: first() },
    })
    const told = story.body.items.find(({ kind }) => kind === 'company.visited')
    expect(told?.refs.map(({ kind }) => kind)).toEqual(['supervision'])
    const facts = await api.db.rows("SELECT body FROM fact WHERE kind = 'company.visited'")
    expect(JSON.stringify(facts)).not.toContain('钱站长')
  })

  describe.each([
    ['urban', '蒋城管'],
    ['market', '沈市监'],
  ] as const)('a department whose law covers companies (%s)', (role, name) => {
    let visit: SupervisionBody
    let shot: string
    const as = (username: string) => api.login(username)

    test('records a visit of its own, and what it found is the company’s to put right', async () => {
      shot = (await upload(api, await as(role))).body.id
      visit = supervision(town.companies.second.id, town.accounts[role].id, shot, { fails: { C25: 'gear' } }).body
      const { status, body } = await submit(visit, role, town.companies.second.id)
      expect([status, body.inspectorName, body.findings.B]).toEqual([201, name, 1])
      expect((await hazards('company2', {})).map(({ item }) => item)).toContain('C25')
    })

    test('sees every company with its licences and visits, of bottles and users not even a number', async () => {
      const list = await api.call('GET /api/v1/companies/overview', { token: await as(role) })
      expect(list.body.items.map(({ bottles, openHazards }) => [bottles, openHazards > 0])).toEqual([
        [null, true],
        [null, true],
      ])
      const detail = await api.call('GET /api/v1/companies/:id', { token: await as(role), params: { id: first() } })
      expect(detail.body).toMatchObject({ bottles: null, users: null, standingStops: null })
      const visits = await api.call('GET /api/v1/company-visits', { token: await as(role) })
      expect(new Set(visits.body.items.map(({ companyId }) => companyId))).toEqual(
        new Set([first(), town.companies.second.id]),
      )
    })

    test('rechecks what the company reported; what is wrong at users it does not see', async () => {
      const [hazard] = (await hazards(role, { companyId: town.companies.second.id, open: '1' })).filter(
        ({ item }) => item === 'C25',
      )
      const params = { id: hazard?.id ?? '' }
      const token = await as('company2')
      const after = (await upload(api, token)).body.id
      const deed = () => ({ actionId: newId(), at: TEST_NOW, readingLelTenths: null })
      await api.call('POST /api/v1/hazards/:id/rectify', {
        ...{ token, params },
        body: { ...deed(), photoIds: [after], note: '已换灭火器' },
      })
      const seen = await api.call('GET /api/v1/hazards/:id', { token: await as(role), params })
      expect(seen.body.actions).toEqual(['recheck'])
      const { body } = await api.call('POST /api/v1/hazards/:id/recheck', {
        ...{ token: await as(role), params },
        body: { ...deed(), pass: true, photoIds: [shot], reason: null },
      })
      expect(body.status).toBe('closed')
      const atUser = town.fixture.hazard(town.premises.here)
      await town.fixture.save(api)
      const foreign = await api.call('GET /api/v1/hazards/:id', { token: await as(role), params: { id: atUser.id } })
      expect(foreign.problem?.status).toBe(404)
      expect((await hazards(role, {})).every(({ companyId }) => companyId !== null)).toBe(true)
    })
  })

  test('消防 does not supervise companies: neither list nor visit is open to it', async () => {
    const body = supervision(first(), town.accounts.fire.id, photo).body
    expect((await submit(body, 'fire')).problem?.status).toBe(403)
    const list = await api.call('GET /api/v1/companies/overview', { token: await api.login('fire') })
    expect(list.problem?.status).toBe(403)
  })

  test('a signature that is refused needs a witness; one that nobody gave needs a reason', async () => {
    const refused = { mode: 'refused' as const, signer: 'head' as const, person: found.content.signing?.person ?? '' }
    const without = await submit(at({ signing: { ...refused, witness: null } }))
    expect(without.problem).toMatchObject({ status: 422, code: 'SUPERVISION_INCOMPLETE' })
    expect(without.problem?.problems?.map(({ message }) => message)).toEqual(['拒签须有见证人'])
    expect((await submit(at({ signing: { ...refused, witness } }))).status).toBe(201)
  })

  test('a closed gate is a record too: a photo and what was seen, no answers', async () => {
    const bare = await submit(at({ outcome: 'closed', signing: null }))
    expect(bare.problem?.problems?.map(({ path }) => path)).toEqual(['photoIds', 'note'])
    const { body } = await submit(at({ outcome: 'closed', signing: null, photoIds: [photo], note }))
    expect(body).toMatchObject({ outcomeLabel: '未营业', texts: [{ path: 'note', text: '大门关着' }] })
  })

  test.each([
    ['a fail without its reason', { answers: [] }, 'SUPERVISION_INCOMPLETE'],
    ['no kind of company', { roles: [] }, 'SUPERVISION_INCOMPLETE'],
    ['a list nobody published', { checklistVersion: 'company-1999' }, 'SUPERVISION_INCOMPLETE'],
    ['a visit dated years ago', { finishedAt: '2020-01-01T00:00:00.000Z' }, 'SUPERVISION_INCOMPLETE'],
  ])('%s is refused whole', async (_, over, code) => {
    const visits = await count('company_visit')
    const { problem } = await submit(at({ ...over, fails: {} }))
    expect(problem).toMatchObject({ status: 422, code })
    expect(await count('company_visit')).toBe(visits)
  })

  test('content changed after signing, another officer’s name, a photo nobody uploaded: refused', async () => {
    const body = at()
    expect((await submit({ ...body, contentHash: '0'.repeat(64) })).problem?.code).toBe('CONTENT_HASH_MISMATCH')
    expect((await submit(at(), 'street')).problem?.problems?.[0]?.path).toBe('content.inspectorId')
    const unknown = supervision(first(), town.accounts.office.id, newId()).body
    expect((await submit(unknown)).problem?.code).toBe('FILE_UNKNOWN')
  })
}
