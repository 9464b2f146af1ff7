import { addMinutes, type Instant, type Problem } from '@app/domain'

const DAY_MINUTES = 24 * 60
/** Phones run a few minutes, sometimes a zone, ahead; both times are kept. A date further on would outlive every later visit. */
const AHEAD_MINUTES = DAY_MINUTES
/** A phone whose battery was empty begins again years ago; nobody is without network for a year. */
const BEHIND_MINUTES = 366 * DAY_MINUTES

/** What is wrong with a time that a phone gave, when it cannot be true by any usual error of a clock. */
export function phoneClockProblems(path: string, at: Instant, now: Instant): Problem[] {
  if (at > addMinutes(now, AHEAD_MINUTES))
    return [{ path, message: '时间比现在晚一天以上，请先校准手机时间，再重新填写' }]
  if (at < addMinutes(now, -BEHIND_MINUTES))
    return [{ path, message: '时间是一年多以前，请先校准手机时间，再重新填写；确属补录请联系街道' }]
  return []
}
