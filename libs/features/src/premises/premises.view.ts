import { type CalendarDate, dateInShanghai, hazardTitle } from '@app/domain'
import type { EquipmentEntity, HazardCount, OpenHazard, PremisesEntity, PremisesEquipment } from '@app/persistence'
import type { PlaceNames } from '../directory/directory.service'

export interface PremisesNumbers {
  place: PlaceNames
  partyName: string
  cylinders: number
  hazards: HazardCount | undefined
}

export function premisesRow(premises: PremisesEntity, { place, partyName, cylinders, hazards }: PremisesNumbers) {
  const { id, code, type, status, areaCode, label, lastVisitAt, lastOutcome, visitDueOn } = premises
  return {
    id,
    code,
    type,
    status,
    areaCode,
    ...place,
    label,
    partyName,
    cylinders,
    openHazards: hazards?.open ?? 0,
    worstGrade: hazards?.worst ?? null,
    lastVisitOn: lastVisitAt ? dateInShanghai(lastVisitAt) : null,
    lastOutcome,
    visitDueOn,
  }
}

export function equipmentView({ premisesId: _, ...equipment }: PremisesEquipment) {
  return equipment
}

export function keptEquipmentView({ premisesId, seenAt, removedAt, replacedById, ...row }: EquipmentEntity) {
  const { brand = null, madeOn = null, fromOn = null, toOn = null } = row
  return { ...row, hasWaterHeater: Boolean(row.hasWaterHeater), brand, madeOn, fromOn, toOn }
}

export function openHazardView(hazard: OpenHazard, today: CalendarDate, askerId: string) {
  const { id, item, reason, grade, status, deadlineOn, thingKind, thingId } = hazard
  const overdue = deadlineOn !== null && deadlineOn < today
  return {
    id,
    item,
    title: hazardTitle(item, reason),
    grade,
    status,
    deadlineOn,
    overdue,
    rectifiedByMe: hazard.rectifiedBy === askerId,
    thingKind,
    thingId,
  }
}
