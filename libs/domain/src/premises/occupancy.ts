import { DomainError } from '../error/domain-error'
import { addDays, addYears, type CalendarDate, isCalendarDate } from '../time/calendar'
import { OCCUPANCY_ROLE_LABEL, type OccupancyRole } from './premises'

/** A time from–to; both days belong to it, and without `toOn` it goes on. */
export interface Stay {
  fromOn: CalendarDate
  toOn: CalendarDate | null
}

/** Longer ago than any tenancy or supply that is still written down. */
const OLDEST_YEARS = 100
/** How far ahead the end of a stay is announced. */
const AHEAD_DAYS = 92

/** Throws DATE_UNLIKELY for a beginning in the future or before living memory. */
export function assertBeginning(fromOn: CalendarDate, today: CalendarDate): void {
  if (!isCalendarDate(fromOn) || fromOn > today || fromOn < addYears(today, -OLDEST_YEARS))
    throw new DomainError('DATE_UNLIKELY', '开始日期应为今天或以前的真实日期', [
      { path: 'fromOn', message: '开始日期应为今天或以前的真实日期' },
    ])
}

/** Throws STAY_ENDED for one that ended before, DATE_UNLIKELY for an end before its beginning or far ahead. */
export function assertEnd(stay: Stay, toOn: CalendarDate, today: CalendarDate): void {
  if (stay.toOn !== null) throw new DomainError('STAY_ENDED', `这段登记已止于 ${stay.toOn}，不用再登记`)
  const problem = endProblem(stay, toOn, today)
  if (problem) throw new DomainError('DATE_UNLIKELY', problem, [{ path: 'toOn', message: problem }])
}

function endProblem({ fromOn }: Stay, toOn: CalendarDate, today: CalendarDate): string | null {
  if (!isCalendarDate(toOn)) return '结束日期不是真实日期'
  if (toOn < fromOn) return `结束日期不能早于开始日期 ${fromOn}`
  const latest = addDays(today, AHEAD_DAYS)
  return toOn > latest ? `结束日期最晚可填 ${latest}` : null
}

/** The stay that one from–to would overlap. */
export const overlapping = <T extends Stay>(
  stays: readonly T[],
  fromOn: CalendarDate,
  until: CalendarDate | null = null,
): T | undefined =>
  stays.find(({ fromOn: begins, toOn }) => (toOn === null || toOn >= fromOn) && (until === null || begins <= until))

/** Throws OCCUPANCY_OVERLAP with the dates of the stay in the way: one of a role at a time. */
export function assertRoomFor(
  stays: readonly (Stay & { role: OccupancyRole })[],
  role: OccupancyRole,
  fromOn: CalendarDate,
  until: CalendarDate | null = null,
): void {
  const other = overlapping(
    stays.filter((stay) => stay.role === role),
    fromOn,
    until,
  )
  if (!other) return
  const title = `已有${OCCUPANCY_ROLE_LABEL[role]}登记自 ${other.fromOn} 至${other.toOn ? ` ${other.toOn}` : '今'}`
  const advice = other.toOn ? `请从 ${addDays(other.toOn, 1)} 或以后起算` : '请先登记其搬离，再从次日起算'
  throw new DomainError('OCCUPANCY_OVERLAP', `${title}，${advice}`, [{ path: 'fromOn', message: advice }])
}

/** Throws DATE_UNLIKELY for a corrected stay that cannot be true. */
export function assertStay({ fromOn, toOn }: Stay, today: CalendarDate): void {
  assertBeginning(fromOn, today)
  if (toOn !== null) assertEnd({ fromOn, toOn: null }, toOn, today)
}

/** Throws STAY_ENDED, DATE_UNLIKELY unless somebody can leave one place and come to another on this day. */
export function assertMoveOn(stay: Stay, on: CalendarDate, today: CalendarDate): void {
  assertBeginning(on, today)
  assertEnd(stay, on, today)
}

/** Throws STAY_ENDED, DATE_UNLIKELY: the old sign hung at least a day, and hangs until the day before the new one. */
export function assertRenameOn(stay: Stay, fromOn: CalendarDate, today: CalendarDate): void {
  if (stay.toOn !== null) throw new DomainError('STAY_ENDED', `这段登记已止于 ${stay.toOn}，不能再更名`)
  if (isCalendarDate(fromOn) && fromOn > stay.fromOn && fromOn <= today) return
  const message = `更名日期应在原字号启用（${stay.fromOn}）之后、今天以前；字号写错了请用“更正”`
  throw new DomainError('DATE_UNLIKELY', message, [{ path: 'fromOn', message }])
}
