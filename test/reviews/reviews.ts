import { addDays, LICENCE_KINDS } from '@app/domain'
import type { NewStore } from '../persistence/stores'
import { replayAlerts } from '../support/replay'
import { ReviewWorld } from './review-world'

/** Repeatable: a failure names its seed. */
function dice(seed: number) {
  let state = seed
  const next = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 4294967296) * below)
  }
  return { next, of: <T>(list: readonly T[]): T => list[next(list.length)] as T }
}

const pastOrFuture = (world: ReviewWorld, days: number) => addDays(world.today, days)

/** One random change of the register, as visits, companies and offices make them. */
async function happen(world: ReviewWorld, { next, of }: ReturnType<typeof dice>): Promise<void> {
  const month = () => `${pastOrFuture(world, next(120) - 60).slice(0, 8)}01`
  const changes = [
    () => world.change('cylinder', of(world.cylinders), { nextTestOn: month() }),
    () => world.change('cylinder', of(world.cylinders), { madeOn: `20${of(['05', '16', '18', '24'])}-06-01` }),
    () => world.change('cylinder', of(world.cylinders), { presence: of(['present', 'missing', 'swapped']) }),
    () => world.change('cylinder', of(world.cylinders), { status: of(['registered', 'unregistered', 'scrapped']) }),
    () => world.change('cylinder', of(world.cylinders), { premisesId: of([...world.premises, null]) }),
    () => world.change('premises', of(world.premises), { status: of(['in_use', 'suspended', 'vacant']) }),
    () => world.change('premises', of(world.premises), { hasCylinderRoom: next(2) }),
    () => world.change('premises', of(world.premises), { nextVisitOn: of([null, pastOrFuture(world, next(20))]) }),
    () => world.change('equipment', of(world.equipment), { hoseKind: of(['rubber', 'stainless']), hoseFrom: month() }),
    () => world.change('equipment', of(world.equipment), { stoveSoldOn: addDays(world.today, next(60) - 2950) }),
    () => world.addVisit(of(world.premises), of(['not_home', 'refused', 'completed', 'rescheduled'])),
    () => aHazard(world, { next, of }),
    () =>
      world.addHazard(null, {
        companyId: of(world.companies),
        item: 'C16',
        deadlineOn: addDays(world.today, next(10)),
      }),
    () =>
      world.addLicence(of(world.companies), { kind: of(LICENCE_KINDS), toOn: addDays(world.today, next(160) - 40) }),
    () => world.withdrawLicence(of(world.licences)),
    () => world.change('hazard', of(world.hazards), { status: 'closed', openKey: null }),
    () => world.change('hazard', of(world.hazards), { status: 'rectified', rectifiedAt: world.clock.now() }),
    async () => world.stepDays(next(40)),
  ]
  await of(changes)()
}

async function aHazard(world: ReviewWorld, { next, of }: ReturnType<typeof dice>): Promise<void> {
  const premisesId = of(world.premises)
  const about = of([
    { item: 'P02', thingKind: 'cylinder' as const, thingId: of(world.cylinders) },
    { item: 'H02', thingKind: 'appliance' as const, thingId: of(world.equipment) },
    { item: 'P08', thingKind: 'place' as const, thingId: premisesId },
    { item: 'E09', thingKind: 'place' as const, thingId: premisesId, emergency: true },
  ])
  await world.addHazard(premisesId, { ...about, deadlineOn: addDays(world.today, next(10)) })
}

async function settle(world: ReviewWorld): Promise<void> {
  for (let i = 0; i < 4; i++) {
    const premisesId = await world.addPremises({ type: i % 2 ? 'catering' : 'resident' })
    await world.addEquipment(premisesId)
    for (let n = 0; n < 3 + i; n++) await world.addCylinder(premisesId, i === 3 ? { model: 'YSP118' } : {})
  }
  await world.addHazard(world.premises[0] as string)
  for (let i = 0; i < 2; i++)
    await world.addLicence(await world.addCompany(), { kind: 'gas_business', toOn: '2026-09-01' })
}

export function reviewTests(newStore: NewStore, rounds: number): void {
  let world: ReviewWorld

  beforeEach(async () => {
    world = await ReviewWorld.open(await newStore())
  })
  afterEach(() => world.close())

  it.each([1, 7, 2026])(
    'leaves open what a full review from nothing would raise, whatever happened (seed %i)',
    async (seed) => {
      const random = dice(seed)
      await settle(world)
      for (let round = 0; round < rounds; round++) {
        for (let n = 0; n <= random.next(4); n++) await happen(world, random)
        await world.service.runAllDue()
        expect(await world.open()).toEqual(await world.expected())
      }
      const { written, told } = await replayAlerts(world.db)
      expect(written.length).toBeGreaterThan(1)
      expect(written).toEqual(told)
    },
  )

  it('looks only at what is due: a second run reviews nothing', async () => {
    await settle(world)
    expect(await world.service.runAllDue()).toBeGreaterThan(0)
    expect(await world.service.runAllDue()).toBe(0)
    world.stepDays(1)
    expect(await world.service.runAllDue()).toBeLessThan(world.premises.length + world.cylinders.length)
  })

  it('says when it became wrong and when we learned of it', async () => {
    const premisesId = await world.addPremises()
    const id = await world.addCylinder(premisesId, { nextTestOn: '2026-03-01' })
    await world.service.runAllDue()
    const [alert] = await world.db.rows<Record<string, string>>('SELECT * FROM alert WHERE subjectId = ?', [id])
    expect(alert).toMatchObject({
      rule: 'CYL_TEST_OVERDUE',
      raisedAt: '2026-03-31T16:00:00.000Z',
      knownAt: world.clock.now(),
      premisesId,
      actor: 'company',
    })
  })

  it('closes the alert when the bottle is swapped, and journals both', async () => {
    const id = await world.addCylinder(await world.addPremises(), { nextTestOn: '2026-03-01' })
    await world.service.runAllDue()
    await world.change('cylinder', id, { premisesId: null, presence: 'swapped' })
    await world.service.runAllDue()
    const facts = await world.db.rows<{ kind: string }>(
      "SELECT f.kind FROM fact f JOIN fact_subject s ON s.seq = f.seq WHERE s.subjectKind = 'cylinder' AND s.subjectId = ? ORDER BY f.seq",
      [id],
    )
    expect(facts.map((f) => f.kind)).toEqual(['alert.raised', 'alert.closed'])
    expect(await world.open()).toEqual([])
  })

  it('does not raise again what two people found to be a false alarm, until its facts change', async () => {
    const id = await world.addCylinder(await world.addPremises(), { nextTestOn: '2026-03-01' })
    await world.service.runAllDue()
    await world.uow.run(async (tx) => {
      await tx.execute("UPDATE alert SET status = 'closed', closeReason = 'false_alarm', openKey = NULL")
      tx.touch('cylinder', id)
    })
    await world.service.runAllDue()
    expect(await world.open()).toEqual([])
    await world.change('cylinder', id, { nextTestOn: '2026-04-01' })
    await world.service.runAllDue()
    expect(await world.open()).toHaveLength(1)
  })

  it('runs again what was touched while it was being reviewed', async () => {
    const id = await world.addCylinder(await world.addPremises())
    const due = await world.reviews.due(world.clock.now(), 10)
    await world.change('cylinder', id, { nextTestOn: '2026-03-01' })
    const done = due.map((d) => ({ ...d, dueAt: '9999-12-31T00:00:00.000Z' }))
    expect(await world.uow.run((tx) => world.reviews.finish(tx, done))).toBeLessThan(done.length)
    await world.service.runAllDue()
    expect(await world.open()).toHaveLength(1)
  })

  it('raises one alert of a subject however many sweeps run at once', async () => {
    const premisesId = await world.addPremises()
    for (let n = 0; n < 30; n++) await world.addCylinder(premisesId, { nextTestOn: '2026-03-01' })
    const workers = Array.from({ length: 4 }, () => world.service.runAllDue())
    await Promise.all(workers)
    expect(await world.open()).toHaveLength(30)
    expect(await world.reviews.isAnyDue(world.clock.now())).toBe(false)
  })
}
