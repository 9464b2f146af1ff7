import type { Department } from '../account/role'
import type { Actor, AlertRule, AlertState, AlertSubjectKind } from '../alert/alert'
import type { Grade } from '../checklist/checklist'
import type { ThingRef } from '../inspection/inspection'
import type { CalendarDate } from '../time/calendar'
import type { Commitment } from './bodies'

export interface HazardFoundBody {
  hazardId: string
  inspectionId: string
  premisesId: string | null
  /** Only in what a supervision visit found at a company. */
  companyId?: string
  checklistVersion: string
  item: string
  thing: ThingRef
  reason: string
  grade: Grade
  measure: string
  deadlineOn: CalendarDate | null
  fixedOnSite: boolean
  structural: boolean
  emergency: boolean
  photoIds: string[]
}

/** The same hazard seen again at a later visit. */
export interface HazardConfirmedBody {
  hazardId: string
  inspectionId: string
  reason: string
  grade: Grade
  measure: string
  deadlineOn: CalendarDate | null
}

export interface HazardDispatchedBody {
  hazardId: string
  actionId: string
  accountId: string | null
  companyId: string | null
  note: Commitment | null
}

export interface HazardRectifiedBody {
  hazardId: string
  actionId: string
  photoIds: string[]
  readingLelTenths: number | null
  note: Commitment | null
}

export interface HazardRecheckedBody {
  hazardId: string
  actionId: string
  pass: boolean
  photoIds: string[]
  readingLelTenths: number | null
  reason: Commitment | null
}

/** 回滚: one step back, with a reason. */
export interface HazardReturnedBody {
  hazardId: string
  actionId: string
  reason: Commitment
}

export interface AlertRaisedBody {
  alertId: string
  rule: AlertRule
  subjectKind: AlertSubjectKind
  subjectId: string
  grade: Grade
  dueOn: CalendarDate | null
  hazardId: string | null
  params: Record<string, string | number>
}

export interface AlertUpdatedBody {
  alertId: string
  grade: Grade
  dueOn: CalendarDate | null
  hazardId: string | null
  params: Record<string, string | number>
}

export interface AlertAcknowledgedBody {
  alertId: string
  actionId: string
  note: Commitment | null
}

export interface AlertDispatchedBody {
  alertId: string
  actionId: string
  to: Actor
  accountId: string | null
  note: Commitment | null
}

/** 误报: `proposed` by one person, `rejected` when the second does not agree; agreement closes the alert. */
export interface AlertDisputedBody {
  alertId: string
  actionId: string
  stage: 'proposed' | 'rejected'
  reason: Commitment | null
}

export interface AlertClosedBody {
  alertId: string
  reason: NonNullable<AlertState['closeReason']>
}

/** 移交 and what came of it: `note` when it is handed over, `text` when it ends. */
export interface ReferralBody {
  actionId: string
  referralId: string
  subjectKind: 'hazard' | 'alert'
  subjectId: string
  department: Department
  note?: Commitment | null
  text?: Commitment | null
}

export interface HazardRelocatedBody {
  hazardId: string
  actionId: string
  premisesId: string | null
  thingId: string
  /** The same hazard at the entry that stays; then this one ends. */
  foldedIntoId: string | null
}
