import { addDays, type CalendarDate, type Instant, startOfDay } from '../time/calendar'
import { DUE_SOON_DAYS } from '../time/due-soon'

/** The days on which "valid until" changes an answer: the warning begins, validity has ended. */
export const changesAround = (until: CalendarDate | null): CalendarDate[] =>
  until === null ? [] : [addDays(until, -DUE_SOON_DAYS), addDays(until, 1)]

/** The day after a date: a deadline is missed only once its day is over. */
export const dayAfter = (date: CalendarDate | null): CalendarDate[] => (date === null ? [] : [addDays(date, 1)])

/** The first of these days that begins after `now`, as an instant; null when none is left. */
export function nextReviewAt(now: Instant, days: readonly CalendarDate[]): Instant | null {
  return days
    .map(startOfDay)
    .reduce<Instant | null>((next, at) => (at > now && (next === null || at < next) ? at : next), null)
}
