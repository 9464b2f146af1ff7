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

export type Step = (tx: Tx) => Promise<void>

const isNew = ({ changed }: { changed?: readonly string[] }): boolean => changed === undefined

/** Rows that come new, in an order in which every reference finds its row. */
export function insertSteps(entries: RegisterEntries, by: EnteredBy, cipher: FieldCipher): Step[] {
  return [...placeSteps(entries, by, cipher), ...accountSteps(entries, cipher), ...cylinderSteps(entries, by)]
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
    (tx: Tx) => tx.insert(AreaEntity, newAreas),
    (tx: Tx) => tx.insert(CompanyEntity, newCompanies),
    (tx: Tx) => tx.insert(PremisesEntity, newPremises),
    (tx: Tx) => tx.insert(PartyEntity, newParties),
    (tx: Tx) => tx.insert(OccupancyEntity, occupancies),
    (tx: Tx) => tx.insert(SupplyEntity, supplies),
    (tx: Tx) => tx.insert(EquipmentEntity, equipment),
  ]
}

function accountSteps({ accounts = [] }: RegisterEntries, cipher: FieldCipher): Step[] {
  const newAccounts = accounts.filter(isNew).map((entry) => accountRow(entry, cipher))
  const assignments = accounts.flatMap(assignmentRows)
  return [(tx) => tx.insert(AccountEntity, newAccounts), (tx) => tx.insert(GridAssignmentEntity, assignments)]
}

function cylinderSteps({ cylinders = [] }: RegisterEntries, by: EnteredBy): Step[] {
  const newCylinders = cylinders.filter(isNew).map(cylinderRow)
  const aliases = cylinders.flatMap((entry) => aliasRows(entry, by.at))
  return [(tx) => tx.insert(CylinderEntity, newCylinders), (tx) => tx.insert(CylinderAliasEntity, aliases)]
}
