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
}

interface Before extends Pick<VisitedPremises, 'hasCylinderRoom' | 'lastCompletedOn' | 'nextVisitOn'> {
  type: PremisesType
  status: PremisesStatus
  registeredOn: CalendarDate
}

/** What the register says of the premises after a visit; only a completed one restarts the interval. */
export function premisesAfterVisit(before: Before, content: InspectionContent): VisitedPremises {
  const completed = content.outcome === 'completed'
  const lastCompletedOn = completed ? dateInShanghai(content.finishedAt) : before.lastCompletedOn
  const nextVisitOn = content.nextVisitOn ?? (completed ? null : before.nextVisitOn)
  return {
    hasCylinderRoom: completed ? content.hasCylinderRoom : before.hasCylinderRoom,
    lastVisitId: content.id,
    lastVisitAt: content.finishedAt,
    lastOutcome: content.outcome,
    lastCompletedOn,
    nextVisitOn,
    visitDueOn: visitDue({ ...before, lastCompletedOn, nextVisitOn }),
  }
}
