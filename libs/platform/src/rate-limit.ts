import { performance } from 'node:perf_hooks'

export interface RateLimitOptions {
  readonly limit: number
  readonly windowMs: number
  /** Bounded memory: beyond this the key not seen for longest is forgotten. */
  readonly maxKeys?: number
}

export interface RateLimitAnswer {
  readonly allowed: boolean
  readonly remaining: number
  /** For the Retry-After header; 0 when allowed. */
  readonly retryAfterSeconds: number
}

interface Window {
  index: number
  current: number
  previous: number
}

/**
 * Sliding-window counter: the count of the last full window fades out while the present one fills, so a burst at the
 * border of two windows gets no double allowance. Two numbers a key, however many requests come.
 */
export class RateLimiter {
  private readonly windows = new Map<string, Window>()
  private readonly maxKeys: number

  constructor(
    private readonly options: RateLimitOptions,
    // Monotonic: a corrected wall clock must neither free nor lock anybody.
    private readonly milliseconds: () => number = () => performance.now(),
  ) {
    this.maxKeys = options.maxKeys ?? 50_000
  }

  /** Counts one attempt. A refused attempt is not counted, so waiting as told is enough. */
  take(key: string): RateLimitAnswer {
    const window = this.windowOf(key)
    const answer = this.answer(window, 1)
    if (answer.allowed) window.current += 1
    this.remember(key, window)
    return answer
  }

  /** Asks without counting: for "five wrong passwords", where only the wrong ones are taken. */
  check(key: string): RateLimitAnswer {
    return this.answer(this.windowOf(key), 0)
  }

  reset(key: string): void {
    this.windows.delete(key)
  }

  get size(): number {
    return this.windows.size
  }

  private windowOf(key: string): Window {
    const index = Math.floor(this.milliseconds() / this.options.windowMs)
    const known = this.windows.get(key)
    if (!known || index - known.index > 1) return { index, current: 0, previous: 0 }
    return known.index === index ? known : { index, current: 0, previous: known.current }
  }

  private answer(window: Window, taken: 0 | 1): RateLimitAnswer {
    const { limit, windowMs } = this.options
    const into = this.milliseconds() / windowMs - window.index
    const used = window.current + window.previous * (1 - into)
    if (used + 1 <= limit) {
      return { allowed: true, remaining: Math.floor(limit - used - taken), retryAfterSeconds: 0 }
    }
    return { allowed: false, remaining: 0, retryAfterSeconds: Math.max(1, Math.ceil(this.waitMs(window, into) / 1000)) }
  }

  /** Solves for the moment at which the fading previous count leaves room for one more. */
  private waitMs({ current, previous }: Window, into: number): number {
    const { limit, windowMs } = this.options
    const room = limit - 1 - current
    if (room >= 0 && previous > 0) return (1 - room / previous - into) * windowMs
    return (1 - into + (1 - (limit - 1) / current)) * windowMs
  }

  /** A Map keeps insertion order, so deleting and setting again makes it a least-recently-used list. */
  private remember(key: string, window: Window): void {
    this.windows.delete(key)
    this.windows.set(key, window)
    if (this.windows.size <= this.maxKeys) return
    const oldest = this.windows.keys().next()
    if (!oldest.done) this.windows.delete(oldest.value)
  }
}
