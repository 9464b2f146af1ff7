import { dateInShanghai, type Instant, startOfDay } from '@app/domain'
import type { Daily, EveryFewSeconds } from './job-handler'

/** Names the turn that is due, the same in every process; null = today's has not come yet. */
export function slotOf(schedule: EveryFewSeconds | Daily, now: Instant): string | null {
  if ('everySeconds' in schedule) return String(Math.floor(Date.parse(now) / 1000 / schedule.everySeconds))
  const today = dateInShanghai(now)
  const [hours, minutes] = schedule.dailyAt.split(':').map(Number)
  const turn = Date.parse(startOfDay(today)) + ((hours ?? 0) * 60 + (minutes ?? 0)) * 60_000
  return Date.parse(now) < turn ? null : today
}
