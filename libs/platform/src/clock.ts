import { type CalendarDate, dateInShanghai, type Instant } from '@app/domain'

export interface Clock {
  now(): Instant
}

export class SystemClock implements Clock {
  now(): Instant {
    return new Date().toISOString()
  }
}

/** Stands still until told otherwise. */
export class FixedClock implements Clock {
  constructor(private instant: Instant) {}

  now(): Instant {
    return this.instant
  }

  set(instant: Instant): void {
    this.instant = instant
  }

  advance(milliseconds: number): void {
    this.instant = addMilliseconds(this.instant, milliseconds)
  }
}

export function addMilliseconds(instant: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(instant) + milliseconds).toISOString()
}

/** The date on the wall calendar of the office, which is tomorrow's already from 16:00 UTC on. */
export function todayInShanghai(clock: Clock): CalendarDate {
  return dateInShanghai(clock.now())
}
