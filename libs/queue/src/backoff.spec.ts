import { backoffMs } from './backoff'

describe('the wait before the next try', () => {
  it('doubles each time and stops growing at ten minutes', () => {
    const middle = () => 0.5
    expect([1, 2, 3, 4, 20].map((attempt) => backoffMs(attempt, 2_000, middle))).toEqual([
      2_000, 4_000, 8_000, 16_000, 600_000,
    ])
  })

  it('is spread by a fifth, so that what failed together does not come back together', () => {
    expect(backoffMs(1, 1_000, () => 0)).toBe(800)
    expect(backoffMs(1, 1_000, () => 0.999_999)).toBe(1_200)
  })
})
