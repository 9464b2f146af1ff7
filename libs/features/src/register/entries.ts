import type {
  AliasKind,
  AreaKind,
  BottlePresence,
  BottleUse,
  CalendarDate,
  CylinderDates,
  CylinderStatus,
  EquipmentKind,
  Instant,
  OccupancyRole,
  PremisesStatus,
  PremisesType,
  Role,
} from '@app/domain'
import type { EquipmentEntity } from '@app/persistence'

/** `changed` names the fields that differ from the register; without it the entry is new. */
interface Entry {
  changed?: readonly string[]
}

export interface AreaEntry extends Entry {
  code: string
  kind: AreaKind
  name: string
  parentCode: string | null
  /** Its middle, degrees × 100,000; of streets only. */
  latE5?: number
  lonE5?: number
}

export interface CompanyEntry extends Entry {
  id: string
  code: string
  name: string
  phone: string
}

export interface AccountEntry extends Entry {
  id: string
  username: string
  name: string
  staffNo: string | null
  role: Role
  areaCode: string | null
  companyId: string | null
  partyId: string | null
  passwordHash: string | null
  createdAt: Instant
  /** Grids from this day on (inspectors). */
  grids: readonly { id: string; gridCode: string; fromOn: CalendarDate; toOn?: CalendarDate }[]
  /** Assignments that end. */
  endedGrids?: readonly { id: string; toOn: CalendarDate }[]
}

export interface PartyEntry {
  occupancyId: string
  partyId: string
  kind: 'person' | 'business'
  name: string
  phone: string | null
  role: OccupancyRole
  fromOn: CalendarDate
  /** `known`: both rows exist and stay as they are; `renewed`: the party's own row changes. */
  state: 'new' | 'known' | 'renewed'
  createdAt: Instant
}

export interface PremisesEntry extends Entry {
  id: string
  code: string
  type: PremisesType
  status: PremisesStatus
  areaCode: string
  address: string
  hasCylinderRoom: boolean
  registeredOn: CalendarDate
  visitDueOn: CalendarDate | null
  parties: readonly PartyEntry[]
  endedOccupancies?: readonly { id: string; toOn: CalendarDate }[]
  suppliers: readonly { id: string; companyId: string; fromOn: CalendarDate; isNew: boolean }[]
  endedSupplies?: readonly { id: string; toOn: CalendarDate }[]
  /** The grid it lay in until now, where the list says another. */
  movedFrom?: string
  /** What it was until now, where the list says another type. */
  typeFrom?: PremisesType
  nextVisitOn?: CalendarDate | null
  typeSinceOn?: CalendarDate | null
  equipment?: readonly (Pick<EquipmentEntity, 'id' | 'label'> & { kind: EquipmentKind } & Partial<EquipmentEntity>)[]
}

export interface AliasEntry {
  id: string
  kind: AliasKind
  value: string
  isNew: boolean
}

export interface CylinderEntry extends Entry, CylinderDates {
  id: string
  status: CylinderStatus
  ownerCompanyId: string | null
  /** Live aliases; the first of qr, plate, stamp is the cylinder's code. */
  aliases: readonly AliasEntry[]
  /** Labels that fell off or were replaced. */
  endedAliases?: readonly string[]
  premisesId: string | null
  areaCode: string | null
  presence: BottlePresence | null
  use: BottleUse | null
  lastSeenAt: Instant | null
  /** False when the list says nothing new about where it is: then the fact is silent about it too. */
  placed: boolean
  createdAt: Instant
}

export interface RegisterEntries {
  areas?: readonly AreaEntry[]
  companies?: readonly CompanyEntry[]
  accounts?: readonly AccountEntry[]
  premises?: readonly PremisesEntry[]
  cylinders?: readonly CylinderEntry[]
}

/** Who enters, when, and out of which file. */
export interface EnteredBy {
  actorId: string | null
  at: Instant
  source?: { batchId?: string; register: string; fileHash: string; created: number; changed: number; unchanged: number }
}
