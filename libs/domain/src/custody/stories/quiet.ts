import { addDays, type CalendarDate, dateInShanghai } from '../../time/calendar'
import type { Clash } from './story'
import { lastIndex, type Sighting } from './trail'

/** [D] Half a year without a word: a household of two uses a bottle in one to three months. */
export const QUIET_DAYS = 180

/** The first day on which a cylinder that goes round counts as quiet; null for one that nobody moves. */
export function quietFrom(path: readonly Sighting[]): CalendarDate | null {
  const last = path[path.length - 1]
  return last === undefined || quietFacts(path) === null ? null : addDays(dateInShanghai(last.step.at), QUIET_DAYS + 1)
}

/** The last word on it, and the one of its company before. */
export function quietFacts(path: readonly Sighting[]): Clash | null {
  const later = path[path.length - 1]
  const earlier = path[lastIndex(path.slice(0, -1), ({ step }) => step.companyId !== null)]
  return later && earlier ? { earlier: earlier.step, later: later.step } : null
}
