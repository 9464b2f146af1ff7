import fc from 'fast-check'
import { RateLimiter } from './rate-limit'

function limiterAt(options: { limit: number; windowMs: number; maxKeys?: number }) {
  const clock = { ms: 0 }
  return { clock, limiter: new RateLimiter(options, () => clock.ms) }
}

describe('the rate limit', () => {
  it('lets the allowed number through and tells the rest how long to wait', () => {
    const { limiter, clock } = limiterAt({ limit: 3, windowMs: 60_000 })
    expect([1, 2, 3].map(() => limiter.take('1.2.3.4').allowed)).toEqual([true, true, true])
    const refused = limiter.take('1.2.3.4')
    expect(refused).toMatchObject({ allowed: false, remaining: 0 })
    expect(limiter.take('5.6.7.8').allowed).toBe(true)
    clock.ms += refused.retryAfterSeconds * 1000
    expect(limiter.take('1.2.3.4').allowed).toBe(true)
  })

  it('gives no double allowance where two windows meet', () => {
    const { limiter, clock } = limiterAt({ limit: 10, windowMs: 60_000 })
    clock.ms = 59_999
    for (let attempt = 0; attempt < 10; attempt += 1) limiter.take('k')
    clock.ms = 60_001
    expect(limiter.take('k').allowed).toBe(false)
  })

  it('asking counts nothing, and a right password clears the wrong ones', () => {
    const { limiter } = limiterAt({ limit: 1, windowMs: 60_000 })
    expect([limiter.check('k').allowed, limiter.check('k').allowed]).toEqual([true, true])
    limiter.take('k')
    expect(limiter.check('k').allowed).toBe(false)
    limiter.reset('k')
    expect(limiter.take('k').allowed).toBe(true)
  })

  it('forgets the source seen longest ago, so memory stays bounded', () => {
    const { limiter } = limiterAt({ limit: 1, windowMs: 60_000, maxKeys: 100 })
    for (let source = 0; source < 1_000; source += 1) limiter.take(`10.0.0.${source}`)
    expect(limiter.size).toBe(100)
    expect(limiter.take('10.0.0.999').allowed).toBe(false)
    expect(limiter.take('10.0.0.0').allowed).toBe(true)
  })

  it('waiting as long as told is always enough, whatever happened before', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.array(fc.integer({ min: 0, max: 30_000 }), { maxLength: 80 }),
        (limit, pauses) => {
          const { limiter, clock } = limiterAt({ limit, windowMs: 60_000 })
          for (const pause of pauses) {
            clock.ms += pause
            const answer = limiter.take('k')
            if (answer.allowed) continue
            expect(answer.retryAfterSeconds).toBeLessThanOrEqual(120)
            clock.ms += answer.retryAfterSeconds * 1000
            expect(limiter.take('k').allowed).toBe(true)
          }
        },
      ),
    )
  })
})
