import type { AlertRule, AlertSubjectKind } from '../alert/alert'
import type { Grade } from '../checklist/checklist'
import type { CustodyView } from '../custody/custody'
import type { Step } from '../custody/step'
import type { StockedPlace } from '../custody/stories/stockpile'
import type { CylinderDates, CylinderState } from '../cylinder/cylinder'
import type { Equipment } from '../equipment/equipment'
import type { HazardState } from '../hazard/hazard'
import type { RefusalReason } from '../identity/refusal'
import type { VisitOutcome } from '../inspection/inspection'
import type { PremisesStatus, PremisesType } from '../premises/premises'
import type { RecallGround, RecallReason } from '../recall/recall'
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
  ownerCompanyId: string | null
  /** Null where nobody has told anything of its way yet. */
  life: CylinderLife | null
  /** Companies that run a filling station. */
  fillers?: ReadonlySet<string>
  /** 召回 that it belongs to and that has not ended for it. */
  recall?: OpenRecall | null
  /** Two bottles are known to carry its code. */
  twin?: ConfirmedTwin | null
}

/** The way of a cylinder as far as its facts tell it. */
export interface CylinderLife {
  view: CustodyView
  /** The latest steps, with places on the map. */
  steps: readonly Step[]
}

export interface DeliveryFinding {
  item: string
  reason: string
}

/** What a courier found on a day; never empty. */
export interface DeliveryFindings {
  on: CalendarDate
  findings: readonly DeliveryFinding[]
}

export interface OpenRecall {
  openedOn: CalendarDate
  ground: RecallGround
  reason: RecallReason
}

/** 套码, confirmed by somebody: the two facts, and why. */
export interface ConfirmedTwin {
  first: string
  second: string
  reason: string
}

export interface PremisesSnapshot {
  /** What couriers found there lately. */
  deliveryFindings?: readonly DeliveryFindings[]
  id: string
  type: PremisesType
  status: PremisesStatus
  hasCylinderRoom: boolean
  /** Present bottles. */
  bottles: { cylinderId: string; chargeGrams: number }[]
  equipment: Equipment[]
  registeredOn: CalendarDate
  /** Since when it is of a type that is visited more often than what it was before. */
  typeSinceOn?: CalendarDate | null
  /** Date of the last completed visit. */
  lastCompletedOn: CalendarDate | null
  /** Outcomes since the last completed visit, oldest first. */
  outcomesSince: { outcome: VisitOutcome; on: CalendarDate }[]
  /** Agreed date: 改约, or review date of a closed shop. */
  nextVisitOn: CalendarDate | null
  /** Deliveries that were refused and not answered yet, oldest first. */
  refusals?: { code: string; reason: RefusalReason; on: CalendarDate }[]
  /** Open hazards at the premises (any thing). */
  hazards: Pick<HazardState, 'id' | 'item' | 'thingId'>[]
  /** What companies brought here, and whether anybody is registered; absent where they brought nothing. */
  stocked?: Pick<StockedPlace, 'brought' | 'hasUser'>
  /** Codes of bottles here that another bottle carries too. */
  twins?: readonly string[]
}

export type HazardSnapshot = HazardState
