import { type InterfaceKey, silenceOf } from '../company/interface-key'
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
  /** Those that are live; none = nothing is expected of its software. */
  keys?: readonly InterfaceKey[]
}

interface Ending {
  label: string
  until: CalendarDate
}

/** A licence that has run out, or soon will; a renewal recorded beside the old one ends it. Software that fell silent. */
export function reviewCompany({ id, licences, keys = [] }: CompanySnapshot, now: Instant): Review {
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
    conditions: [...alarm(expired, subject), ...warning(soon, subject, today), ...silent(keys, subject, now)],
    nextReviewAt: earlier(nextReviewAt(now, days), nextSilence(keys, now)),
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

function silent(keys: readonly InterfaceKey[], subject: Subject, now: Instant): Condition[] {
  const silence = silenceOf(keys, now)
  if (!silence || silence.from > now) return []
  return [condition('INTERFACE_SILENT', subject, null, { heardOn: dateInShanghai(silence.heardAt) })]
}

/** When silence begins unless the software is heard meanwhile, or when a key that is being replaced ends. */
function nextSilence(keys: readonly InterfaceKey[], now: Instant): Instant | null {
  const changes = [silenceOf(keys, now)?.from ?? null, ...keys.map(({ endsAt }) => endsAt)]
  return changes.reduce((next, at) => (at !== null && at > now ? earlier(next, at) : next), null)
}

const earlier = (a: Instant | null, b: Instant | null): Instant | null => (a === null || (b !== null && b < a) ? b : a)
