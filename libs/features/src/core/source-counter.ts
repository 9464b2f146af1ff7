import { createHmac, randomBytes } from 'node:crypto'
import { RateLimiter, type RateLimitOptions } from '@app/platform'

/**
 * Counts requests by where they come from without keeping where that is: the key is a hash under a salt that lives in
 * this process only and is thrown away with every window, together with the counts.
 */
export class SourceCounter {
  private limiter: RateLimiter
  private salt = randomBytes(32)
  private since = performance.now()

  constructor(private readonly options: RateLimitOptions) {
    this.limiter = new RateLimiter(options)
  }

  allows(source: string): boolean {
    this.forgetOld()
    return this.limiter.take(this.keyOf(source)).allowed
  }

  /** Asks without counting. */
  isFull(source: string): boolean {
    this.forgetOld()
    return !this.limiter.check(this.keyOf(source)).allowed
  }

  private keyOf(source: string): string {
    return createHmac('sha256', this.salt).update(source).digest('base64')
  }

  /** Two windows, so that a burst at the border gets no double allowance twice in a row. */
  private forgetOld(): void {
    if (performance.now() - this.since < this.options.windowMs * 2) return
    this.salt = randomBytes(32)
    this.since = performance.now()
    this.limiter = new RateLimiter(this.options)
  }
}
