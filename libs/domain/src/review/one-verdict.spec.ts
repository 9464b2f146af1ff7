import fc from 'fast-check'
import type { ChecklistItem } from '../checklist/checklist'
import { currentChecklist, findItem } from '../checklist/checklists'
import { type PrejudgeContext, prejudge } from '../checklist/prejudge'
import { cylinderColour } from '../cylinder/colour'
import type { HoseKind } from '../equipment/equipment'
import { cylinderAtHome, premisesInUse } from '../testing/reviews'
import { applianceSet } from '../testing/visits'
import { addDays, startOfDay } from '../time/calendar'
import { reviewCylinder } from './review-cylinder'
import { reviewPremises } from './review-premises'

const today = '2026-11-22'
const now = startOfDay(today)
const day = fc.option(
  fc.integer({ min: -6000, max: 1200 }).map((offset) => addDays(today, offset)),
  { nil: null },
)
const judged = (code: string, ctx: Partial<PrejudgeContext>) =>
  prejudge(findItem(currentChecklist(), code) as ChecklistItem, { premisesType: 'catering', today, ...ctx })?.result

describe('card, checklist and alert give one verdict', () => {
  const cylinders = fc.record({ madeOn: day, nextTestOn: day, lastTestOn: day }).map(cylinderAtHome)

  it('on a cylinder’s test and life', () => {
    fc.assert(
      fc.property(cylinders, (cylinder) => {
        const rules = reviewCylinder(cylinder, now).conditions.map(({ rule }) => rule)
        const { colour } = cylinderColour({
          dates: cylinder,
          status: 'registered',
          presence: 'present',
          hazards: [],
          today,
        })
        expect(judged('P02', { cylinder }) === 'fail').toBe(rules.includes('CYL_TEST_OVERDUE'))
        expect(judged('P03', { cylinder }) === 'fail').toBe(rules.includes('CYL_LIFE_EXPIRED'))
        expect(colour === 'red').toBe(rules.includes('CYL_TEST_OVERDUE') || rules.includes('CYL_LIFE_EXPIRED'))
      }),
    )
  })

  it('on the age of regulator, hose and stove', () => {
    const hoseKind = fc.constantFrom<HoseKind>('rubber', 'stainless')
    const sets = fc.record({ stoveSoldOn: day, hoseKind, hoseFrom: day, regulatorFrom: day, regulatorUntil: day })
    fc.assert(
      fc.property(sets.map(applianceSet), (equipment) => {
        const snapshot = premisesInUse({ type: 'catering', equipment: [equipment] })
        const rules = reviewPremises(snapshot, now).conditions.map(({ rule }) => rule)
        expect(judged('F04', { equipment }) === 'fail').toBe(rules.includes('REGULATOR_EXPIRED'))
        expect(judged('H02', { equipment }) === 'fail').toBe(rules.includes('HOSE_EXPIRED'))
        expect(judged('Z03', { equipment }) === 'fail').toBe(rules.includes('STOVE_EXPIRED'))
      }),
    )
  })

  it('on the bottles stored', () => {
    const bottles = fc.array(
      fc.record({ cylinderId: fc.constant('c'), chargeGrams: fc.constantFrom(5_000, 15_000, 50_000) }),
      { maxLength: 10 },
    )
    fc.assert(
      fc.property(bottles, fc.boolean(), (stored, hasCylinderRoom) => {
        const snapshot = premisesInUse({ type: 'catering', bottles: stored, hasCylinderRoom })
        const rules = reviewPremises(snapshot, now).conditions.map(({ rule }) => rule)
        expect(judged('P08', { bottles: stored, hasCylinderRoom }) === 'fail').toBe(rules.includes('STOCK_OVER_LIMIT'))
      }),
    )
  })
})
