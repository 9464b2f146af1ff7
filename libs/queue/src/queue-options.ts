import type { Instant } from '@app/domain'

export interface QueueLog {
  warn(details: object, text: string): void
  error(details: object, text: string): void
}

export interface QueueTiming {
  /** A worker that says nothing for so long has lost its jobs. */
  readonly leaseMs: number
  /** Wait after the first failure. */
  readonly backoffMs: number
  /** How often rows are looked through for what no wake-up brought. */
  readonly pollMs: number
  /** How long a shutdown waits for jobs under way; those left are taken up by others when the lease runs out. */
  readonly drainMs: number
  /** How long a coalesced job gathers causes before it is posted: one review serves all visits of that moment. */
  readonly gatherMs: number
}

export interface QueueConfig {
  /** With it BullMQ wakes the workers; without it this process does. */
  readonly redisUrl?: string
  /** Tells systems apart that share one Redis. */
  readonly redisPrefix?: string
  readonly runJobs: boolean
  readonly concurrency?: number
  readonly now: () => Instant
  readonly log: QueueLog
  readonly timing?: Partial<QueueTiming>
}

const TIMING: QueueTiming = { leaseMs: 30_000, backoffMs: 2_000, pollMs: 2_000, drainMs: 10_000, gatherMs: 200 }

export const timingOf = (config: QueueConfig): QueueTiming => ({ ...TIMING, ...config.timing })

export const prefixOf = (config: QueueConfig): string => config.redisPrefix ?? 'pingan'

export const later = (now: Instant, ms: number): Instant => new Date(Date.parse(now) + ms).toISOString()
