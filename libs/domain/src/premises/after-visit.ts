import type { InspectionContent, VisitOutcome } from '../inspection/inspection'
import { visitDue } from '../review/review-premises'
import { type CalendarDate, dateInShanghai, type Instant } from '../time/calendar'
import type { PremisesStatus, PremisesType } from './premises'

export interface VisitedPremises {
  hasCylinderRoom: boolean
  lastVisitId: string | null
  lastVisitAt: Instant | null
  lastOutcome: VisitOutcome | null
  lastCompletedOn: CalendarDate | null
  /** Agreed appointment, or review date of a closed shop. */
  nextVisitOn: CalendarDate | null
  visitDueOn: CalendarDate | null
  /** 复业: somebody must come, and nobody has completed a visit yet. */
  reopenedOn: CalendarDate | null
}

interface Before extends Pick<VisitedPremises, 'hasCylinderRoom' | 'lastCompletedOn' | 'nextVisitOn'> {
  type: PremisesType
  status: PremisesStatus
  registeredOn: CalendarDate
  reopenedOn?: CalendarDate | null
  typeSinceOn?: CalendarDate | null
}

/** What the register says of the premises after a visit; only a completed one restarts the interval. */
export function premisesAfterVisit(before: Before, content: InspectionContent): VisitedPremises {
  const completed = content.outcome === 'completed'
  const lastCompletedOn = completed ? dateInShanghai(content.finishedAt) : before.lastCompletedOn
  const nextVisitOn = content.nextVisitOn ?? (completed ? null : before.nextVisitOn)
  const reopenedOn = before.reopenedOn ?? null
  // A visit of before the closing, arriving late, says nothing of what stands there now.
  const lookedAt = completed && reopenedOn !== null && dateInShanghai(content.finishedAt) >= reopenedOn
  return {
    hasCylinderRoom: completed ? content.hasCylinderRoom : before.hasCylinderRoom,
    lastVisitId: content.id,
    lastVisitAt: content.finishedAt,
    lastOutcome: content.outcome,
    lastCompletedOn,
    nextVisitOn,
    reopenedOn: lookedAt ? null : reopenedOn,
    visitDueOn: visitDue({ ...before, lastCompletedOn, nextVisitOn }),
  }
}
