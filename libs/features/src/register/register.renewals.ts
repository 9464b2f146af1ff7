import type { AccountEntity, CylinderEntity, PartyEntity, PremisesEntity } from '@app/persistence'
import type { FieldCipher } from '@app/platform'
import { accountRow, isPromoted } from './account.rows'
import { cylinderRow } from './cylinder.rows'
import type { AccountEntry, EnteredBy, RegisterEntries } from './entries'
import { partyRow, premisesRow } from './premises.rows'
import { type Ending, type Renewal, renewalOf } from './renewal'

const ACCOUNT: (keyof AccountEntity)[] = ['nameEnc', 'staffNo', 'role', 'areaCode', 'companyId', 'partyId']
const PARTY: (keyof PartyEntity)[] = ['nameEnc', 'nameIndex', 'phoneEnc', 'phoneIndex']
const PREMISES: (keyof PremisesEntity)[] = [
  'type',
  'status',
  'areaCode',
  'addressEnc',
  'addressIndex',
  'label',
  'hasCylinderRoom',
  'nextVisitOn',
  'typeSinceOn',
  'visitDueOn',
]
const CYLINDER: (keyof CylinderEntity)[] = [
  'code',
  'model',
  'status',
  'ownerCompanyId',
  'stampNo',
  'madeOn',
  'lastTestOn',
  'nextTestOn',
  'designLifeYears',
  'testValidUntil',
  'lifeUntil',
  'premisesId',
  'areaCode',
  'presence',
  'bottleUse',
  'lastSeenAt',
]

const isChanged = ({ changed }: { changed?: readonly string[] }): boolean => changed !== undefined

const accountColumns = (entry: AccountEntry, by: EnteredBy): (keyof AccountEntity)[] =>
  isPromoted(entry, by) ? [...ACCOUNT, 'status'] : ACCOUNT

/** Rows whose content differs from the register. What the list does not know (last visit, password) stays. */
export function renewalsOf(entries: RegisterEntries, by: EnteredBy, cipher: FieldCipher): Renewal[] {
  const { areas = [], companies = [], accounts = [], premises = [], cylinders = [] } = entries
  const parties = premises.flatMap((entry) => entry.parties.filter(({ state }) => state === 'renewed'))
  return [
    ...areas.filter(isChanged).map((e) => renewalOf('area', 'code', e, ['name', 'parentCode'])),
    ...companies.filter(isChanged).map((e) => renewalOf('company', 'id', e, ['name', 'phone'])),
    ...accounts
      .filter(isChanged)
      .map((e) => renewalOf('account', 'id', accountRow(e, by, cipher), accountColumns(e, by))),
    ...premises.filter(isChanged).map((e) => renewalOf('premises', 'id', premisesRow(e, cipher), PREMISES)),
    ...parties.map((party) => renewalOf('party', 'id', partyRow(party, cipher), PARTY)),
    ...cylinders.filter(isChanged).map((e) => renewalOf('cylinder', 'id', cylinderRow(e), CYLINDER)),
  ]
}

export function endingsOf({ accounts = [], premises = [] }: RegisterEntries): Ending[] {
  return [
    ...accounts.flatMap((a) => (a.endedGrids ?? []).map((e) => ({ table: 'grid_assignment' as const, ...e }))),
    ...premises.flatMap((p) => (p.endedOccupancies ?? []).map((e) => ({ table: 'occupancy' as const, ...e }))),
    ...premises.flatMap((p) => (p.endedSupplies ?? []).map((e) => ({ table: 'supply' as const, ...e }))),
  ]
}
