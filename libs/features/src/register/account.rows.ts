import type { AccountEntity, GridAssignmentEntity } from '@app/persistence'
import type { FieldCipher } from '@app/platform'
import type { AccountEntry } from './entries'

export function accountRow(entry: AccountEntry, cipher: FieldCipher): AccountEntity {
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
    status: 'active',
    createdAt: entry.createdAt,
    withdrawnAt: null,
  }
}

export function assignmentRows({ id: accountId, grids }: AccountEntry): GridAssignmentEntity[] {
  return grids.map(({ id, gridCode, fromOn }) => ({ id, gridCode, accountId, fromOn, toOn: null }))
}
