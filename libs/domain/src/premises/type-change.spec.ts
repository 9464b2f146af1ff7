import fc from 'fast-check'
import { addDays } from '../time/calendar'
import { PREMISES_TYPE_LABEL, type PremisesType } from './premises'
import { afterTypeChange, assertTypeChange, isGraver, TYPE_VISIT_DAYS, type TypedPlace } from './type-change'

const TODAY = '2026-06-10'
const home: TypedPlace = {
  type: 'resident',
  status: 'in_use',
  registeredOn: '2024-05-01',
  lastCompletedOn: '2026-05-20',
  nextVisitOn: null,
}
const change = (to: PremisesType, over = {}) => ({ to, on: TODAY, hasCylinderRoom: false, ...over })
const problem = (place: TypedPlace, asked: ReturnType<typeof change>) => {
  try {
    assertTypeChange(place, asked, TODAY)
  } catch (error) {
    return (error as { code: string }).code
  }
  return null
}

describe('a place that becomes another kind of place', () => {
  it('is visited within a week when it becomes a restaurant, for nobody has seen its kitchen', () => {
    const after = afterTypeChange(home, change('catering', { hasCylinderRoom: true }), TODAY)
    expect(after).toEqual({
      type: 'catering',
      hasCylinderRoom: true,
      nextVisitOn: addDays(TODAY, TYPE_VISIT_DAYS),
      typeSinceOn: TODAY,
      visitDueOn: addDays(TODAY, TYPE_VISIT_DAYS),
    })
  })

  it('is not late at once: while it was a home it was visited as homes are', () => {
    const seen = { ...home, lastCompletedOn: '2025-07-01' }
    expect(afterTypeChange(seen, change('catering'), TODAY).visitDueOn).toBe(addDays(TODAY, TYPE_VISIT_DAYS))
    const longAgo = afterTypeChange(seen, change('catering', { on: '2026-01-10' }), TODAY)
    expect(longAgo).toMatchObject({ typeSinceOn: '2026-01-10', visitDueOn: '2026-04-10' })
  })

  it('keeps an earlier appointment', () => {
    const after = afterTypeChange({ ...home, nextVisitOn: '2026-06-12' }, change('catering'), TODAY)
    expect(after.nextVisitOn).toBe('2026-06-12')
  })

  it('is visited by the interval of a home from then on when it becomes one', () => {
    const after = afterTypeChange({ ...home, type: 'catering' }, change('resident'), TODAY)
    expect(after).toMatchObject({ nextVisitOn: null, visitDueOn: '2027-05-20' })
  })

  it('that stands closed is not visited for it: reopening brings somebody anyway', () => {
    const closed = { ...home, status: 'suspended' as const, nextVisitOn: '2026-08-01' }
    expect(afterTypeChange(closed, change('catering'), TODAY)).toMatchObject({
      nextVisitOn: '2026-08-01',
      visitDueOn: '2026-08-01',
    })
  })

  it('refuses what it is already, a cylinder room in a home, a day before the register or after today', () => {
    expect(problem(home, change('resident'))).toBe('TYPE_SAME')
    expect(problem({ ...home, type: 'catering' }, change('resident', { hasCylinderRoom: true }))).toBe('TYPE_ROOM')
    expect(problem(home, change('catering', { on: '2024-04-30' }))).toBe('DATE_UNLIKELY')
    expect(problem(home, change('catering', { on: '2026-06-11' }))).toBe('DATE_UNLIKELY')
    expect(problem(home, change('catering', { on: '2026-02-30' }))).toBe('DATE_UNLIKELY')
    expect(problem(home, change('catering'))).toBeNull()
  })

  it('never puts off a visit that is due by the rules of the new type', () => {
    const types = fc.constantFrom(...(Object.keys(PREMISES_TYPE_LABEL) as PremisesType[]))
    const days = fc.option(fc.integer({ min: -800, max: 400 }), { nil: null })
    fc.assert(
      fc.property(types, types, days, days, (type, to, lastAgo, next) => {
        const lastCompletedOn = lastAgo === null ? null : addDays(TODAY, -Math.abs(lastAgo))
        const place = { ...home, type, lastCompletedOn, nextVisitOn: next === null ? null : addDays(TODAY, next) }
        const after = afterTypeChange(place, change(to), TODAY)
        if (isGraver(type, to)) expect((after.visitDueOn ?? '') <= addDays(TODAY, TYPE_VISIT_DAYS)).toBe(true)
        if (place.nextVisitOn !== null) expect((after.visitDueOn ?? '') <= place.nextVisitOn).toBe(true)
      }),
    )
  })
})
