import type { CylinderValidity } from '../cylinder/cylinder'
import { cylinderValidity } from '../cylinder/validity'
import { RECALL_GROUND_LABEL, RECALL_REASON_LABEL } from '../recall/recall'
import { type CalendarDate, dateInShanghai, type Instant } from '../time/calendar'
import { isDueSoon } from '../time/due-soon'
import { condition } from './condition'
import { changesAround, dayAfter, nextReviewAt } from './next-review'
import type { Condition, CylinderSnapshot, Review } from './review'
import { fillingConditions } from './review-filling'
import { cylinderStories } from './review-stories'

const NOTHING: Review = { conditions: [], nextReviewAt: null }

/** What is wrong, or soon will be, with a cylinder: where it stands, and what its way tells. */
export function reviewCylinder(snapshot: CylinderSnapshot, now: Instant): Review {
  const home = reviewAtHome(snapshot, now)
  const stories = cylinderStories(snapshot, now)
  return {
    conditions: [
      ...home.conditions,
      ...recallConditions(snapshot),
      ...fillingConditions(snapshot),
      ...stories.conditions,
    ],
    nextReviewAt: earlier(home.nextReviewAt, stories.nextReviewAt),
  }
}

/** Wherever it is: at the company too it must not go out again. */
function recallConditions({ id, hazards, recall }: CylinderSnapshot): Condition[] {
  if (!recall) return []
  const what = `${RECALL_GROUND_LABEL[recall.ground]}批次，${RECALL_REASON_LABEL[recall.reason]}`
  return [condition('CYL_RECALLED', { kind: 'cylinder', id, hazards }, null, { on: recall.openedOn, what })]
}

const earlier = (a: Instant | null, b: Instant | null): Instant | null => (a && b ? (a < b ? a : b) : (a ?? b))

/** One in a depot or scrapped endangers nobody at a household. */
function reviewAtHome(snapshot: CylinderSnapshot, now: Instant): Review {
  if (snapshot.status === 'scrapped' || snapshot.premisesId === null) return NOTHING
  const subject = { kind: 'cylinder' as const, id: snapshot.id, hazards: snapshot.hazards }
  // Nobody can swap a bottle that is not there: finding it is the one thing to do.
  if (snapshot.presence === 'missing') return { ...NOTHING, conditions: [condition('CYL_MISSING', subject, null)] }
  const validity = cylinderValidity(snapshot)
  const today = dateInShanghai(now)
  const conditions = [...lifeConditions(validity, subject, today), ...testConditions(validity, subject, today)]
  if (snapshot.status === 'unregistered') conditions.push(condition('CYL_UNREGISTERED', subject, null))
  const days = [...changesAround(validity.testValidUntil), ...dayAfter(validity.lifeUntil)]
  return { conditions, nextReviewAt: nextReviewAt(now, days) }
}

type Subject = Parameters<typeof condition>[1]

function lifeConditions({ lifeUntil, scrapOn }: CylinderValidity, subject: Subject, today: CalendarDate): Condition[] {
  if (lifeUntil === null || scrapOn === null || today <= lifeUntil) return []
  return [condition('CYL_LIFE_EXPIRED', subject, lifeUntil, { until: lifeUntil, scrapOn })]
}

function testConditions(validity: CylinderValidity, subject: Subject, today: CalendarDate): Condition[] {
  const { testValidUntil: until, testDerived, lifeUntil } = validity
  if (until === null) return []
  const params = { until, derived: testDerived ? 1 : 0 }
  if (today > until) return [condition('CYL_TEST_OVERDUE', subject, until, params)]
  // A bottle past its life is not sent to a test any more.
  const pastLife = lifeUntil !== null && today > lifeUntil
  return isDueSoon(until, today) && !pastLife ? [condition('CYL_TEST_DUE_SOON', subject, until, params)] : []
}
