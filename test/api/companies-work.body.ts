import type { InputOf } from '@app/contract'
import { newId } from '@app/domain'
import { ReviewService } from '@app/features'
import { type ApiOptions, TEST_NOW, TestApi } from '../support/api'
import { type District, district } from '../support/district'
import { upload } from '../support/visit'

type Swap = InputOf<'POST /api/v1/cylinders/:id/swap'>['body']

/** What waits for a company and what it does about it: swaps and stops of supply. Runs alike on both databases. */
export function companyWorkTests(options: () => Promise<ApiOptions>): void {
  let api: TestApi
  let town: District
  let photo: string

  beforeAll(async () => {
    api = await TestApi.start(await options())
    town = await district(api)
    photo = (await upload(api, await api.login('company'))).body.id
  }, 60_000)
  afterAll(() => api?.close())

  /** An overdue bottle at the household and a good one in the depot, both of the first company. */
  async function pair() {
    const { fixture, companies, premises } = town
    const code = () => `HX${newId().slice(-9).toUpperCase()}`
    const old = fixture.cylinder(companies.first, premises.here, { code: code(), nextTestOn: '2026-03-01' })
    const fresh = fixture.cylinder(companies.first, null, { code: code() })
    await fixture.save(api)
    await api.uow.run(async (tx) => tx.touch('cylinder', old.id))
    await api.get<ReviewService>(ReviewService).runAllDue()
    return { old, fresh }
  }
  const swap = async (id: string, body: Partial<Swap> & { newCode: string }, username = 'company') =>
    api.call('POST /api/v1/cylinders/:id/swap', {
      token: await api.login(username),
      params: { id },
      body: { actionId: newId(), at: TEST_NOW, use: 'in_use', photoIds: [], ...body },
    })
  const row = async (id: string) =>
    (
      await api.db.rows<Record<string, string | null>>(
        'SELECT premisesId, presence, bottleUse FROM cylinder WHERE id = ?',
        [id],
      )
    )[0]
  const openAlerts = async (id: string) => {
    await api.get<ReviewService>(ReviewService).runAllDue()
    return api.db.rows('SELECT rule FROM alert WHERE subjectId = ? AND openKey IS NOT NULL', [id])
  }

  test('the company swaps the overdue bottle: one out, one in, one fact of both, and the alert ends', async () => {
    const { old, fresh } = await pair()
    expect(await openAlerts(old.id)).toHaveLength(1)
    const { body } = await swap(old.id, { newCode: fresh.code })
    expect(body).toEqual({ outId: old.id, inId: fresh.id, inCode: fresh.code, toRecheck: 0 })
    expect(await row(old.id)).toEqual({ premisesId: null, presence: 'swapped', bottleUse: null })
    const here = { premisesId: town.premises.here.id, presence: 'present', bottleUse: 'in_use' }
    expect(await row(fresh.id)).toEqual(here)
    expect(await openAlerts(old.id)).toEqual([])
    const subjects = await api.db.rows<{ subjectId: string }>(
      "SELECT s.subjectId FROM fact f JOIN fact_subject s ON s.seq = f.seq WHERE f.kind = 'cylinder.swapped'",
    )
    expect(subjects.map(({ subjectId }) => subjectId).sort()).toEqual(
      [old.id, fresh.id, town.premises.here.id, town.companies.first.id].sort(),
    )
  })

  test('pressed twice, or sixteen times at once, one bottle goes and one comes', async () => {
    const { old, fresh } = await pair()
    const body = { actionId: newId(), newCode: fresh.code }
    const replies = await Promise.all(Array.from({ length: 16 }, () => swap(old.id, body)))
    expect(replies.map(({ status }) => status)).toEqual(Array(16).fill(200))
    expect((await swap(old.id, { ...body, use: 'spare' })).problem?.code).toBe('ID_REUSED')
    expect((await swap(old.id, { newCode: fresh.code })).problem?.code).toBe('SWAP_NOT_THERE')
  })

  test('one new bottle cannot come to two places at the same moment', async () => {
    const [one, two] = [await pair(), await pair()]
    const replies = await Promise.all([one, two].map(({ old }) => swap(old.id, { newCode: one.fresh.code })))
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 422])
  })

  test('a hazard about the old bottle is reported put right with the photo, and waits for another person', async () => {
    const { old, fresh } = await pair()
    const hazard = town.fixture.hazard(town.premises.here, { item: 'P02', thingKind: 'cylinder', thingId: old.id })
    await town.fixture.save(api)
    expect((await swap(old.id, { newCode: fresh.code })).problem?.code).toBe('HAZARD_PHOTO_MISSING')
    expect(await row(fresh.id)).toMatchObject({ presence: null, premisesId: null })
    expect((await swap(old.id, { newCode: fresh.code, photoIds: [photo] })).body.toRecheck).toBe(1)
    const [state] = await api.db.rows<{ status: string; rectifiedBy: string }>('SELECT * FROM hazard WHERE id = ?', [
      hazard.id,
    ])
    expect(state).toMatchObject({ status: 'rectified', rectifiedBy: town.accounts.company.id })
  })

  test('a bottle of another company is neither found nor taken in; nor is one that nobody knows', async () => {
    const { old, fresh } = await pair()
    expect((await swap(old.id, { newCode: fresh.code }, 'company2')).problem?.status).toBe(404)
    const foreign = await swap(old.id, { newCode: town.bottles.second.code })
    expect(foreign.problem).toMatchObject({ status: 422, code: 'SWAP_BOTTLE_UNFIT' })
    expect((await swap(old.id, { newCode: 'ZZ000000000' })).problem?.code).toBe('SWAP_BOTTLE_UNFIT')
    expect((await swap(old.id, { newCode: old.code })).problem?.code).toBe('SWAP_BOTTLE_UNFIT')
    expect((await swap(old.id, { newCode: fresh.code, at: '2026-06-12T02:00:00.000Z' })).problem?.code).toBe(
      'SWAP_TIME',
    )
  })

  const stop = async (username: string, reason: 'hazard' | 'other' = 'hazard', actionId = newId()) =>
    api.call('POST /api/v1/premises/:id/supply-stops', {
      token: await api.login(username),
      params: { id: town.premises.here.id },
      body: { actionId, reason, note: null },
    })
  const stops = async (username: string) =>
    (await api.call('GET /api/v1/supply-stops', { token: await api.login(username), query: { standing: '1' } })).body

  test('a stop of supply reaches every supplier of the address; each answers for itself and reads of no other', async () => {
    const { fixture, premises, companies } = town
    fixture.supply(premises.here.id, companies.second.id)
    await fixture.save(api)
    const { body } = await stop('street')
    expect(body.suppliers.map(({ name, answer }) => [name, answer])).toEqual([
      ['河西示范燃气站', null],
      ['尖山示范燃气站', null],
    ])
    const own = await stops('company2')
    expect(own.items.map(({ premisesLabel, suppliers }) => [premisesLabel, suppliers.map((s) => s.name)])).toEqual([
      ['示范里1号楼', ['尖山示范燃气站']],
    ])
    const answered = await api.call('POST /api/v1/supply-stops/:id/answer', {
      token: await api.login('company2'),
      params: { id: body.id },
      body: { actionId: newId(), answer: 'stopped', note: null },
    })
    expect(answered.body.suppliers).toHaveLength(1)
    expect((await stops('street')).items[0]?.suppliers.map(({ answerLabel }) => answerLabel)).toEqual([null, '已停供'])
    expect((await stops('street2')).total).toBe(0)
  })

  test('one stands at a time; it is lifted once, and then no company is asked any more', async () => {
    expect((await stop('office')).problem).toMatchObject({ status: 409, code: 'SUPPLY_STOP_STATE' })
    const id = (await stops('office')).items[0]?.id ?? ''
    const token = await api.login('street')
    const lift = () =>
      api.call('POST /api/v1/supply-stops/:id/lift', { token, params: { id }, body: { actionId: newId(), note: null } })
    expect((await lift()).body.liftedAt).not.toBeNull()
    expect((await lift()).problem?.code).toBe('SUPPLY_STOP_STATE')
    expect((await stops('company')).total).toBe(0)
    expect((await stop('street', 'other')).problem?.code).toBe('SUPPLY_STOP_NOTE')
  })

  test('a company reads of its users what it may know: the place masked, no name in full', async () => {
    const { body } = await api.call('GET /api/v1/premises', { token: await api.login('company') })
    expect(body.items.map(({ label, partyName }) => [label, partyName])).toEqual([['示范里1号楼', '张*']])
    expect(JSON.stringify(body)).not.toMatch(/张三|13800000001|301/)
  })
}
