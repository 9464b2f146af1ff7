import { REFUSAL_REASON_LABEL } from '../identity/refusal'
import type { PremisesType } from '../premises/premises'
import { isStockOverLimit, stockGrams } from '../premises/stock'
import { addMonths, type CalendarDate, dateInShanghai, type Instant } from '../time/calendar'
import { condition } from './condition'
import { dayAfter, nextReviewAt } from './next-review'
import type { Condition, PremisesSnapshot, Review } from './review'
import { deliveryConditions } from './review-delivery'
import { equipmentChangeDays, equipmentConditions } from './review-equipment'
import { premisesStories, premisesStoryDays } from './review-stories'

export interface PremisesReviewRules {
  visitEveryMonths: Record<PremisesType, number>
}

/** Statutory minima elsewhere are 12 months for residents and 6 for others; Tianjin's text is not verified. */
export const PREMISES_REVIEW_RULES: PremisesReviewRules = {
  visitEveryMonths: { resident: 12, other: 6, catering: 3 },
}

/** Two in a row at which nobody could be let in. */
const FAILED_ATTEMPTS = 2

export function reviewPremises(
  snapshot: PremisesSnapshot,
  now: Instant,
  rules: PremisesReviewRules = PREMISES_REVIEW_RULES,
): Review {
  const today = dateInShanghai(now)
  const visitDueOn = visitDue(snapshot, rules)
  const inUse = snapshot.status === 'in_use'
  const equipment = inUse ? equipmentConditions(snapshot, today) : []
  return {
    conditions: [
      ...stockConditions(snapshot),
      ...equipment,
      ...refusalConditions(snapshot),
      ...visitConditions(snapshot, visitDueOn, today),
      ...(inUse ? accessConditions(snapshot) : []),
      ...premisesStories(snapshot, today),
      ...deliveryConditions(snapshot),
    ],
    nextReviewAt: nextReviewAt(now, [
      ...dayAfter(visitDueOn),
      ...(inUse ? equipmentChangeDays(snapshot) : []),
      ...premisesStoryDays(snapshot, today),
    ]),
  }
}

const subjectOf = (snapshot: PremisesSnapshot) => ({
  kind: 'premises' as const,
  id: snapshot.id,
  hazards: snapshot.hazards.filter(({ thingId }) => thingId === snapshot.id),
})

/** Bottles stored at a closed shop weigh as much as at an open one. */
function stockConditions(snapshot: PremisesSnapshot): Condition[] {
  const grams = stockGrams(snapshot.bottles)
  if (!isStockOverLimit(snapshot.type, grams, snapshot.hasCylinderRoom)) return []
  const params = { bottles: snapshot.bottles.length, kilograms: grams / 1000 }
  return [condition('STOCK_OVER_LIMIT', subjectOf(snapshot), null, params)]
}

/** Several refused at one door are one thing to do; the first one is told. */
function refusalConditions(snapshot: PremisesSnapshot): Condition[] {
  const [first] = snapshot.refusals ?? []
  if (!first) return []
  const params = { code: first.code, reason: REFUSAL_REASON_LABEL[first.reason], on: first.on }
  return [condition('DELIVERY_REFUSED', subjectOf(snapshot), null, params)]
}

/** In use: the interval since the last completed visit, or an agreed date if that comes first. Otherwise only the review date. */
export function visitDue(
  snapshot: Pick<
    PremisesSnapshot,
    'type' | 'status' | 'registeredOn' | 'lastCompletedOn' | 'nextVisitOn' | 'typeSinceOn'
  >,
  rules: PremisesReviewRules = PREMISES_REVIEW_RULES,
): CalendarDate | null {
  const { nextVisitOn } = snapshot
  if (snapshot.status !== 'in_use') return nextVisitOn
  const seen = snapshot.lastCompletedOn ?? snapshot.registeredOn
  // What was a home until then could not be late as a restaurant.
  const from = snapshot.typeSinceOn && snapshot.typeSinceOn > seen ? snapshot.typeSinceOn : seen
  const byInterval = addMonths(from, rules.visitEveryMonths[snapshot.type])
  return nextVisitOn !== null && nextVisitOn < byInterval ? nextVisitOn : byInterval
}

function visitConditions(snapshot: PremisesSnapshot, dueOn: CalendarDate | null, today: CalendarDate): Condition[] {
  if (dueOn === null || today <= dueOn) return []
  return [condition('VISIT_OVERDUE', subjectOf(snapshot), dueOn, { dueOn })]
}

function accessConditions(snapshot: PremisesSnapshot): Condition[] {
  const failed = trailingFailures(snapshot.outcomesSince)
  const last = failed[failed.length - 1]
  if (last === undefined || failed.length < FAILED_ATTEMPTS) return []
  return [condition('ACCESS_FAILED', subjectOf(snapshot), last.on, { times: failed.length, lastOn: last.on })]
}

function trailingFailures(outcomes: PremisesSnapshot['outcomesSince']): PremisesSnapshot['outcomesSince'] {
  const lastContact = outcomes.reduce(
    (last, { outcome }, index) => (outcome === 'not_home' || outcome === 'refused' ? last : index),
    -1,
  )
  return outcomes.slice(lastContact + 1)
}
