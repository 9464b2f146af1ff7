import type { AlertRule } from '../alert/alert'
import type { Equipment, EquipmentValidity } from '../equipment/equipment'
import { equipmentValidity } from '../equipment/validity'
import type { PremisesType } from '../premises/premises'
import type { CalendarDate } from '../time/calendar'
import { isDueSoon } from '../time/due-soon'
import { condition } from './condition'
import { changesAround } from './next-review'
import type { Condition, PremisesSnapshot } from './review'

const PARTS: readonly { key: keyof EquipmentValidity; rule: AlertRule; name: string }[] = [
  { key: 'stoveUntil', rule: 'STOVE_EXPIRED', name: '灶具' },
  { key: 'hoseUntil', rule: 'HOSE_EXPIRED', name: '软管' },
  { key: 'regulatorUntil', rule: 'REGULATOR_EXPIRED', name: '调压器' },
  { key: 'detectorUntil', rule: 'DETECTOR_EXPIRED', name: '报警器' },
]

/** Ages of stove, hose, regulator and detector at a place in use. */
export function equipmentConditions(snapshot: PremisesSnapshot, today: CalendarDate): Condition[] {
  return snapshot.equipment.flatMap((equipment) => {
    const hazards = snapshot.hazards.filter(({ thingId }) => thingId === equipment.id)
    const subject = { kind: 'equipment' as const, id: equipment.id, hazards }
    const dated = datedParts(equipment, snapshot.type)
    const expired = dated
      .filter(({ until }) => today > until)
      .map(({ rule, until }) => condition(rule, subject, until, { until }))
    return [...expired, ...dueSoon(dated, subject, today)]
  })
}

/** Every day on which one of the answers above changes. */
export function equipmentChangeDays({ equipment, type }: PremisesSnapshot): CalendarDate[] {
  return equipment.flatMap((each) => datedParts(each, type).flatMap(({ until }) => changesAround(until)))
}

interface DatedPart {
  rule: AlertRule
  name: string
  until: CalendarDate
}

function datedParts(equipment: Equipment, type: PremisesType): DatedPart[] {
  const validity = equipmentValidity(equipment, type)
  return PARTS.flatMap(({ key, rule, name }) => {
    const until = validity[key]
    return until === null ? [] : [{ rule, name, until }]
  })
}

/** One warning a set, named after what ends first: the household buys the parts in one go. */
function dueSoon(dated: DatedPart[], subject: Parameters<typeof condition>[1], today: CalendarDate): Condition[] {
  const soon = dated.filter(({ until }) => isDueSoon(until, today))
  const [until] = soon.map((part) => part.until).sort()
  if (until === undefined) return []
  const parts = soon
    .filter((part) => part.until === until)
    .map(({ name }) => name)
    .join('、')
  return [condition('EQUIPMENT_DUE_SOON', subject, until, { until, parts })]
}
