import { DomainError } from '../error/domain-error'
import { addDays, type CalendarDate, isCalendarDate } from '../time/calendar'

/** How somebody holds a grid: it is his 网格员 own, or 代班 a colleague's for some days. */
export type AssignmentKind = 'own' | 'cover'

export const ASSIGNMENT_KIND_LABEL: Record<AssignmentKind, string> = { own: '负责', cover: '代班' }

/** Both days belong to it; without `toOn` it goes on. */
export interface Held {
  fromOn: CalendarDate
  toOn: CalendarDate | null
}

/** A grid that nobody will hold is shown this long before. */
export const STAFFING_AHEAD_DAYS = 14
/** Cover is for leave and illness; whoever stays longer is given the grid. */
export const COVER_MAX_DAYS = 60
/** How far ahead a hand-over or a border may be set, and how long ago one may have been that is written down only now. */
const AHEAD_DAYS = 92
const BACK_DAYS = 31

export const holdsOn = ({ fromOn, toOn }: Held, on: CalendarDate): boolean =>
  fromOn <= on && (toOn === null || toOn >= on)

/** The first day from today on, within the days looked ahead, on which nobody holds the grid; null when there is none. */
export function uncoveredFrom(
  held: readonly Held[],
  today: CalendarDate,
  days = STAFFING_AHEAD_DAYS,
): CalendarDate | null {
  const until = addDays(today, days)
  for (let day = today; day <= until; ) {
    const holders = held.filter((one) => holdsOn(one, day))
    if (holders.length === 0) return day
    if (holders.some(({ toOn }) => toOn === null)) return null
    // Nothing can change before the last of today's holders leaves.
    day = addDays(holders.map(({ toOn }) => toOn ?? until).sort()[holders.length - 1] ?? day, 1)
  }
  return null
}

/** Throws DATE_UNLIKELY. The past counts too: what was arranged by word of mouth is written down later. */
export function assertTurnOn(on: CalendarDate, today: CalendarDate, path = 'fromOn'): void {
  const [first, last] = [addDays(today, -BACK_DAYS), addDays(today, AHEAD_DAYS)]
  if (isCalendarDate(on) && on >= first && on <= last) return
  throw unlikely(path, `日期应在 ${first} 至 ${last} 之间`)
}

/** Throws DATE_UNLIKELY. Nobody is given access to days that are over. */
export function assertCoverOn(
  { fromOn, toOn }: { fromOn: CalendarDate; toOn: CalendarDate },
  today: CalendarDate,
): void {
  if (fromOn < today) throw unlikely('fromOn', '代班从今天或以后开始')
  assertTurnOn(fromOn, today)
  if (toOn < fromOn) throw unlikely('toOn', `结束日期不能早于开始日期 ${fromOn}`)
  const latest = addDays(fromOn, COVER_MAX_DAYS - 1)
  if (toOn > latest) throw unlikely('toOn', `代班最长 ${COVER_MAX_DAYS} 天，最晚到 ${latest}；更久请办交接`)
}

function unlikely(path: string, message: string): DomainError {
  return new DomainError('DATE_UNLIKELY', message, [{ path, message }])
}
