import {
  AccountEntity,
  AreaEntity,
  CompanyEntity,
  CylinderAliasEntity,
  CylinderEntity,
  EquipmentEntity,
  GridAssignmentEntity,
  OccupancyEntity,
  PartyEntity,
  PremisesEntity,
  SupplyEntity,
  type Tx,
} from '@app/persistence'
import type { FieldCipher } from '@app/platform'
import { accountRow, assignmentRows } from './account.rows'
import { aliasRows, cylinderRow } from './cylinder.rows'
import type { EnteredBy, RegisterEntries } from './entries'
import { equipmentRows, occupancyRow, partyRow, premisesRow, supplyRows } from './premises.rows'

/** Some rows of one table. */
export interface Step {
  rows: number
  run(tx: Tx): Promise<void>
}

/** So few at a time that others have their turn in between, see `RegisterService.write`. */
const ROWS_TOGETHER = 500

function inserting<T extends object>(entity: new () => T, rows: readonly T[]): Step[] {
  const steps = Math.ceil(rows.length / ROWS_TOGETHER)
  return Array.from({ length: steps }, (_, n) => {
    const some = rows.slice(n * ROWS_TOGETHER, (n + 1) * ROWS_TOGETHER)
    return { rows: some.length, run: (tx) => tx.insert(entity, some) }
  })
}

const isNew = ({ changed }: { changed?: readonly string[] }): boolean => changed === undefined

/** Rows that come new, in an order in which every reference finds its row. */
export function insertSteps(entries: RegisterEntries, by: EnteredBy, cipher: FieldCipher): Step[] {
  return [...placeSteps(entries, by, cipher), ...accountSteps(entries, by, cipher), ...cylinderSteps(entries, by)]
}

function placeSteps(
  { areas = [], companies = [], premises = [] }: RegisterEntries,
  by: EnteredBy,
  cipher: FieldCipher,
) {
  const newAreas = areas.filter(isNew).map(({ code, kind, name, parentCode }) => ({ code, kind, name, parentCode }))
  const newCompanies = companies
    .filter(isNew)
    .map(({ id, code, name, phone }) => ({ id, code, name, phone, createdAt: by.at }))
  const newPremises = premises.filter(isNew).map((entry) => premisesRow(entry, cipher))
  const parties = premises.flatMap((entry) => entry.parties.filter(({ state }) => state === 'new'))
  const newParties = parties.map((party) => partyRow(party, cipher))
  const occupancies = premises.flatMap((entry) =>
    entry.parties.filter(({ state }) => state === 'new').map((party) => occupancyRow(entry.id, party)),
  )
  const supplies = premises.flatMap(supplyRows)
  const equipment = premises.flatMap(equipmentRows)
  return [
    ...inserting(AreaEntity, newAreas),
    ...inserting(CompanyEntity, newCompanies),
    ...inserting(PremisesEntity, newPremises),
    ...inserting(PartyEntity, newParties),
    ...inserting(OccupancyEntity, occupancies),
    ...inserting(SupplyEntity, supplies),
    ...inserting(EquipmentEntity, equipment),
  ]
}

function accountSteps({ accounts = [] }: RegisterEntries, by: EnteredBy, cipher: FieldCipher): Step[] {
  const newAccounts = accounts.filter(isNew).map((entry) => accountRow(entry, by, cipher))
  const assignments = accounts.flatMap(assignmentRows)
  return [...inserting(AccountEntity, newAccounts), ...inserting(GridAssignmentEntity, assignments)]
}

function cylinderSteps({ cylinders = [] }: RegisterEntries, by: EnteredBy): Step[] {
  const newCylinders = cylinders.filter(isNew).map(cylinderRow)
  const aliases = cylinders.flatMap((entry) => aliasRows(entry, by.at))
  return [...inserting(CylinderEntity, newCylinders), ...inserting(CylinderAliasEntity, aliases)]
}
