import { addMinutes, type CylinderEvent, custodyOf, type KnownFact, stepsOf } from '@app/domain'
import { ReviewService } from '@app/features'
import { type CustodyEntity, CustodyRepository, custodyView, prepareFact } from '@app/persistence'
import type { KeyPair } from '@app/platform'
import { type ApiOptions, TEST_NOW, TestApi } from '../support/api'
import { collect, deliver, filed, fill, move, scrap, sites, tested } from '../support/custody'
import { type District, district } from '../support/district'
import { plainKey } from '../support/signed'

/** What companies report, one message or a thousand. */
export function eventTests(options: () => Promise<ApiOptions>): void {
  let api: TestApi
  let town: District
  let site: Awaited<ReturnType<typeof sites>>
  let keys: Record<'company' | 'company2', KeyPair>

  beforeAll(async () => {
    api = await TestApi.start({ ...(await options()), config: { JOBS: 'off' } })
  })
  beforeEach(async () => {
    await api.clear()
    town = await district(api)
    site = await sites(api, town)
    const { companies, accounts } = town
    keys = {
      company: await plainKey(api, companies.first.id, accounts.company.id),
      company2: await plainKey(api, companies.second.id, accounts.otherCompany.id),
    }
  })
  afterAll(() => api?.close())

  type Software = 'company' | 'company2'
  const one = async (event: CylinderEvent, by: Software = 'company') =>
    api.call('POST /api/v1/events', { key: keys[by], body: event })
  const batch = async (events: unknown[], by: Software = 'company') =>
    (await api.call('POST /api/v1/events/batch', { key: keys[by], body: { events } })).body
  const count = async (table: string) =>
    Number((await api.db.rows<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`))[0]?.n)
  const custody = async (id: string): Promise<CustodyEntity | undefined> =>
    (await api.get<CustodyRepository>(CustodyRepository).of([id]))[0]
  const bottle = async (over: Parameters<District['fixture']['cylinder']>[2] = {}) => {
    const made = town.fixture.cylinder(town.companies.first, null, over)
    await town.fixture.save(api)
    return made
  }
  const minutes = (n: number) => addMinutes(TEST_NOW, n)
  /** Every fact of a cylinder, as the log keeps them. */
  const facts = async (id: string): Promise<KnownFact[]> =>
    (
      await api.db.rows<KnownFact & { body: string }>(
        "SELECT f.* FROM fact_subject s JOIN fact f ON f.seq = s.seq WHERE s.subjectKind = 'cylinder' AND s.subjectId = ?",
        [id],
      )
    ).map((fact) => ({ ...fact, body: JSON.parse(fact.body) as unknown }))

  test('a round of one cylinder moves it from the station to the home and back, in the register too', async () => {
    const { id, code } = await bottle()
    const premises = town.premises.here.code
    const round = [
      fill({ code, occurredAt: minutes(-240) }),
      move({ code, occurredAt: minutes(-200) }),
      deliver({ code, premises, occurredAt: minutes(-100) }),
    ]
    for (const event of round) expect((await one(event)).body.status).toBe('stored')
    expect(await custody(id)).toMatchObject({
      stage: 'at_user',
      holderId: town.premises.here.id,
      fillerId: town.companies.first.id,
      fillSiteId: site.station.id,
      netGrams: 14_500,
      flags: '',
    })
    const row = async () => (await api.db.rows('SELECT * FROM cylinder WHERE id = ?', [id]))[0]
    expect(await row()).toMatchObject({ premisesId: town.premises.here.id, presence: 'present', bottleUse: 'spare' })
    await one(collect({ code, premises, occurredAt: minutes(-10) }))
    expect(await row()).toMatchObject({ premisesId: null, presence: null })
    expect((await custody(id))?.stage).toBe('returned')
  })

  test('half of a batch is wrong: the right half is stored, and each wrong one is told why', async () => {
    const { code } = await bottle()
    const right = fill({ code })
    const result = await batch([
      right,
      fill({ code, occurredAt: minutes(60) }),
      fill({ code, site: 'NO01' }),
      deliver({ code, premises: 'NOBODY' }),
      move({ code: 'ZZ99999999' }),
      { kind: 'fill', eventId: 'half' },
      'nonsense',
      fill({ code, netKg: 3 }),
    ])
    expect(result).toMatchObject({ stored: 1, refused: 7 })
    expect(result.results.map(({ eventId, status, problems }) => [eventId, status, problems[0]?.code])).toEqual([
      [right.eventId, 'stored', undefined],
      [expect.anything(), 'refused', 'EVENT_TIME'],
      [expect.anything(), 'refused', 'EVENT_SITE_UNKNOWN'],
      [expect.anything(), 'refused', 'EVENT_PREMISES_UNKNOWN'],
      [expect.anything(), 'refused', 'EVENT_CODE_UNKNOWN'],
      ['half', 'refused', 'EVENT_CONTENT'],
      [null, 'refused', 'EVENT_CONTENT'],
      [expect.anything(), 'refused', 'EVENT_CONTENT'],
    ])
    expect(await count('fact')).toBe(1)
  })

  test('the same event id with the same content counts once, with other content it is refused; also within a batch', async () => {
    const { code } = await bottle()
    const event = fill({ code })
    const first = await one(event)
    expect(await batch([event, { ...event, scale: 'C04' }])).toMatchObject({ repeated: 1, refused: 1 })
    expect((await one(event)).body).toEqual({ ...first.body, status: 'repeated' })
    expect((await one({ ...event, netKg: 14.4 })).problem).toMatchObject({ status: 409, code: 'EVENT_ID_REUSED' })
    const twice = move({ code })
    expect(await batch([twice, twice])).toMatchObject({ stored: 1, repeated: 1 })
    // Another company counts its events itself.
    expect((await one({ ...event, site: 'CZ01' }, 'company2')).body.status).toBe('flagged')
    expect(await count('fact')).toBe(3)
  })

  test('the same batch sent sixteen times at once is stored once', async () => {
    const bottles = [await bottle(), await bottle(), await bottle()]
    const events = bottles.flatMap(({ code }) => [fill({ code, occurredAt: minutes(-90) }), move({ code })])
    const answers = await Promise.all(Array.from({ length: 16 }, () => batch(events)))
    expect(answers.reduce((sum, { stored }) => sum + stored, 0)).toBe(6)
    expect(answers.every(({ stored, repeated }) => stored + repeated === 6)).toBe(true)
    expect(await count('fact')).toBe(6)
  })

  test('what the register and the table say is what the log gives, in whatever order it came', async () => {
    const { id, code } = await bottle()
    const premises = town.premises.here.code
    const life = [
      fill({ code, occurredAt: minutes(-900) }),
      move({ code, occurredAt: minutes(-800) }),
      deliver({ code, premises, occurredAt: minutes(-700) }),
      collect({ code, premises, occurredAt: minutes(-600) }),
      fill({ code, occurredAt: minutes(-500) }),
    ]
    await batch([life[4], life[2]])
    await batch([life[0], life[3], life[2]])
    await one(life[1] as CylinderEvent)
    const row = await custody(id)
    expect(custodyView(row as CustodyEntity)).toEqual(custodyOf(stepsOf(await facts(id), [id])))
    expect(row).toMatchObject({ stage: 'filled', holderId: site.station.id, flags: '' })
  })

  test('a cylinder is filed, its label may not be another one; a retired label is never used again', async () => {
    const event = filed({ code: 'NEW0000001' })
    expect((await one(event)).body.status).toBe('stored')
    const [row] = await api.db.rows<{ id: string }>("SELECT * FROM cylinder WHERE code = 'NEW0000001'")
    expect(row).toMatchObject({ status: 'registered', ownerCompanyId: town.companies.first.id, maker: 'BT01' })
    expect((await one(filed({ code: 'NEW0000001' }), 'company2')).body.status).toBe('stored')
    const [same] = await api.db.rows('SELECT * FROM cylinder WHERE id = ?', [row?.id ?? ''])
    expect(same).toMatchObject({ ownerCompanyId: town.companies.first.id })
    const aliases = [
      { kind: 'qr' as const, value: 'NEW0000002' },
      { kind: 'qr' as const, value: 'NEW0000001' },
    ]
    expect((await one(filed({ code: 'NEW0000002', aliases }))).problem?.code).toBe('EVENT_CODE_TAKEN')
    // Filed and filled in one go.
    const both = await batch([filed({ code: 'NEW0000003' }), fill({ code: 'NEW0000003' })])
    expect(both).toMatchObject({ stored: 2 })
  })

  test('a filling that happened is stored whatever the cylinder, and says what is wrong', async () => {
    const old = await bottle({ nextTestOn: '2025-01-01', testValidUntil: '2025-01-31' })
    const foreign = town.bottles.second
    const gone = await bottle({ status: 'scrapped' })
    const { results, flagged } = await batch([
      fill({ code: old.code }),
      fill({ code: foreign.code }),
      fill({ code: gone.code }),
      fill({ code: 'UNKNOWN00001' }),
      fill({ code: (await bottle()).code, after: { leakFree: false, weightRight: true } }),
    ])
    expect(flagged).toBe(5)
    expect(results.map(({ problems }) => problems[0]?.code)).toEqual([
      'FILL_TEST_OVERDUE',
      'FILL_FOREIGN',
      'FILL_SCRAPPED',
      'FILL_UNREGISTERED',
      'FILLED_UNSAFE',
    ])
    const [card] = await api.db.rows("SELECT * FROM cylinder WHERE code = 'UNKNOWN00001'")
    expect(card).toMatchObject({ status: 'unregistered', ownerCompanyId: null })
  })

  test('asked before, a filling may be refused with its reasons', async () => {
    const may = async (code: string) =>
      (await api.call('POST /api/v1/events/fill-permission', { key: keys.company, body: { code } })).body
    const fit = await bottle()
    expect(await may(fit.code)).toEqual({ allowed: true, cylinderId: fit.id, reasons: [] })
    const codes = async (code: string) => (await may(code)).reasons.map((reason) => reason.code)
    expect(await codes(town.bottles.second.code)).toEqual(['FILL_FOREIGN'])
    expect(await codes('UNKNOWN00009')).toEqual(['FILL_UNKNOWN'])
    await one(scrap({ code: fit.code }))
    expect(await codes(fit.code)).toEqual(['FILL_SCRAPPED'])
    expect(await count('fact')).toBe(1)
  })

  test('a test passed sets the dates of the register; the late report of an older one does not set them back', async () => {
    const { id, code } = await bottle()
    await one(tested({ code, occurredAt: minutes(-60) }), 'company2')
    await one(tested({ code, occurredAt: '2025-06-01T02:00:00.000Z', nextTestOn: '2026-01-01' }), 'company2')
    const [row] = await api.db.rows('SELECT * FROM cylinder WHERE id = ?', [id])
    expect(row).toMatchObject({ lastTestOn: '2026-06-10', nextTestOn: '2030-06-01', testValidUntil: '2030-06-30' })
    expect(await custody(id)).toMatchObject({ stage: 'testing', testSiteId: site.testing.id })
  })

  const review = () => api.get<ReviewService>(ReviewService).runAllDue()
  const openAlerts = async (id: string) =>
    (
      await api.db.rows<{ rule: string }>(
        "SELECT rule FROM alert WHERE subjectId = ? AND status <> 'closed' ORDER BY rule",
        [id],
      )
    ).map(({ rule }) => rule)

  test('a filling that should not have been is an alarm at once; what is told later takes it back', async () => {
    const old = await bottle({ nextTestOn: '2026-01-01', testValidUntil: '2026-01-31' })
    const foreign = town.bottles.second
    await batch([
      fill({ code: old.code, occurredAt: minutes(-300) }),
      fill({ code: foreign.code }),
      fill({ code: 'UNKNOWN00001', after: { leakFree: false, weightRight: true } }),
    ])
    await review()
    const [stranger] = await api.db.rows<{ id: string }>("SELECT id FROM cylinder WHERE code = 'UNKNOWN00001'")
    expect(await openAlerts(old.id)).toEqual(['CYL_FILLED_OVERDUE'])
    expect(await openAlerts(foreign.id)).toEqual(['CYL_FILLED_FOREIGN'])
    expect(await openAlerts(stranger?.id ?? '')).toEqual(['CYL_FILLED_UNKNOWN', 'CYL_FILLED_UNSAFE'])
    const aliases = [{ kind: 'qr' as const, value: 'UNKNOWN00001' }]
    await batch([filed({ code: 'UNKNOWN00001', aliases })])
    await batch([tested({ code: old.code, occurredAt: minutes(-30) })], 'company2')
    await review()
    expect(await openAlerts(old.id)).toEqual([])
    expect(await openAlerts(stranger?.id ?? '')).toEqual(['CYL_FILLED_UNSAFE'])
  })

  test('what an inspector counts comes into the way of the cylinder with its review, once', async () => {
    const { id, code } = await bottle()
    const premisesId = town.premises.here.id
    await batch([fill({ code, occurredAt: minutes(-90) })])
    const body = { cylinderId: id, premisesId, inspectionId: id, presence: 'present', use: 'in_use' }
    const at = { actorId: null, occurredAt: minutes(-20), areaCode: null }
    const counted = prepareFact({ kind: 'cylinder.counted', ...at, body, subjects: [{ kind: 'cylinder', id }] })
    await api.uow.run(async (tx) => {
      tx.fact(counted)
      tx.touch('cylinder', id)
    })
    await review()
    await api.uow.run(async (tx) => tx.touch('cylinder', id))
    await review()
    const row = await custody(id)
    expect(row).toMatchObject({ stage: 'at_user', holderKind: 'premises', holderId: premisesId })
    expect(custodyView(row as CustodyEntity)).toEqual(custodyOf(stepsOf(await facts(id), [id])))
  })

  const correct = async (eventId: string, body: object, by: Software = 'company') =>
    api.call('POST /api/v1/events/corrections', {
      key: keys[by],
      body: { eventId, correctionId: 'K1', reason: 'never_happened', instead: null, ...body },
    })

  test('a company takes back what it got wrong, or tells it anew; both stay on record and the register follows', async () => {
    const { id, code } = await bottle()
    const premises = town.premises.here.code
    const delivered = deliver({ code, premises, occurredAt: minutes(-100) })
    await batch([fill({ code, occurredAt: minutes(-240) }), move({ code, occurredAt: minutes(-200) }), delivered])
    const elsewhere = { ...delivered, premises: town.premises.there.code }
    const mended = { reason: 'wrong_place', instead: elsewhere }
    expect((await correct(delivered.eventId, mended)).body.status).toBe('stored')
    expect((await correct(delivered.eventId, mended)).body.status).toBe('stored')
    const row = async () => (await api.db.rows('SELECT * FROM cylinder WHERE id = ?', [id]))[0]
    expect(await row()).toMatchObject({ premisesId: town.premises.there.id, areaCode: town.premises.there.areaCode })
    expect((await correct(delivered.eventId, { correctionId: 'K2' })).status).toBe(200)
    expect(await row()).toMatchObject({ premisesId: null })
    expect(await custody(id)).toMatchObject({ stage: 'stock', holderId: site.store.id })
    expect(custodyView((await custody(id)) as CustodyEntity)).toEqual(custodyOf(stepsOf(await facts(id), [id])))
    expect(await count('fact')).toBe(5)
    await review()
    expect(custodyView((await custody(id)) as CustodyEntity)).toEqual(custodyOf(stepsOf(await facts(id), [id])))
    expect((await correct(delivered.eventId, { correctionId: 'K2', reason: 'wrong_time' })).problem?.code).toBe(
      'EVENT_ID_REUSED',
    )
    expect((await correct(delivered.eventId, {}, 'company2')).problem).toMatchObject({
      status: 404,
      code: 'EVENT_UNKNOWN',
    })
    const other = { ...delivered, code: town.bottles.first.code }
    expect((await correct(delivered.eventId, { correctionId: 'K3', instead: other })).problem?.code).toBe(
      'EVENT_CONTENT',
    )
  })

  test('a bottle that was not collected after all is at its home again, and in the list of who answers for that', async () => {
    const { id, code } = await bottle()
    const { id: premisesId, code: premises, areaCode } = town.premises.here
    await batch([fill({ code, occurredAt: minutes(-240) }), deliver({ code, premises, occurredAt: minutes(-100) })])
    const collected = collect({ code, premises, occurredAt: minutes(-50) })
    await batch([collected])
    expect((await correct(collected.eventId, { correctionId: 'K4' })).status).toBe(200)
    const [row] = await api.db.rows('SELECT premisesId, areaCode FROM cylinder WHERE id = ?', [id])
    expect(row).toEqual({ premisesId, areaCode })
  })

  test('随瓶安检 of several cylinders is one visit; what it found is an alarm to the street until somebody has looked', async () => {
    const [first, second, third] = [await bottle(), await bottle(), await bottle()]
    const { id: premisesId, code: premises } = town.premises.here
    const check = {
      checkId: town.companies.first.id,
      outcome: 'findings' as const,
      findings: [{ item: 'H02', reason: 'H02-expired' }],
    }
    const to = (code: string, over = {}) => deliver({ code, premises, check, occurredAt: minutes(-5), ...over })
    expect(await batch([to(first.code), to(second.code)])).toMatchObject({ refused: 0 })
    expect(await batch([to(third.code)])).toMatchObject({ refused: 0 })
    const passed = { ...check, outcome: 'passed' as const, findings: [] }
    const [differs] = (await batch([to(third.code, { check: passed })])).results
    expect(differs?.problems[0]?.code).toBe('EVENT_CHECK_DIFFERS')
    const [unheard] = (await batch([to(third.code, { check: { ...check, findings: [{ item: 'Z99', reason: 'x' }] } })]))
      .results
    expect(unheard?.problems[0]?.code).toBe('EVENT_CONTENT')
    expect(await count('delivery_check')).toBe(1)
    await review()
    expect(await openAlerts(premisesId)).toContain('DELIVERY_FOUND')
    const story = await api.call('GET /api/v1/premises/:id/timeline', {
      token: await api.login('street'),
      params: { id: premisesId },
    })
    expect(story.body.items.filter(({ kind }) => kind === 'delivery.checked').map(({ title }) => title)).toEqual([
      '随瓶安检：发现问题',
    ])
    await api.uow.run(async (tx) => {
      await tx.execute("UPDATE premises SET lastCompletedOn = '2026-06-10' WHERE id = ?", [premisesId])
      tx.touch('premises', premisesId)
    })
    await review()
    expect(await openAlerts(premisesId)).not.toContain('DELIVERY_FOUND')
  })

  test('where was it then, and what did we know then, are answered each by itself', async () => {
    const { id, code } = await bottle()
    const delivered = deliver({ code, premises: town.premises.here.code, occurredAt: minutes(-100) })
    await batch([fill({ code, occurredAt: minutes(-240) })])
    api.clock.set(minutes(60))
    await batch([delivered])
    const where = async (query: { at?: string; knownAt?: string }, by = 'office') =>
      (
        await api.call('GET /api/v1/cylinders/:id/whereabouts', {
          token: await api.login(by),
          params: { id },
          query,
        })
      ).body
    expect(await where({})).toMatchObject({ stage: 'at_user', holder: { label: '示范里1号楼' } })
    expect(await where({ at: minutes(-150) })).toMatchObject({ stage: 'filled', holder: { label: '示范充装站' } })
    expect(await where({ knownAt: minutes(30) })).toMatchObject({ stage: 'filled', filling: { netKg: 14.5 } })
    const told = await where({})
    expect(told.steps.map(({ title, by, flags }) => [title, by, flags])).toEqual([
      ['配送', '河西示范燃气站', ['交出的一方当时并不持有这只瓶']],
      ['充装', '河西示范燃气站', []],
    ])
    const timeline = await api.call('GET /api/v1/cylinders/:id/timeline', {
      token: await api.login('office'),
      params: { id },
    })
    const [latest] = timeline.body.items
    expect(latest).toMatchObject({ title: '配送', actorLabel: '河西示范燃气站', occurredAt: minutes(-100) })
    expect(latest?.recordedAt).toBe(minutes(60))
    api.clock.set(TEST_NOW)
  })

  test('only the software of companies reports, by its signature', async () => {
    const { code } = await bottle()
    for (const username of ['inspector', 'office', 'company'])
      expect(
        (await api.call('POST /api/v1/events', { token: await api.login(username), body: fill({ code }) })).problem,
      ).toMatchObject({ status: 401, code: 'SIGNATURE_MISSING' })
  })
}
