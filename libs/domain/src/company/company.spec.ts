import fc from 'fast-check'
import { PUBLISHED_CHECKLISTS } from '../checklist/published'
import { applyCylinderFact } from '../cylinder/cylinder-state'
import { applyHazardFact } from '../hazard/hazard-state'
import { hazardTitle, isMajor } from '../hazard/hazard-title'
import { reviewCompany } from '../review/review-company'
import { addDays, startOfDay } from '../time/calendar'
import { COMPANY_ROLES } from './company'
import { assertLicenceDates, heldUntil, LICENCE_KINDS, licenceState, licencesNeeded } from './licence'
import { currentSupervision, supervisionItems } from './supervision/checklist'
import { assertSwap } from './swap'

const TODAY = '2026-06-10'
const licence = fc.record({
  kind: fc.constantFrom(...LICENCE_KINDS),
  fromOn: fc.constant('2020-01-01'),
  toOn: fc.integer({ min: -100, max: 200 }).map((days) => addDays(TODAY, days)),
})

describe('licences of a gas company', () => {
  it('a company that fills and sells needs both licences, one that transports its own', () => {
    expect(licencesNeeded(['filling', 'sales'])).toEqual(['gas_business', 'cylinder_filling'])
    expect(licencesNeeded(['transport'])).toEqual(['hazmat_transport'])
    expect(licencesNeeded([])).toEqual([])
  })

  it.each([
    [undefined, 'missing'],
    ['2026-06-09', 'expired'],
    ['2026-06-10', 'urgent'],
    ['2026-07-10', 'urgent'],
    ['2026-07-11', 'soon'],
    ['2026-08-09', 'soon'],
    ['2026-08-10', 'valid'],
  ])('valid until %s it is %s', (until, state) => {
    expect(licenceState(until, TODAY)).toBe(state)
  })

  it('of several certificates of a kind the one that lasts longest counts', () => {
    const both = ['2026-01-01', '2030-01-01'].map((toOn) => ({
      kind: 'gas_business' as const,
      fromOn: '2020-01-01',
      toOn,
    }))
    expect(heldUntil(both)).toEqual(heldUntil([...both].reverse()))
    expect(reviewCompany({ id: 'x', licences: both }, startOfDay(TODAY)).conditions).toEqual([])
  })

  it('between now and the announced day no answer changes', () => {
    fc.assert(
      fc.property(fc.array(licence, { maxLength: 5 }), (licences) => {
        const review = (on: string) => reviewCompany({ id: 'x', licences }, startOfDay(on))
        const { conditions, nextReviewAt } = review(TODAY)
        for (let day = 1; day < 300; day++) {
          const on = addDays(TODAY, day)
          if (nextReviewAt !== null && startOfDay(on) >= nextReviewAt) return
          expect(review(on).conditions).toEqual(conditions)
        }
      }),
    )
  })

  it('never raises two alerts of a rule', () => {
    fc.assert(
      fc.property(fc.array(licence, { maxLength: 8 }), (licences) => {
        const rules = reviewCompany({ id: 'x', licences }, startOfDay(TODAY)).conditions.map(({ rule }) => rule)
        expect(new Set(rules).size).toBe(rules.length)
      }),
    )
  })

  it('dates that no certificate bears are refused together', () => {
    expect(() => assertLicenceDates({ fromOn: '2026-02-30', toOn: '2020-01-01' }, TODAY)).toThrow(
      expect.objectContaining({ code: 'LICENCE_DATES', problems: [expect.anything(), expect.anything()] }),
    )
  })
})

describe('the list of a supervision visit', () => {
  const { items, measures } = currentSupervision()

  it('asks each kind of gas company something, a test station nothing, and no code means two things in any published list', () => {
    const asked = COMPANY_ROLES.map((role) => [role, supervisionItems(currentSupervision(), [role]).length > 6])
    expect(Object.fromEntries(asked)).toEqual({ filling: true, sales: true, transport: true, testing: false })
    const codes = PUBLISHED_CHECKLISTS.flatMap((list) => list.items.map(({ code }) => code))
    expect(new Set(codes).size).toBe(codes.length)
  })

  it.each(items.map((item) => [item.code, item] as const))(
    '%s: every reason has a measure, a remedy and its words',
    (_, item) => {
      expect(item.basis).not.toBe('')
      for (const { code, measure, remedy, wording } of item.reasons) {
        expect(code.length).toBeLessThanOrEqual(40)
        expect(measures.map((one) => one.code)).toContain(measure)
        expect(remedy).not.toBe('')
        expect(hazardTitle(item.code, code)).toBe(wording)
      }
    },
  )

  it('calls 重大 what the standard names, never anything at a household', () => {
    expect(isMajor('C14', 'C14-foreign')).toBe(true)
    expect(isMajor('C25', 'C25-gear')).toBe(false)
    const household = PUBLISHED_CHECKLISTS.filter(({ version }) => !version.startsWith('company'))
    expect(household.flatMap((list) => list.items.flatMap(({ reasons }) => reasons)).some(({ major }) => major)).toBe(
      false,
    )
  })
})

describe('a company’s own hazard', () => {
  const body = {
    ...{ hazardId: 'h', inspectionId: 'v', premisesId: null, companyId: 'c', checklistVersion: 'company-2026-1' },
    ...{ item: 'C25', thing: { kind: 'place' as const, id: 'c' }, reason: 'C25-gear', grade: 'B' as const },
    ...{
      measure: 'inform',
      deadlineOn: '2026-06-17',
      fixedOnSite: false,
      structural: false,
      emergency: false,
      photoIds: [],
    },
  }
  const fact = (kind: 'hazard.found' | 'hazard.rectified' | 'hazard.returned', of: object) => ({
    ...{ kind, occurredAt: '2026-06-10T02:00:00.000Z', actorId: 'a', body: of },
  })

  it('is the company’s from the first moment, and comes back to it', () => {
    const found = applyHazardFact(null, fact('hazard.found', body))
    expect(found).toMatchObject({ status: 'dispatched', assigneeCompanyId: 'c', premisesId: null })
    const rectified = applyHazardFact(found, fact('hazard.rectified', { hazardId: 'h' }))
    expect(applyHazardFact(rectified, fact('hazard.returned', {}))).toMatchObject({
      status: 'dispatched',
      assigneeCompanyId: 'c',
    })
  })
})

describe('a swap by the company', () => {
  const at = { status: 'registered' as const, use: null, lastSeenAt: '2026-06-01T00:00:00.000Z' }
  const out = { ...at, id: 'old', premisesId: 'p', presence: 'present' as const, ownerCompanyId: 'c' }
  const into = { ...at, id: 'new', premisesId: null, presence: null, ownerCompanyId: 'c' }

  it.each([
    ['an old bottle that is not there', { ...out, premisesId: null }, into, 'SWAP_NOT_THERE'],
    ['the same bottle', out, { ...into, id: 'old' }, 'SWAP_BOTTLE_UNFIT'],
    ['a bottle of another company', out, { ...into, ownerCompanyId: 'd' }, 'SWAP_BOTTLE_UNFIT'],
    ['a scrapped bottle', out, { ...into, status: 'scrapped' as const }, 'SWAP_BOTTLE_UNFIT'],
    [
      'a bottle that stands at another address',
      out,
      { ...into, premisesId: 'q', presence: 'present' as const },
      'SWAP_BOTTLE_UNFIT',
    ],
  ])('%s is refused', (_, gone, come, code) => {
    expect(() => assertSwap(gone, come, 'c')).toThrow(expect.objectContaining({ code }))
  })

  it('replayed, one leaves and the other stands there; what was seen later stays', () => {
    const swapped = (occurredAt: string) => ({
      ...{ kind: 'cylinder.swapped' as const, occurredAt, actorId: 'a' },
      body: { premisesId: 'p', cylinderId: 'old', newCylinderId: 'new', use: 'in_use' },
    })
    const now = swapped('2026-06-10T02:00:00.000Z')
    expect(applyCylinderFact(out, now)).toMatchObject({ premisesId: null, presence: 'swapped' })
    expect(applyCylinderFact(into, now)).toMatchObject({ premisesId: 'p', presence: 'present', use: 'in_use' })
    expect(applyCylinderFact(into, swapped('2026-05-01T00:00:00.000Z'))).toEqual(into)
  })
})
