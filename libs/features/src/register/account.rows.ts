import { DISTRICT_ROLES } from '@app/domain'
import type { AccountEntity, AccountStatus, GridAssignmentEntity } from '@app/persistence'
import type { FieldCipher } from '@app/platform'
import type { AccountEntry, EnteredBy } from './entries'

/** Two persons open the district: what somebody enters waits for the security administrator; the machine's owner is both. */
const statusOf = ({ role }: AccountEntry, { actorId }: EnteredBy): AccountStatus =>
  actorId !== null && DISTRICT_ROLES.includes(role) ? 'pending' : 'active'

/** Whose role leads into the district by this entry. */
export const isPromoted = (entry: AccountEntry, by: EnteredBy): boolean =>
  (entry.changed?.includes('role') ?? false) && statusOf(entry, by) === 'pending'

export function accountRow(entry: AccountEntry, by: EnteredBy, cipher: FieldCipher): AccountEntity {
  return {
    id: entry.id,
    username: entry.username,
    passwordHash: entry.passwordHash,
    nameEnc: cipher.encrypt(entry.name, 'account.name'),
    staffNo: entry.staffNo,
    role: entry.role,
    areaCode: entry.areaCode,
    companyId: entry.companyId,
    partyId: entry.partyId,
    wechatOpenidIndex: null,
    status: statusOf(entry, by),
    createdAt: entry.createdAt,
    withdrawnAt: null,
  }
}

export function assignmentRows({ id: accountId, grids }: AccountEntry): GridAssignmentEntity[] {
  return grids.map(({ id, gridCode, fromOn, toOn = null }) => ({ id, gridCode, accountId, fromOn, toOn }))
}
