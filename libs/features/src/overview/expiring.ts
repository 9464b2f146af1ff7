import { type CalendarDate, type Equipment, equipmentValidity, isDueSoon, type PremisesType } from '@app/domain'
import type { CylinderGroup, EquipmentGroup } from '@app/persistence'

export interface Expiring {
  kind: string
  label: string
  overdue: number
  within30: number
}

const PART_LABEL: Record<EquipmentGroup['part'], string> = {
  stove: '灶具',
  hose: '软管',
  regulator: '减压阀',
  detector: '报警器',
}

/** 瓶 · 灶 · 管 · 阀 · 报警器: what is over and what will be within 30 days. */
export function expiring(
  cylinders: readonly CylinderGroup[],
  equipment: readonly EquipmentGroup[],
  today: CalendarDate,
): Expiring[] {
  const bottles = {
    kind: 'cylinder',
    label: '气瓶',
    overdue: sum(cylinders, 'overdue'),
    within30: sum(cylinders, 'soon'),
  }
  const parts = Object.keys(PART_LABEL) as EquipmentGroup['part'][]
  return [bottles, ...parts.map((part) => partCount(part, equipment, today))]
}

const sum = <K extends string>(rows: readonly Record<K, number>[], key: K): number =>
  rows.reduce((total, row) => total + row[key], 0)

function partCount(part: EquipmentGroup['part'], equipment: readonly EquipmentGroup[], today: CalendarDate): Expiring {
  const count = { kind: part, label: PART_LABEL[part], overdue: 0, within30: 0 }
  for (const group of equipment) {
    const until = group.part === part ? untilOf(group) : null
    if (until === null) continue
    if (until < today) count.overdue += group.n
    else if (isDueSoon(until, today)) count.within30 += group.n
  }
  return count
}

const BLANK: Equipment = {
  id: '',
  kind: 'appliance',
  label: '',
  hasWaterHeater: false,
  stoveSoldOn: null,
  hoseKind: null,
  hoseFrom: null,
  regulatorFrom: null,
  regulatorUntil: null,
  detectorFrom: null,
}

/** By the same rules that judge one set of equipment. */
function untilOf({ part, type, hoseKind, from, until }: EquipmentGroup): CalendarDate | null {
  const validity = (dates: Partial<Equipment>, of: PremisesType) => equipmentValidity({ ...BLANK, ...dates }, of)
  switch (part) {
    case 'stove':
      return validity({ stoveSoldOn: from }, type).stoveUntil
    case 'hose':
      return validity({ hoseKind, hoseFrom: from }, type).hoseUntil
    case 'regulator':
      return validity({ regulatorFrom: from, regulatorUntil: until }, type).regulatorUntil
    case 'detector':
      return validity({ detectorFrom: from }, type).detectorUntil
  }
}
