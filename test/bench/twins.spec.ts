import { simulate } from '../../libs/features/src/simulation'
import { scoreOnline } from './twins-online'

/**
 * A small district for every day; the whole of 100,000 cylinders is measured by `npm run bench -- --only twins`. Here one
 * cylinder in twenty-five is a twin, so that a share can be measured at all: with 40 of them, 95 % allows two to be missed.
 * Codes are as in the large one, but a misreading hits another of so few less often.
 */
const SMALL = { cylinders: 1_000, days: 90, noise: { twins: 1 / 25 } }

describe('twins in a simulated district, message by message', () => {
  const score = scoreOnline({ seed: 7, ...SMALL })

  it('are found: 95 of 100', () => {
    expect(score.planted).toBe(40)
    expect(score.found / score.planted).toBeGreaterThanOrEqual(0.95)
  })

  it('with at most one false alarm in 10,000 messages', () => {
    expect(score.arrivals).toBeGreaterThan(20_000)
    expect((score.falseAlarms / score.arrivals) * 10_000).toBeLessThanOrEqual(1)
  })
})

describe('the simulated district', () => {
  const days = (seed: number) => [...simulate({ seed, cylinders: 100, days: 30 }).arrivals()]

  it('is the same for the same seed, another one for another', () => {
    expect(days(3)).toEqual(days(3))
    expect(days(3).slice(0, 50)).not.toEqual(days(4).slice(0, 50))
  })

  it('brings messages in the order in which they arrive, with the noise that is asked for', () => {
    const all = [...simulate({ seed: 5, cylinders: 1_000, days: 30 }).arrivals()]
    const known = all.map(({ knownAt }) => knownAt)
    expect(known).toEqual([...known].sort())
    const share = (passes: (arrival: (typeof all)[number]) => boolean) => all.filter(passes).length / all.length
    const happened = (arrival: (typeof all)[number]) =>
      arrival.company === null ? arrival.sight.occurredAt : arrival.event.occurredAt
    expect(share(({ truth }) => truth.misread)).toBeCloseTo(0.02, 2)
    const late = share((a) => Date.parse(a.knownAt) - Date.parse(happened(a)) > 3 * 3_600_000)
    expect(late).toBeGreaterThan(0.07)
    expect(late).toBeLessThan(0.11)
    expect(all.every((a) => happened(a) <= a.knownAt)).toBe(true)
  })
})
