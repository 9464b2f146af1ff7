import type { AliasKind } from '../cylinder/cylinder'
import type { AliasReason } from '../identity/alias'
import type { RefusalOutcome, RefusalReason } from '../identity/refusal'
import type { HostTake } from '../scan/host-rules'

/** A code was put on a cylinder; `replaces` is the one that came off for it. */
export interface CylinderAliasSetBody {
  actionId: string
  cylinderId: string
  kind: AliasKind
  value: string
  replaces: string | null
  reason: AliasReason
  photoIds: string[]
}

export interface CylinderAliasEndedBody {
  actionId: string
  cylinderId: string
  kind: AliasKind
  value: string
  reason: AliasReason
}

/** How codes of a site are read from now on. */
export interface ScanRuleSetBody {
  actionId: string
  host: string
  take: HostTake
  param: string | null
}

export interface ScanRuleRemovedBody {
  actionId: string
  host: string
}

/** Codes that exist from now on, on paper first. */
export interface LabelsReservedBody {
  batchId: string
  companyId: string | null
  first: string
  last: string
  count: number
}

/** A household did not take a cylinder at its door (拒收). */
export interface CylinderRefusedBody {
  actionId: string
  refusalId: string
  premisesId: string
  companyId: string | null
  cylinderId: string | null
  code: string
  reason: RefusalReason
}

export interface CylinderRefusalAnsweredBody {
  actionId: string
  refusalId: string
  premisesId: string
  outcome: RefusalOutcome
}
