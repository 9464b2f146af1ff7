import type { AlertRule, AlertSubjectKind } from '../alert/alert'
import type { Grade } from '../checklist/checklist'
import type { CylinderDates, CylinderState } from '../cylinder/cylinder'
import type { Equipment } from '../equipment/equipment'
import type { HazardState } from '../hazard/hazard'
import type { VisitOutcome } from '../inspection/inspection'
import type { PremisesStatus, PremisesType } from '../premises/premises'
import type { CalendarDate, Instant } from '../time/calendar'

/** A rule that holds now for a subject; the open alerts are reconciled to these. */
export interface Condition {
  rule: AlertRule
  subjectKind: AlertSubjectKind
  subjectId: string
  grade: Grade
  /** The date that makes it wrong or will make it wrong. */
  dueOn: CalendarDate | null
  /** Open hazard that covers the same thing (the alert folds under it). */
  hazardId: string | null
  /** Plain facts for the wording: dates, kilograms, counts. No personal data. */
  params: Record<string, string | number>
}

export interface Review {
  conditions: Condition[]
  /** When, without any new fact, the answer may change; null = never. */
  nextReviewAt: Instant | null
}

export interface CylinderSnapshot extends CylinderState, CylinderDates {
  /** Open hazards about this cylinder. */
  hazards: Pick<HazardState, 'id' | 'item'>[]
}

export interface PremisesSnapshot {
  id: string
  type: PremisesType
  status: PremisesStatus
  hasCylinderRoom: boolean
  /** Present bottles. */
  bottles: { cylinderId: string; chargeGrams: number }[]
  equipment: Equipment[]
  registeredOn: CalendarDate
  /** Date of the last completed visit. */
  lastCompletedOn: CalendarDate | null
  /** Outcomes since the last completed visit, oldest first. */
  outcomesSince: { outcome: VisitOutcome; on: CalendarDate }[]
  /** Agreed date: 改约, or review date of a closed shop. */
  nextVisitOn: CalendarDate | null
  /** Open hazards at the premises (any thing). */
  hazards: Pick<HazardState, 'id' | 'item' | 'thingId'>[]
}

export type HazardSnapshot = HazardState
