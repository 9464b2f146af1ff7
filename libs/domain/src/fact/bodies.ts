import type { Actor, AlertRule, AlertState, AlertSubjectKind } from '../alert/alert'
import type { Grade } from '../checklist/checklist'
import type { BottlePresence, BottleUse } from '../cylinder/cylinder'
import type { InspectionContent, ThingRef } from '../inspection/inspection'
import type { OccupancyRole, PremisesStatus } from '../premises/premises'
import type { BottleFate, Replacement } from '../premises/status-change'
import type { CalendarDate, Instant } from '../time/calendar'
import type { FactKind } from './fact'

/** What an `apply…Fact` function reads of a fact; `occurredAt` is when it happened, not when it was learned. */
export interface FactLike<B = unknown> {
  kind: FactKind
  occurredAt: Instant
  actorId: string | null
  body: B
}

/** Texts (notes, reasons written by people) stand as commitments, see `commit`. */
type Commitment = string

/** The signed content itself, so that the fact's hash is the hash both signatures cover. */
export type InspectionSubmittedBody = InspectionContent

export interface HazardFoundBody {
  hazardId: string
  inspectionId: string
  premisesId: string
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

export interface CylinderRegisteredBody {
  cylinderId: string
  /** Where the register says it is; null when it is in a depot. */
  premisesId: string | null
  use: BottleUse | null
}

/** A bottle found that no register knows (未登记瓶). */
export interface CylinderDiscoveredBody {
  cylinderId: string
  /** null = found where there is no premises yet. */
  premisesId: string | null
  inspectionId: string | null
  use: BottleUse | null
  scannedCode: string | null
  stampPhotoId: string | null
}

export interface CylinderCountedBody {
  cylinderId: string
  premisesId: string
  inspectionId: string
  presence: BottlePresence
  use: BottleUse | null
}

/** Who moved in, as ids; what he is called and reached by stands beside as ciphertext. */
export interface PartyMovedInBody {
  actionId: string
  premisesId: string
  occupancyId: string
  partyId: string
  role: OccupancyRole
  fromOn: CalendarDate
  name: Commitment
  phone: Commitment | null
}

export interface PartyMovedOutBody {
  actionId: string
  premisesId: string
  occupancyId: string
  partyId: string
  role: OccupancyRole
  toOn: CalendarDate
}

export interface SupplyBeganBody {
  actionId: string
  premisesId: string
  companyId: string
  fromOn: CalendarDate
}

export interface SupplyEndedBody {
  actionId: string
  premisesId: string
  companyId: string
  toOn: CalendarDate
}

/** 清瓶: what became of a bottle when its place left use. */
export interface CylinderClearedBody {
  cylinderId: string
  premisesId: string
  actionId: string
  fate: BottleFate
}

export interface PremisesStatusChangedBody {
  actionId: string
  premisesId: string
  from: PremisesStatus
  to: PremisesStatus
  on: CalendarDate
  reviewOn: CalendarDate | null
  replacedBy: Replacement | null
  sniffOk: boolean | null
  bottles: { cylinderId: string; fate: BottleFate }[]
  photoIds: string[]
}
