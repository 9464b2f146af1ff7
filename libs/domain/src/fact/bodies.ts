import type { Department } from '../account/role'
import type { Actor, AlertRule, AlertState, AlertSubjectKind } from '../alert/alert'
import type { AreaKind } from '../area/area'
import type { Grade } from '../checklist/checklist'
import type { CompanyRole } from '../company/company'
import type { Licence } from '../company/licence'
import type { SupervisionContent } from '../company/supervision/supervision'
import type { SupplyStopAnswer, SupplyStopReason } from '../company/supply-stop'
import type { BottlePresence, BottleUse } from '../cylinder/cylinder'
import type { EquipmentKind } from '../equipment/equipment'
import type { AssignmentKind } from '../grid/staffing'
import type { InspectionContent, ThingRef } from '../inspection/inspection'
import type { EquipmentDates } from '../premises/equipment-entry'
import type { OccupancyRole, PremisesStatus } from '../premises/premises'
import type { BottleFate, Replacement } from '../premises/status-change'
import type { ErasureKept, ErasureVerification, PersonAsking } from '../privacy/erasure'
import type { RetentionKind } from '../privacy/retention'
import type { RevealField, RevealPurpose } from '../privacy/reveal'
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

/** A look behind the mask, or a call. Without party it was the address, which is of all who live there. */
export interface PartyRevealedBody {
  actionId: string
  premisesId: string
  partyId: string | null
  field: RevealField
  purpose: RevealPurpose
  reason: Commitment | null
}

export interface PartyErasureAskedBody {
  erasureId: string
  partyId: string
  requester: PersonAsking
  verification: ErasureVerification
  photoIds: string[]
  note: Commitment | null
}

export interface PartyErasureRefusedBody {
  actionId: string
  erasureId: string
  partyId: string
  reason: Commitment | null
}

/** What went, counted, and what stays by law. Without request the time was over. */
export interface PartyErasedBody {
  actionId: string
  erasureId: string | null
  partyId: string
  texts: number
  signatures: number
  photos: number
  notices: number
  accounts: number
  kept: ErasureKept[]
}

export interface RecordsExpiredBody {
  kind: RetentionKind
  before: CalendarDate
  removed: number
}

export interface NoticeReadBody {
  accountId: string
  version: string
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
  /** 搬迁: the premises that the party left for these. */
  movedFromId?: string
}

export interface PartyMovedOutBody {
  actionId: string
  premisesId: string
  occupancyId: string
  partyId: string
  role: OccupancyRole
  toOn: CalendarDate
  /** 搬迁: where the party went. */
  movedToId?: string
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

/** 换瓶: both bottles in one fact, so that neither changes without the other. */
export interface CylinderSwappedBody {
  actionId: string
  premisesId: string
  companyId: string
  cylinderId: string
  newCylinderId: string
  use: BottleUse
  photoIds: string[]
}

export interface SupplyStopRequestedBody {
  actionId: string
  stopId: string
  premisesId: string
  reason: SupplyStopReason
  companyIds: string[]
  note: Commitment | null
}

export interface SupplyStopAnsweredBody {
  actionId: string
  stopId: string
  premisesId: string
  companyId: string
  answer: SupplyStopAnswer
  note: Commitment | null
}

export interface SupplyStopLiftedBody {
  actionId: string
  stopId: string
  premisesId: string
  note: Commitment | null
}

/** Contact and sites stand beside as ciphertext. */
export interface CompanyRecordedBody {
  actionId: string
  companyId: string
  code: string
  roles: CompanyRole[]
  areaCode: string | null
  contact: Commitment | null
}

export interface CompanyLicensedBody extends Licence {
  actionId: string
  companyId: string
  licenceId: string
  number: string
  issuer: string
  photoId: string | null
}

export interface CompanyLicenceWithdrawnBody {
  actionId: string
  companyId: string
  licenceId: string
  kind: Licence['kind']
  on: CalendarDate
  reason: Commitment
}

/** The signed content itself, so that the fact's hash is the hash both signatures cover. */
export type CompanyVisitedBody = SupervisionContent

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

/** What it is called stands beside as ciphertext. */
export interface EquipmentAddedBody {
  actionId: string
  premisesId: string
  equipmentId: string
  kind: EquipmentKind
  fromOn: CalendarDate
  dates: EquipmentDates
  label: Commitment
  brand: Commitment | null
  /** The one it took the place of. */
  replacesId: string | null
}

export interface EquipmentChangedBody {
  actionId: string
  premisesId: string
  equipmentId: string
  kind: EquipmentKind
  before: EquipmentDates
  after: EquipmentDates
  label: Commitment
  brand: Commitment | null
}

export interface EquipmentRemovedBody {
  actionId: string
  premisesId: string
  equipmentId: string
  kind: EquipmentKind
  toOn: CalendarDate
  replacedById: string | null
}

/** 更名: the same operator under another sign. Both signs stand beside as ciphertext. */
export interface PartyRenamedBody {
  actionId: string
  premisesId: string
  partyId: string
  role: OccupancyRole
  endedId: string
  occupancyId: string
  fromOn: CalendarDate
  oldName: Commitment
  name: Commitment
}

/** 更正: what was entered wrongly, and what is right; names and telephones stand beside as ciphertext. */
export interface PartyCorrectedBody {
  actionId: string
  premisesId: string
  occupancyId: string
  partyId: string
  role: OccupancyRole
  before: { fromOn: CalendarDate; toOn: CalendarDate | null }
  after: { fromOn: CalendarDate; toOn: CalendarDate | null }
  oldName: Commitment | null
  name: Commitment | null
  oldPhone: Commitment | null
  phone: Commitment | null
  reason: Commitment
}

export interface AreaOpenedBody {
  actionId: string
  code: string
  kind: AreaKind
  fromOn: CalendarDate
}

export interface AreaClosedBody {
  actionId: string
  code: string
  toOn: CalendarDate
}

/** 划转: a premises lies in another grid from a day on. */
export interface PremisesMovedBody {
  actionId: string
  premisesId: string
  from: string
  to: string
  on: CalendarDate
}

export interface GridAssignedBody {
  actionId: string
  assignmentId: string
  gridCode: string
  accountId: string
  kind: AssignmentKind
  fromOn: CalendarDate
  toOn: CalendarDate | null
}

export interface GridEndedBody {
  actionId: string
  assignmentId: string
  gridCode: string
  accountId: string
  toOn: CalendarDate
}

export interface GridHandedOverBody {
  handoverId: string
  gridCode: string
  fromAccountId: string
  toAccountId: string
  fromOn: CalendarDate
  note: Commitment | null
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

/** A list left the system as a file. `filters` are codes; what was searched for is not kept, it may be a name. */
export interface ListExportedBody {
  exportId: string
  list: string
  format: 'xlsx' | 'csv'
  filters: Record<string, string>
  searched: boolean
  rows: number
  fileHash: string
}

/** Two entries of one place; `mergedId` is listed no more and leads to the other. */
export interface PremisesMergedBody {
  actionId: string
  premisesId: string
  mergedId: string
  statusBefore: PremisesStatus
  moved: { stays: string[]; supplies: string[]; cylinders: string[]; equipment: string[]; hazards: string[] }
  folded: { keptId: string; foldedId: string; fromOn: CalendarDate }[]
  people: { fromId: string; intoId: string }[]
}

/** Looked at, and two places after all. */
export interface PremisesToldApartBody {
  actionId: string
  premisesId: string
  otherId: string
}

export interface CylinderRelocatedBody {
  actionId: string
  cylinderId: string
  fromPremisesId: string
  premisesId: string
}

/** The unregistered card of a bottle that is registered under another one. */
export interface CylinderMergedBody {
  actionId: string
  cylinderId: string
  intoId: string
}

/** The registered card takes over what was seen under the other. */
export interface CylinderAbsorbedBody {
  actionId: string
  cylinderId: string
  fromId: string
  premisesId: string | null
  presence: BottlePresence | null
  use: BottleUse | null
  seenAt: Instant | null
}

export interface HazardRelocatedBody {
  hazardId: string
  actionId: string
  premisesId: string | null
  thingId: string
  /** The same hazard at the entry that stays; then this one ends. */
  foldedIntoId: string | null
}
