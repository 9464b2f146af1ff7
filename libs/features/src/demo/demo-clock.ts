import { addDays, type CalendarDate, type Instant, startOfDay } from '@app/domain'

/** The registers begin this long before the demonstration's today; visits and hazards follow day by day. */
const REGISTERED_DAYS_AGO = 400

/** Half past eight in the morning of the day the registers were loaded. */
export function registerInstant(today: CalendarDate): Instant {
  return new Date(Date.parse(startOfDay(addDays(today, -REGISTERED_DAYS_AGO))) + 30_600_000).toISOString()
}

const EVENING_MS = 18 * 3_600_000

/** When the day's work is entered. */
export const eveningOf = (day: CalendarDate): Instant =>
  new Date(Date.parse(startOfDay(day)) + EVENING_MS).toISOString()

/** The first day of the month so many months before today: cylinders carry year and month only. */
export function monthsAgo(today: CalendarDate, months: number): CalendarDate {
  const [year = 0, month = 0] = today.split('-').map(Number)
  const count = year * 12 + month - 1 - months
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}-01`
}
