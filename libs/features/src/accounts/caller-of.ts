import type { Scope } from '@app/domain'
import type { SessionRow } from '@app/persistence'
import type { FieldCipher } from '@app/platform'
import type { SessionCaller } from '../core/caller'

const present = (values: (string | null)[]): string[] => [...new Set(values.filter((v): v is string => v !== null))]

/** Each role's predicate: an inspector sees his grids of today, a household the premises it occupies today. */
function scopeOf(rows: readonly SessionRow[]): Scope {
  const [row] = rows
  switch (row?.role) {
    case 'inspector':
      return { kind: 'area', areas: present(rows.map((r) => r.gridCode)) }
    case 'microgrid':
    case 'community':
    case 'street':
    case 'office':
    case 'duty':
    case 'auditor':
      return { kind: 'area', areas: present([row.areaCode]) }
    case 'urban':
    case 'market':
    case 'fire':
      return { kind: 'department', department: row.role }
    case 'company':
      return row.companyId ? { kind: 'company', companyId: row.companyId } : { kind: 'none' }
    case 'household':
      return { kind: 'household', premisesIds: present(rows.map((r) => r.premisesId)) }
    default:
      return { kind: 'none' }
  }
}

export function callerOf(rows: readonly SessionRow[], cipher: FieldCipher): SessionCaller | null {
  const [row] = rows
  if (!row) return null
  const { accountId, username, role, staffNo, areaCode, companyId, partyId, nameEnc } = row
  const { sessionId, limitedTo } = row
  return {
    ...{ accountId, username, role, staffNo, areaCode, companyId, partyId, sessionId, limitedTo },
    scope: scopeOf(rows),
    // Few requests want the name, and every request would pay for it.
    get name() {
      return cipher.decrypt(nameEnc, 'account.name')
    },
  }
}
