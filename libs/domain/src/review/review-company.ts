import {
  heldUntil,
  LICENCE_KIND_INFO,
  LICENCE_URGE_DAYS,
  LICENCE_WARN_DAYS,
  type Licence,
  licenceState,
} from '../company/licence'
import { addDays, type CalendarDate, dateInShanghai, type Instant } from '../time/calendar'
import { condition } from './condition'
import { nextReviewAt } from './next-review'
import type { Condition, Review } from './review'

export interface CompanySnapshot {
  id: string
  /** Certificates that were not withdrawn, old ones included. */
  licences: readonly Licence[]
}

interface Ending {
  label: string
  until: CalendarDate
}

/** A licence that has run out, or soon will. A renewal recorded beside the old one ends it. */
export function reviewCompany({ id, licences }: CompanySnapshot, now: Instant): Review {
  const today = dateInShanghai(now)
  const subject = { kind: 'company' as const, id, hazards: [] }
  const ending = [...heldUntil(licences)].map(([kind, until]) => ({ label: LICENCE_KIND_INFO[kind].label, until }))
  const expired = ending.filter(({ until }) => licenceState(until, today) === 'expired')
  const soon = ending.filter(({ until }) => ['soon', 'urgent'].includes(licenceState(until, today)))
  const days = ending.flatMap(({ until }) => [
    addDays(until, -LICENCE_WARN_DAYS),
    addDays(until, -LICENCE_URGE_DAYS),
    addDays(until, 1),
  ])
  return {
    conditions: [...alarm(expired, subject), ...warning(soon, subject, today)],
    nextReviewAt: nextReviewAt(now, days),
  }
}

type Subject = Parameters<typeof condition>[1]

/** One alert a company, named after what ended first: it is one errand to the authority. */
function alarm(expired: readonly Ending[], subject: Subject): Condition[] {
  const first = firstOf(expired)
  return first ? [condition('LICENCE_EXPIRED', subject, first.until, first)] : []
}

function warning(soon: readonly Ending[], subject: Subject, today: CalendarDate): Condition[] {
  const first = firstOf(soon)
  if (!first) return []
  const due = condition('LICENCE_DUE_SOON', subject, first.until, first)
  return [licenceState(first.until, today) === 'urgent' ? { ...due, grade: 'B' } : due]
}

function firstOf(ending: readonly Ending[]): { licences: string; until: CalendarDate } | null {
  const [until] = ending.map((one) => one.until).sort()
  if (until === undefined) return null
  const licences = ending
    .filter((one) => one.until === until)
    .map(({ label }) => label)
    .join('、')
  return { licences, until }
}
