import { stockpileChangesOn, stockpileOf } from '../custody/stories/stockpile'
import { storiesChangeOn, storiesOf } from '../custody/stories/stories'
import type { Story } from '../custody/stories/story'
import { addDays, type CalendarDate, dateInShanghai, type Instant } from '../time/calendar'
import { condition } from './condition'
import { nextReviewAt } from './next-review'
import type { Condition, CylinderSnapshot, PremisesSnapshot, Review } from './review'

const NOTHING: Review = { conditions: [], nextReviewAt: null }

const NOBODY: ReadonlySet<string> = new Set()

type Subject = Parameters<typeof condition>[1]

/** Stories of its way that cannot be true; a copied code that somebody has confirmed stays until the code is retired. */
export function cylinderStories({ id, status, life, twin, fillers = NOBODY }: CylinderSnapshot, now: Instant): Review {
  const subject: Subject = { kind: 'cylinder', id, hazards: [] }
  const confirmed = twin ? [condition('CYL_TWIN', subject, null, { ...twin, confirmed: 1 })] : []
  if (!life) return { ...NOTHING, conditions: confirmed }
  const today = dateInShanghai(now)
  const ended = status === 'scrapped' || life.view.scrap !== null || life.view.end !== null
  const stories = storiesOf(life.steps, { today, fillers }).filter(
    ({ rule }) => !(rule === 'CYL_QUIET' && ended) && !(rule === 'CYL_TWIN' && twin),
  )
  const quietOn = ended ? null : storiesChangeOn(life.steps)
  return {
    conditions: [...confirmed, ...stories.map((story) => conditionOf(story, subject))],
    nextReviewAt: quietOn ? nextReviewAt(now, [quietOn]) : null,
  }
}

/** A place that takes in what it should not have, and one where a bottle with a copied code stands. */
export function premisesStories(snapshot: PremisesSnapshot, today: CalendarDate): Condition[] {
  const { id, twins = [], stocked } = snapshot
  const subject: Subject = { kind: 'premises', id, hazards: [] }
  const heap = stocked ? stockpileOf({ ...snapshot, ...stocked }, today) : null
  const codes = [...twins].sort().join('、')
  return [
    ...(heap ? [conditionOf(heap, subject)] : []),
    ...(codes ? [condition('CYL_TWIN_HERE', subject, null, { code: codes })] : []),
  ]
}

/** A retired code ends the errand at the homes; they are looked at again every day until then. */
export const premisesStoryDays = (snapshot: PremisesSnapshot, today: CalendarDate): CalendarDate[] => [
  ...(snapshot.stocked ? stockpileChangesOn({ ...snapshot, ...snapshot.stocked }) : []),
  ...(snapshot.twins?.length ? [addDays(today, 1)] : []),
]

const conditionOf = ({ rule, reason, factIds: [first, second] }: Story, subject: Subject): Condition =>
  condition(rule, subject, null, { first, second, reason })
