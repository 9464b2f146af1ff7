import type { Role, Scope } from '@app/domain'

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
  scope: Scope
}
