import { cylinderAtHome, foundHazard, NOW, premisesInUse } from '../testing/reviews'
import { applianceSet, detector, PLACE } from '../testing/visits'
import type { Review } from './review'
import { reviewCylinder } from './review-cylinder'
import { reviewHazard } from './review-hazard'
import { reviewPremises } from './review-premises'

const rules = ({ conditions }: Review): string[] => conditions.map(({ rule }) => rule)

describe('review of a cylinder', () => {
  const cylinder = (over: Parameters<typeof cylinderAtHome>[0], now = NOW) => reviewCylinder(cylinderAtHome(over), now)

  it('has nothing to say of a good one until 30 days before its test', () => {
    expect(cylinder({})).toEqual({ conditions: [], nextReviewAt: '2028-05-30T16:00:00.000Z' })
  })

  it('warns in the last 30 days, alarms from the first minute of the next month in Tianjin', () => {
    const over = { nextTestOn: '2026-12-01' }
    expect(rules(cylinder(over, '2026-11-30T15:59:59.999Z'))).toEqual([])
    expect(rules(cylinder(over, '2026-11-30T16:00:00.000Z'))).toEqual(['CYL_TEST_DUE_SOON'])
    expect(cylinder(over, '2026-12-31T15:59:59.999Z').nextReviewAt).toBe('2026-12-31T16:00:00.000Z')
    expect(cylinder(over, '2026-12-31T16:00:00.000Z').conditions).toEqual([
      {
        rule: 'CYL_TEST_OVERDUE',
        subjectKind: 'cylinder',
        subjectId: 'c1',
        grade: 'A',
        dueOn: '2026-12-31',
        hazardId: null,
        params: { until: '2026-12-31', derived: 0 },
      },
    ])
  })

  it('folds under the hazard about the same bottle', () => {
    const hazards = [
      { id: 'h9', item: 'P02' },
      { id: 'h1', item: 'P05' },
    ]
    expect(cylinder({ nextTestOn: '2026-01-01', hazards }).conditions[0]?.hazardId).toBe('h9')
  })

  it('alarms past its life and when no register knows it', () => {
    expect(rules(cylinder({ madeOn: '2016-01-01', lastTestOn: '2020-01-01' }))).toEqual(['CYL_LIFE_EXPIRED'])
    expect(rules(cylinder({ status: 'unregistered' }))).toEqual(['CYL_UNREGISTERED'])
  })

  it('asks only where a missing bottle is', () => {
    expect(rules(cylinder({ presence: 'missing', nextTestOn: '2020-01-01' }))).toEqual(['CYL_MISSING'])
  })

  it('has nothing to say of one swapped away or scrapped', () => {
    const old = { nextTestOn: '2020-01-01' }
    expect(cylinder({ ...old, premisesId: null, presence: 'swapped' })).toEqual({ conditions: [], nextReviewAt: null })
    expect(cylinder({ ...old, status: 'scrapped' })).toEqual({ conditions: [], nextReviewAt: null })
  })
})

describe('review of a premises', () => {
  const premises = (over: Parameters<typeof premisesInUse>[0], now = NOW) => reviewPremises(premisesInUse(over), now)
  const bottles = (n: number, chargeGrams: number) =>
    Array.from({ length: n }, (_, i) => ({ cylinderId: `c${i}`, chargeGrams }))

  it('asks for a visit after 12 months at a resident’s, 6 elsewhere, 3 in catering', () => {
    const last = { lastCompletedOn: '2026-08-21' }
    expect(rules(premises({ ...last, type: 'catering' }))).toEqual(['VISIT_OVERDUE'])
    expect(rules(premises({ ...last, type: 'other' }))).toEqual([])
    expect(premises({ ...last, type: 'other' }).nextReviewAt).toBe('2027-02-21T16:00:00.000Z')
    expect(rules(premises({ lastCompletedOn: '2025-11-21' }))).toEqual(['VISIT_OVERDUE'])
    expect(rules(premises({ lastCompletedOn: null, registeredOn: '2025-11-22' }))).toEqual([])
  })

  it('asks for a visit on an agreed date that has passed', () => {
    expect(premises({ nextVisitOn: '2026-11-20' }).conditions[0]).toMatchObject({
      rule: 'VISIT_OVERDUE',
      dueOn: '2026-11-20',
    })
  })

  it('leaves a closed shop alone until its review date', () => {
    const closed = { status: 'suspended' as const, type: 'catering' as const, lastCompletedOn: '2024-01-01' }
    expect(rules(premises({ ...closed, nextVisitOn: '2026-11-22' }))).toEqual([])
    expect(rules(premises({ ...closed, nextVisitOn: '2026-11-21' }))).toEqual(['VISIT_OVERDUE'])
    expect(premises({ ...closed, nextVisitOn: null }).nextReviewAt).toBeNull()
  })

  it('alarms at 100 kg nominal without a cylinder room, never at a resident’s', () => {
    const stocked = { type: 'catering' as const, lastCompletedOn: '2026-11-01', bottles: bottles(2, 50_000) }
    expect(premises(stocked).conditions).toEqual([
      expect.objectContaining({ rule: 'STOCK_OVER_LIMIT', params: { bottles: 2, kilograms: 100 } }),
    ])
    expect(rules(premises({ ...stocked, hasCylinderRoom: true }))).toEqual([])
    expect(rules(premises({ ...stocked, type: 'resident' }))).toEqual([])
    const hazards = [
      { id: 'h1', item: 'P08', thingId: PLACE },
      { id: 'h0', item: 'P08', thingId: 'elsewhere' },
    ]
    expect(premises({ ...stocked, hazards }).conditions[0]?.hazardId).toBe('h1')
  })

  it('alarms after two attempts in a row without being let in, until somebody was met', () => {
    const on = '2026-11-01'
    const tried = (...outcomes: ('not_home' | 'refused' | 'rescheduled')[]) =>
      rules(premises({ outcomesSince: outcomes.map((outcome) => ({ outcome, on })) }))
    expect(tried('not_home')).toEqual([])
    expect(tried('not_home', 'refused')).toEqual(['ACCESS_FAILED'])
    expect(tried('not_home', 'refused', 'rescheduled')).toEqual([])
    expect(tried('rescheduled', 'refused', 'refused')).toEqual(['ACCESS_FAILED'])
  })

  it('alarms for each part past its age and warns once a set for what ends soon', () => {
    const set = applianceSet({ stoveSoldOn: '2018-01-01', hoseFrom: '2018-12-10', regulatorFrom: '2021-12-10' })
    const { conditions } = premises({ equipment: [set] })
    expect(conditions.map(({ rule, subjectId, dueOn }) => [rule, subjectId, dueOn])).toEqual([
      ['STOVE_EXPIRED', set.id, '2026-01-01'],
      ['EQUIPMENT_DUE_SOON', set.id, '2026-12-10'],
    ])
    expect(conditions[1]?.params.parts).toBe('软管、调压器')
    expect(rules(premises({ equipment: [detector({ detectorFrom: '2020-01-01' })] }))).toEqual(['DETECTOR_EXPIRED'])
    expect(rules(premises({ status: 'vacant', equipment: [set] }))).toEqual([])
  })
})

describe('review of a hazard', () => {
  it('alarms the day after its deadline, with its own grade', () => {
    expect(reviewHazard(foundHazard(), NOW)).toEqual({ conditions: [], nextReviewAt: '2026-11-29T16:00:00.000Z' })
    expect(reviewHazard(foundHazard(), '2026-11-29T16:00:00.000Z').conditions).toEqual([
      expect.objectContaining({ rule: 'HAZARD_OVERDUE', grade: 'B', dueOn: '2026-11-29', hazardId: null }),
    ])
  })

  it('gives three days for the recheck once a rectification is reported', () => {
    const mended = { ...foundHazard(), status: 'rectified' as const, rectifiedAt: '2026-11-28T02:00:00.000Z' }
    expect(rules(reviewHazard(mended, '2026-12-01T15:59:59.999Z'))).toEqual([])
    expect(reviewHazard(mended, '2026-12-01T16:00:00.000Z').conditions[0]?.params).toEqual({
      dueOn: '2026-12-01',
      stage: 'recheck',
      item: 'H01',
      reason: 'H01-rubber',
    })
  })

  it('alarms for a leak until it is released, and for nothing once closed', () => {
    const leak = foundHazard({ item: 'E09', grade: 'A', emergency: true, deadlineOn: '2026-11-23' })
    expect(rules(reviewHazard(leak, NOW))).toEqual(['LEAK_REPORTED'])
    expect(reviewHazard({ ...leak, status: 'closed' }, '2027-01-01T00:00:00.000Z')).toEqual({
      conditions: [],
      nextReviewAt: null,
    })
  })

  it('never alarms for advice', () => {
    const advice = foundHazard({ grade: 'advice', deadlineOn: null })
    expect(reviewHazard(advice, '2030-01-01T00:00:00.000Z')).toEqual({ conditions: [], nextReviewAt: null })
  })
})
