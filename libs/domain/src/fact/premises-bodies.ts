import type { EquipmentKind } from '../equipment/equipment'
import type { EquipmentDates } from '../premises/equipment-entry'
import type { PremisesStatus, PremisesType } from '../premises/premises'
import type { BottleFate, Replacement } from '../premises/status-change'
import type { CalendarDate } from '../time/calendar'
import type { Commitment } from './bodies'

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

export interface PremisesTypeChangedBody {
  actionId: string
  premisesId: string
  from: PremisesType
  to: PremisesType
  on: CalendarDate
  hasCylinderRoom: boolean
  /** By when somebody looks at it as what it is now, where that is sooner than was agreed. */
  nextVisitOn: CalendarDate | null
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

/** 划转: a premises lies in another grid from a day on. */
export interface PremisesMovedBody {
  actionId: string
  premisesId: string
  from: string
  to: string
  on: CalendarDate
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
