import { FixedClock, SystemClock, todayInShanghai } from './clock'

describe('the clock', () => {
  it('the system clock tells UTC with milliseconds', () => {
    expect(new SystemClock().now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  })

  it('the office calendar turns at 16:00 UTC', () => {
    const clock = new FixedClock('2026-12-31T15:59:59.999Z')
    expect(todayInShanghai(clock)).toBe('2026-12-31')
    clock.advance(1)
    expect(clock.now()).toBe('2026-12-31T16:00:00.000Z')
    expect(todayInShanghai(clock)).toBe('2027-01-01')
  })

  it('a fixed clock stands still until it is set', () => {
    const clock = new FixedClock('2026-01-01T00:00:00.000Z')
    expect(clock.now()).toBe(clock.now())
    clock.set('2026-06-01T00:00:00.000Z')
    expect(clock.now()).toBe('2026-06-01T00:00:00.000Z')
  })
})
