import type { CompanyRole, SiteKind } from '../company/company'
import type { Licence } from '../company/licence'
import type { SupervisionContent } from '../company/supervision/supervision'
import type { SupplyStopAnswer, SupplyStopReason } from '../company/supply-stop'
import type { CalendarDate, Instant } from '../time/calendar'
import type { Commitment } from './bodies'

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

/** A station or store under whose code the company reports. */
export interface CompanySiteRecordedBody {
  actionId: string
  companyId: string
  siteId: string
  code: string
  kind: SiteKind
  areaCode: string | null
}

/** The key itself stands nowhere but under seal. */
export interface CompanyKeyCreatedBody {
  actionId: string
  companyId: string
  keyId: string
  /** The key it is to replace, and until when that one is still good. */
  replaces: { keyId: string; endsAt: Instant } | null
}

export interface CompanyKeyWithdrawnBody {
  actionId: string
  companyId: string
  keyId: string
  endsAt: Instant
}
