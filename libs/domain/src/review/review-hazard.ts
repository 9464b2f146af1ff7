import { addDays, type CalendarDate, dateInShanghai, type Instant } from '../time/calendar'
import { condition } from './condition'
import { dayAfter, nextReviewAt } from './next-review'
import type { Condition, HazardSnapshot, Review } from './review'

/** A reported rectification is looked at by another person within three days. */
const RECHECK_DAYS = 3

/** A hazard is overdue once the day of its deadline, or of its recheck, is over. A leak alarms until it is released, as one thing to do. */
export function reviewHazard(snapshot: HazardSnapshot, now: Instant): Review {
  if (snapshot.status === 'closed') return { conditions: [], nextReviewAt: null }
  const subject = { kind: 'hazard' as const, id: snapshot.id, hazards: [] }
  if (snapshot.emergency) {
    const leak = condition('LEAK_REPORTED', subject, null, { foundOn: dateInShanghai(snapshot.foundAt) })
    return { conditions: [leak], nextReviewAt: null }
  }
  const due = dueOf(snapshot)
  const conditions: Condition[] = []
  if (due && dateInShanghai(now) > due.dueOn) {
    const params = { ...due, item: snapshot.item, reason: snapshot.reason }
    conditions.push({ ...condition('HAZARD_OVERDUE', subject, due.dueOn, params), grade: snapshot.grade })
  }
  return { conditions, nextReviewAt: nextReviewAt(now, dayAfter(due?.dueOn ?? null)) }
}

function dueOf(snapshot: HazardSnapshot): { dueOn: CalendarDate; stage: 'rectify' | 'recheck' } | null {
  if (snapshot.grade === 'advice') return null
  if (snapshot.status === 'rectified' && snapshot.rectifiedAt !== null) {
    return { dueOn: addDays(dateInShanghai(snapshot.rectifiedAt), RECHECK_DAYS), stage: 'recheck' }
  }
  return snapshot.deadlineOn === null ? null : { dueOn: snapshot.deadlineOn, stage: 'rectify' }
}
