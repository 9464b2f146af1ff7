import fc from 'fast-check'
import { addDays, type CalendarDate } from '../time/calendar'
import { assertCoverOn, assertTurnOn, type Held, holdsOn, STAFFING_AHEAD_DAYS, uncoveredFrom } from './staffing'

const TODAY = '2026-06-10'
const problemOf = (act: () => void): string | undefined => {
  try {
    act()
    return undefined
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('Who holds a grid', () => {
  test.each([
    ['nobody', [], TODAY],
    ['one without an end', [{ fromOn: '2020-01-01', toOn: null }], null],
    ['one who leaves in five days', [{ fromOn: '2020-01-01', toOn: '2026-06-15' }], '2026-06-16'],
    ['one who leaves after the days looked ahead', [{ fromOn: '2020-01-01', toOn: '2026-06-24' }], null],
    [
      'a successor from the next day',
      [
        { fromOn: '2020-01-01', toOn: '2026-06-15' },
        { fromOn: '2026-06-16', toOn: null },
      ],
      null,
    ],
    [
      'a successor two days late',
      [
        { fromOn: '2020-01-01', toOn: '2026-06-15' },
        { fromOn: '2026-06-18', toOn: null },
      ],
      '2026-06-16',
    ],
    ['one who begins only tomorrow', [{ fromOn: '2026-06-11', toOn: null }], TODAY],
  ])('%s', (_, held: Held[], expected: string | null) => {
    expect(uncoveredFrom(held, TODAY)).toBe(expected)
  })

  test('the first day without anybody is the one found by asking day by day', () => {
    const day = fc.integer({ min: -30, max: 30 }).map((n) => addDays(TODAY, n))
    const held = fc.array(
      fc.record({ fromOn: day, length: fc.option(fc.nat(40), { nil: null }) }).map(({ fromOn, length }) => ({
        fromOn,
        toOn: length === null ? null : addDays(fromOn, length),
      })),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(held, (all) => {
        const days: CalendarDate[] = Array.from({ length: STAFFING_AHEAD_DAYS + 1 }, (_, n) => addDays(TODAY, n))
        const expected = days.find((on) => !all.some((one) => holdsOn(one, on))) ?? null
        expect(uncoveredFrom(all, TODAY)).toBe(expected)
      }),
    )
  })

  test('a hand-over may be set three months ahead and written down a month late', () => {
    expect(problemOf(() => assertTurnOn('2026-09-10', TODAY))).toBeUndefined()
    expect(problemOf(() => assertTurnOn('2026-05-10', TODAY))).toBeUndefined()
    for (const on of ['2026-05-09', '2026-09-11', '1900-01-01', '2100-01-01', '2026-02-30'])
      expect(problemOf(() => assertTurnOn(on, TODAY))).toBe('DATE_UNLIKELY')
  })

  test('cover begins today at the earliest and lasts sixty days at most', () => {
    expect(problemOf(() => assertCoverOn({ fromOn: TODAY, toOn: TODAY }, TODAY))).toBeUndefined()
    expect(problemOf(() => assertCoverOn({ fromOn: TODAY, toOn: '2026-08-08' }, TODAY))).toBeUndefined()
    expect(problemOf(() => assertCoverOn({ fromOn: TODAY, toOn: '2026-08-09' }, TODAY))).toBe('DATE_UNLIKELY')
    expect(problemOf(() => assertCoverOn({ fromOn: '2026-06-09', toOn: TODAY }, TODAY))).toBe('DATE_UNLIKELY')
    expect(problemOf(() => assertCoverOn({ fromOn: '2026-06-12', toOn: '2026-06-11' }, TODAY))).toBe('DATE_UNLIKELY')
  })
})
