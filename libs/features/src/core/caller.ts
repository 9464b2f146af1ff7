import type { Instant, Role, Scope } from '@app/domain'
import type { SessionLimit } from '@app/persistence'

/** Who is asking, as the session says at this very request. */
export interface Caller {
  accountId: string
  username: string
  role: Role
  name: string
  staffNo: string | null
  areaCode: string | null
  companyId: string | null
  partyId: string | null
  /** Of a household: whose stays it may look at, its own and those of the family that invited it. */
  partyIds?: readonly string[]
  scope: Scope
}

/** A caller with the session he came by, for what concerns sessions themselves. */
export interface SessionCaller extends Caller {
  sessionId: string | null
  /** What must be done before anything else. */
  limitedTo: SessionLimit | null
}

/** The software of a company, known by the key that signed this very request. It is no person and sees nothing. */
export interface Sender {
  keyId: string
  companyId: string
  nonce: string
  lastUsedAt: Instant | null
  /** It had not been heard for longer than was agreed. */
  isSilent: boolean
}
