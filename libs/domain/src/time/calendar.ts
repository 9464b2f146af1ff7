import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

/** `YYYY-MM-DDTHH:mm:ss.sssZ`, UTC, made by the application's or the phone's clock. Sorts as text. */
export type Instant = string
/** `YYYY-MM-DD` in Asia/Shanghai. */
export type CalendarDate = string

/** China has had one zone without summer time since 1991 (国务院), so the offset is a constant. */
const SHANGHAI_MINUTES = 8 * 60

/** The calendar date in Tianjin at `instant`. */
export function dateInShanghai(instant: Instant): CalendarDate {
  return dayjs.utc(instant).utcOffset(SHANGHAI_MINUTES).format('YYYY-MM-DD')
}

/** The instant at which the calendar date begins in Tianjin. */
export function startOfDay(date: CalendarDate): Instant {
  return dayjs.utc(`${date}T00:00:00.000Z`).subtract(SHANGHAI_MINUTES, 'minute').toISOString()
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dayjs.utc(date).add(days, 'day').format('YYYY-MM-DD')
}

/** Adds calendar months; the 31st becomes the last day of a shorter month. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  return dayjs.utc(date).add(months, 'month').format('YYYY-MM-DD')
}

export function addYears(date: CalendarDate, years: number): CalendarDate {
  return addMonths(date, years * 12)
}

/** Cylinders carry year and month only; a date within the month is valid until its last day (domain: 按月末计). */
export function endOfMonth(date: CalendarDate): CalendarDate {
  return dayjs.utc(date).endOf('month').format('YYYY-MM-DD')
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayjs.utc(to).diff(dayjs.utc(from), 'day')
}

export function addMinutes(instant: Instant, minutes: number): Instant {
  return dayjs.utc(instant).add(minutes, 'minute').toISOString()
}

const DATE = /^\d{4}-\d{2}-\d{2}$/

/** True for a real day between 1900 and 2199 written as `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  return DATE.test(text) && /^(19|20|21)/.test(text) && dayjs.utc(text).format('YYYY-MM-DD') === text
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/** True for a real moment written as `YYYY-MM-DDTHH:mm:ss.sssZ`. */
export function isInstant(text: string): boolean {
  return INSTANT.test(text) && dayjs.utc(text).isValid() && dayjs.utc(text).toISOString() === text
}
