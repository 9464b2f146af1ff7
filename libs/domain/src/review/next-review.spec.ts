import fc from 'fast-check'
import { NO_CUSTODY } from '../custody/custody'
import type { BottlePresence, CylinderStatus } from '../cylinder/cylinder'
import { CYLINDER_MODELS } from '../cylinder/models'
import type { Equipment, HoseKind } from '../equipment/equipment'
import type { HazardStatus } from '../hazard/hazard'
import type { PremisesStatus, PremisesType } from '../premises/premises'
import { cylinderAtHome, foundHazard, premisesInUse } from '../testing/reviews'
import { round } from '../testing/steps'
import { applianceSet } from '../testing/visits'
import { addDays, type Instant } from '../time/calendar'
import type { CylinderSnapshot, HazardSnapshot, PremisesSnapshot, Review } from './review'
import { reviewCylinder } from './review-cylinder'
import { reviewHazard } from './review-hazard'
import { reviewPremises } from './review-premises'

const day = fc.integer({ min: -6000, max: 1200 }).map((offset) => addDays('2026-11-22', offset))
const dayOrNone = fc.option(day, { nil: null })
const instant = fc
  .integer({ min: Date.parse('2020-01-01'), max: Date.parse('2029-01-01') })
  .map((at) => new Date(at).toISOString())

/** At any moment before `nextReviewAt` the answer is the same: nothing is missed by sleeping until then. */
function sleepsSafely<S>(review: (snapshot: S, now: Instant) => Review, snapshots: fc.Arbitrary<S>): void {
  fc.assert(
    fc.property(
      snapshots,
      instant,
      fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      (snapshot, now, part) => {
        const { conditions, nextReviewAt } = review(snapshot, now)
        const end = nextReviewAt === null ? Date.parse('2090-01-01') : Date.parse(nextReviewAt)
        expect(end).toBeGreaterThan(Date.parse(now))
        const within = new Date(
          Math.min(end - 1, Math.floor(Date.parse(now) + (end - Date.parse(now)) * part)),
        ).toISOString()
        const lastMoment = new Date(end - 1).toISOString()
        expect(review(snapshot, within).conditions).toEqual(conditions)
        expect(review(snapshot, lastMoment).conditions).toEqual(conditions)
        expect(review(snapshot, lastMoment).nextReviewAt).toBe(nextReviewAt)
      },
    ),
    { numRuns: 500 },
  )
}

const cylinders: fc.Arbitrary<CylinderSnapshot> = fc
  .record({
    status: fc.constantFrom<CylinderStatus>('registered', 'unregistered', 'scrapped'),
    presence: fc.constantFrom<BottlePresence | null>('present', 'missing', 'swapped', null),
    premisesId: fc.constantFrom(null, 'home'),
    model: fc.constantFrom(...CYLINDER_MODELS.map(({ model }) => model), '不详'),
    madeOn: dayOrNone,
    nextTestOn: dayOrNone,
    lastTestOn: dayOrNone,
    designLifeYears: fc.constantFrom(null, 8, 15),
    life: fc.option(
      fc
        .integer({ min: 0, max: 9 })
        .map((told) => ({ view: NO_CUSTODY, steps: round(0, { home: 'H1' }).slice(0, told) })),
      { nil: null },
    ),
    hazards: fc.subarray([
      { id: 'h1', item: 'P02' },
      { id: 'h2', item: 'P03' },
    ]),
  })
  .map(cylinderAtHome)

const equipment: fc.Arbitrary<Equipment> = fc
  .record({
    id: fc.constantFrom('e1', 'e2'),
    stoveSoldOn: dayOrNone,
    hoseKind: fc.constantFrom<HoseKind | null>('rubber', 'stainless', null),
    hoseFrom: dayOrNone,
    regulatorFrom: dayOrNone,
    regulatorUntil: dayOrNone,
    detectorFrom: dayOrNone,
  })
  .map(applianceSet)

const premises: fc.Arbitrary<PremisesSnapshot> = fc
  .record({
    type: fc.constantFrom<PremisesType>('resident', 'catering', 'other'),
    status: fc.constantFrom<PremisesStatus>('in_use', 'suspended', 'vacant', 'retired', 'not_found'),
    hasCylinderRoom: fc.boolean(),
    bottles: fc.array(fc.record({ cylinderId: fc.constant('c'), chargeGrams: fc.constantFrom(15_000, 50_000) }), {
      maxLength: 8,
    }),
    equipment: fc.uniqueArray(equipment, { maxLength: 2, selector: ({ id }) => id }),
    registeredOn: day,
    lastCompletedOn: dayOrNone,
    outcomesSince: fc.array(
      fc.record({ outcome: fc.constantFrom('not_home' as const, 'rescheduled' as const), on: day }),
    ),
    nextVisitOn: dayOrNone,
    hazards: fc.subarray([{ id: 'h1', item: 'Z03', thingId: 'e1' }]),
  })
  .map(premisesInUse)

const hazards: fc.Arbitrary<HazardSnapshot> = fc
  .record({
    status: fc.constantFrom<HazardStatus>('open', 'dispatched', 'rectified', 'closed'),
    emergency: fc.boolean(),
    deadlineOn: dayOrNone,
    rectifiedAt: fc.option(instant, { nil: null }),
  })
  .map((over) => ({ ...foundHazard(), ...over }))

describe('a subject may be left alone until its next review', () => {
  it('a cylinder', () => sleepsSafely(reviewCylinder, cylinders))
  it('a premises with its equipment', () => sleepsSafely(reviewPremises, premises))
  it('a hazard', () => sleepsSafely(reviewHazard, hazards))
})

describe('one rule raises one alert', () => {
  it('for a subject at a time', () => {
    fc.assert(
      fc.property(premises, instant, (snapshot, now) => {
        const keys = reviewPremises(snapshot, now).conditions.map(({ rule, subjectId }) => `${rule} ${subjectId}`)
        expect(new Set(keys).size).toBe(keys.length)
      }),
    )
  })
})
