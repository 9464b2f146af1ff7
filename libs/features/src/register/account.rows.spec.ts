import { DISTRICT_ROLES, newId, ROLES, type Role } from '@app/domain'
import { ephemeralKeyRing, FieldCipher } from '@app/platform'
import { accountRow, isPromoted } from './account.rows'
import type { AccountEntry } from './entries'

const at = '2026-06-10T02:00:00.000Z'
const entry = (role: Role, changed?: string[]): AccountEntry => ({
  ...{ id: newId(), username: 'wangg01', name: '王新人', staffNo: null, role, areaCode: null, companyId: null },
  ...{ partyId: null, passwordHash: null, createdAt: at, grids: [], changed },
})

describe('An account that is entered', () => {
  const by = { actorId: newId(), at }
  const cipher = new FieldCipher(ephemeralKeyRing())

  test.each(ROLES)('as %s waits for a second person exactly when it reaches the district', (role) => {
    const waits = DISTRICT_ROLES.includes(role)
    expect(accountRow(entry(role), by, cipher).status).toBe(waits ? 'pending' : 'active')
  })

  test('on the machine itself works at once: its owner holds the database anyway', () => {
    for (const role of ROLES) expect(accountRow(entry(role), { actorId: null, at }, cipher).status).toBe('active')
  })

  test('waits again when a list makes an office out of an inspector, and not when it mends a name', () => {
    expect(isPromoted(entry('office', ['role']), by)).toBe(true)
    expect(isPromoted(entry('office', ['name']), by)).toBe(false)
    expect(isPromoted(entry('street', ['role']), by)).toBe(false)
  })
})
