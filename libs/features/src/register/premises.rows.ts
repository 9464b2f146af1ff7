import { buildingLabel, normalisePhone } from '@app/domain'
import type { EquipmentEntity, OccupancyEntity, PartyEntity, PremisesEntity, SupplyEntity } from '@app/persistence'
import type { FieldCipher } from '@app/platform'
import type { PartyEntry, PremisesEntry } from './entries'

export function premisesRow(entry: PremisesEntry, cipher: FieldCipher): PremisesEntity {
  return {
    id: entry.id,
    code: entry.code,
    type: entry.type,
    status: entry.status,
    areaCode: entry.areaCode,
    addressEnc: cipher.encrypt(entry.address, 'premises.address'),
    // Worked out by a job, and anew whenever the address is written.
    addressIndex: null,
    label: buildingLabel(entry.address).slice(0, 80),
    hasCylinderRoom: entry.hasCylinderRoom,
    registeredOn: entry.registeredOn,
    visitDueOn: entry.visitDueOn,
    lastVisitId: null,
    lastVisitAt: null,
    lastOutcome: null,
    lastCompletedOn: null,
    nextVisitOn: entry.nextVisitOn ?? null,
    typeSinceOn: entry.typeSinceOn ?? null,
  }
}

export function partyRow(entry: PartyEntry, cipher: FieldCipher): PartyEntity {
  const phone = entry.phone === null ? null : normalisePhone(entry.phone)
  return {
    id: entry.partyId,
    kind: entry.kind,
    nameEnc: cipher.encrypt(entry.name, 'party.name'),
    nameIndex: cipher.blindIndex(entry.name, 'party.name'),
    phoneEnc: phone === null ? null : cipher.encrypt(phone, 'party.phone'),
    phoneIndex: phone === null ? null : cipher.blindIndex(phone, 'party.phone'),
    createdAt: entry.createdAt,
  }
}

export function occupancyRow(premisesId: string, entry: PartyEntry): OccupancyEntity {
  const { occupancyId: id, partyId, role, fromOn } = entry
  return { id, premisesId, partyId, role, fromOn, toOn: null }
}

export function supplyRows({ id: premisesId, suppliers }: PremisesEntry): SupplyEntity[] {
  return suppliers
    .filter(({ isNew }) => isNew)
    .map(({ id, companyId, fromOn }) => ({ id, premisesId, companyId, fromOn, toOn: null }))
}

const UNKNOWN_EQUIPMENT = {
  hasWaterHeater: false,
  stoveSoldOn: null,
  hoseKind: null,
  hoseFrom: null,
  regulatorFrom: null,
  regulatorUntil: null,
  detectorFrom: null,
  seenAt: null,
  removedAt: null,
}

export function equipmentRows({ id: premisesId, equipment = [] }: PremisesEntry): EquipmentEntity[] {
  return equipment.map((thing) => ({ ...UNKNOWN_EQUIPMENT, ...thing, premisesId }))
}
