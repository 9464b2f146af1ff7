import type { OccupancyRole } from '../premises/premises'
import type { ErasureKept, ErasureVerification, PersonAsking } from '../privacy/erasure'
import type { RetentionKind } from '../privacy/retention'
import type { RecordField, RecordPurpose, RevealField, RevealPurpose } from '../privacy/reveal'
import type { CalendarDate } from '../time/calendar'
import type { Commitment } from './bodies'

/**
 * A look behind the mask, or a call. Without party it was the address, which is of all who live there, or the record of
 * a visit, which is a subject of the fact.
 */
export interface PartyRevealedBody {
  actionId: string
  premisesId: string
  partyId: string | null
  field: RevealField | RecordField
  purpose: RevealPurpose | RecordPurpose
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
