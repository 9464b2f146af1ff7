import type { Equipment } from '../equipment/equipment'
import type { BottleCount, ThingRef } from '../inspection/inspection'
import type { PremisesType } from '../premises/premises'
import type { Checklist, ChecklistItem } from './checklist'

/** What the visit found: the place itself, the bottles counted, the appliance sets and detectors. */
export interface VisitThings {
  premisesId: string
  bottles: readonly Pick<BottleCount, 'cylinderId' | 'presence'>[]
  equipment: readonly Pick<Equipment, 'id' | 'kind' | 'hasWaterHeater'>[]
}

export interface ItemToAnswer {
  item: ChecklistItem
  thing: ThingRef
}

/**
 * Every question this visit must answer, in the order of the checklist. Each bottle present is looked at, empty ones
 * too: an overdue empty bottle would be filled again.
 */
export function itemsFor(
  checklist: Checklist,
  { premisesType, things }: { premisesType: PremisesType; things: VisitThings },
): ItemToAnswer[] {
  return checklist.items
    .filter((item) => item.appliesTo.includes(premisesType))
    .flatMap((item) => thingIds(item, things).map((id) => ({ item, thing: { kind: item.thing, id } })))
}

function thingIds(item: ChecklistItem, { premisesId, bottles, equipment }: VisitThings): string[] {
  switch (item.thing) {
    case 'place':
      return [premisesId]
    case 'cylinder':
      return bottles.filter(({ presence }) => presence === 'present').map(({ cylinderId }) => cylinderId)
    case 'appliance':
      return equipment
        .filter(({ kind, hasWaterHeater }) => kind === 'appliance' && (hasWaterHeater || !item.onlyWithWaterHeater))
        .map(({ id }) => id)
    case 'detector':
      return equipment.filter(({ kind }) => kind === 'detector').map(({ id }) => id)
  }
}
