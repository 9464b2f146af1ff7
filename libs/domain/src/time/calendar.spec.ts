import fc from 'fast-check'
import {
  addDays,
  addMonths,
  dateInShanghai,
  daysBetween,
  endOfMonth,
  isCalendarDate,
  isInstant,
  startOfDay,
} from './calendar'
import { isDueSoon } from './due-soon'
import { dateWords, monthWords } from './words'

const instant = fc
  .integer({ min: Date.parse('1995-01-01'), max: Date.parse('2099-01-01') })
  .map((ms) => new Date(ms).toISOString())

describe('the calendar of Tianjin', () => {
  it('begins its day at 16:00 UTC of the day before', () => {
    expect(startOfDay('2026-03-01')).toBe('2026-02-28T16:00:00.000Z')
    expect(dateInShanghai('2026-02-28T15:59:59.999Z')).toBe('2026-02-28')
    expect(dateInShanghai('2026-02-28T16:00:00.000Z')).toBe('2026-03-01')
  })

  it('places every instant within its own day', () => {
    fc.assert(
      fc.property(instant, (at) => {
        const date = dateInShanghai(at)
        expect(startOfDay(date) <= at && at < startOfDay(addDays(date, 1))).toBe(true)
      }),
    )
  })

  it('adds months to the last day that exists and knows month ends in leap years', () => {
    expect(addMonths('2025-01-31', 1)).toBe('2025-02-28')
    expect([endOfMonth('2028-02-01'), endOfMonth('2026-02-28')]).toEqual(['2028-02-29', '2026-02-28'])
  })

  it('counts days as it adds them', () => {
    fc.assert(
      fc.property(instant.map(dateInShanghai), fc.integer({ min: -4000, max: 4000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days)
      }),
    )
  })

  it('tells real days and moments from impossible ones', () => {
    expect(['2026-02-28', '2026-02-29', '2026-13-01', '1899-01-01', '20260228'].map(isCalendarDate)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ])
    const moments = ['2026-02-28T10:00:00.000Z', '2026-02-30T10:00:00.000Z', '2026-02-28T25:00:00.000Z', '2026-02-28']
    expect(moments.map(isInstant)).toEqual([true, false, false, false])
  })

  it('reminds from thirty days before to the last day itself', () => {
    const until = '2026-12-31'
    const days = ['2026-11-30', '2026-12-01', '2026-12-31', '2027-01-01']
    expect(days.map((day) => isDueSoon(until, day))).toEqual([false, true, true, false])
  })

  it('is written as people read it', () => {
    expect([monthWords('2026-05-01'), dateWords('2026-05-09')]).toEqual(['2026年5月', '2026年5月9日'])
  })
})
