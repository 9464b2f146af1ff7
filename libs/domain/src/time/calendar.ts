/** `YYYY-MM-DDTHH:mm:ss.sssZ`, UTC, made by the application's or the phone's clock. Sorts as text. */
export type Instant = string
/** `YYYY-MM-DD` in Asia/Shanghai. */
export type CalendarDate = string

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
/** China has had one zone without summer time since 1991 (国务院), so the offset is a constant. */
const SHANGHAI_MS = 8 * 60 * MINUTE_MS

const year = (date: CalendarDate): number => Number(date.slice(0, 4))
const month = (date: CalendarDate): number => Number(date.slice(5, 7))
const day = (date: CalendarDate): number => Number(date.slice(8, 10))
const utc = (date: CalendarDate): number => Date.UTC(year(date), month(date) - 1, day(date))

/** A scan and every review count dates by the dozen: plain arithmetic costs a tenth of a date library here. */
function dateOf(ms: number): CalendarDate {
  return Number.isNaN(ms) ? 'Invalid Date' : new Date(ms).toISOString().slice(0, 10)
}

/** The calendar date in Tianjin at `instant`. */
export function dateInShanghai(instant: Instant): CalendarDate {
  return dateOf(Date.parse(instant) + SHANGHAI_MS)
}

/** The instant at which the calendar date begins in Tianjin. */
export function startOfDay(date: CalendarDate): Instant {
  return new Date(utc(date) - SHANGHAI_MS).toISOString()
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dateOf(utc(date) + days * DAY_MS)
}

/** Adds calendar months; the 31st becomes the last day of a shorter month. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const sameDay = Date.UTC(year(date), month(date) - 1 + months, 1) + (day(date) - 1) * DAY_MS
  const lastDay = Date.UTC(year(date), month(date) + months, 0)
  return dateOf(Math.min(sameDay, lastDay))
}

export function addYears(date: CalendarDate, years: number): CalendarDate {
  return addMonths(date, years * 12)
}

/** Cylinders carry year and month only; a date within the month is valid until its last day (domain: 按月末计). */
export function endOfMonth(date: CalendarDate): CalendarDate {
  return dateOf(Date.UTC(year(date), month(date), 0))
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return (utc(to) - utc(from)) / DAY_MS
}

export function addMinutes(instant: Instant, minutes: number): Instant {
  return new Date(Date.parse(instant) + minutes * MINUTE_MS).toISOString()
}

const DATE = /^\d{4}-\d{2}-\d{2}$/

/** True for a real day between 1900 and 2199 written as `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  return DATE.test(text) && /^(19|20|21)/.test(text) && dateOf(utc(text)) === text
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/** True for a real moment written as `YYYY-MM-DDTHH:mm:ss.sssZ`. */
export function isInstant(text: string): boolean {
  const ms = INSTANT.test(text) ? Date.parse(text) : Number.NaN
  return !Number.isNaN(ms) && new Date(ms).toISOString() === text
}
