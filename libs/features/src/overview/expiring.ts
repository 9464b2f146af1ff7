import {
  addDays,
  addYears,
  type CalendarDate,
  DUE_SOON_DAYS,
  daysBetween,
  type Equipment,
  type EquipmentValidity,
  equipmentValidity,
  type HoseKind,
  type PremisesType,
} from '@app/domain'
import type { CylinderGroup, EquipmentLimits, EquipmentOver } from '@app/persistence'

export interface Expiring {
  kind: string
  label: string
  overdue: number
  within30: number
}

const PART_LABEL: Record<keyof EquipmentOver, string> = {
  stove: '灶具',
  hose: '软管',
  regulator: '调压器',
  detector: '报警器',
}

/** 瓶 · 灶 · 管 · 阀 · 报警器: what is over and what will be within 30 days. */
export function expiring(cylinders: readonly CylinderGroup[], [over, overSoon]: readonly EquipmentOver[]): Expiring[] {
  const bottles = { overdue: sum(cylinders, 'overdue'), within30: sum(cylinders, 'soon') }
  const parts = Object.keys(PART_LABEL) as (keyof EquipmentOver)[]
  return [
    { kind: 'cylinder', label: '气瓶', ...bottles },
    ...parts.map((part) => {
      const overdue = over?.[part] ?? 0
      return { kind: part, label: PART_LABEL[part], overdue, within30: (overSoon?.[part] ?? 0) - overdue }
    }),
  ]
}

const sum = <K extends string>(rows: readonly Record<K, number>[], key: K): number =>
  rows.reduce((total, row) => total + row[key], 0)

/** Limits for what is over today, and for what will be the day after the reminder's last. */
export const expiringLimits = (today: CalendarDate): EquipmentLimits[] => [
  limitsOn(today),
  limitsOn(addDays(today, DUE_SOON_DAYS + 1)),
]

function limitsOn(day: CalendarDate): EquipmentLimits {
  const hose = (hoseKind: HoseKind) => firstLasting(day, (hoseFrom) => lastDay('hoseUntil', { hoseKind, hoseFrom }))
  const detector = (type: PremisesType) =>
    firstLasting(day, (detectorFrom) => lastDay('detectorUntil', { detectorFrom }, type))
  return {
    stove: firstLasting(day, (stoveSoldOn) => lastDay('stoveUntil', { stoveSoldOn })),
    hose: {
      stainless: hose('stainless'),
      metal_clad: hose('metal_clad'),
      composite: hose('composite'),
      rubber: hose('rubber'),
    },
    regulatorUntil: day,
    regulatorFrom: firstLasting(day, (regulatorFrom) => lastDay('regulatorUntil', { regulatorFrom })),
    detector: { resident: detector('resident'), catering: detector('catering'), other: detector('other') },
  }
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
const lastDay = (
  what: keyof EquipmentValidity,
  dates: Partial<Equipment>,
  type: PremisesType = 'resident',
): CalendarDate => equipmentValidity({ ...BLANK, ...dates }, type)[what] ?? ''

const LONGEST_LIFE_YEARS = 40

/** The earliest beginning whose last day is not before `day`: what began earlier is over by then. */
function firstLasting(day: CalendarDate, until: (from: CalendarDate) => CalendarDate): CalendarDate {
  const earliest = addYears(day, -LONGEST_LIFE_YEARS)
  let [low, high] = [0, daysBetween(earliest, day)]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (until(addDays(earliest, middle)) >= day) high = middle
    else low = middle + 1
  }
  return addDays(earliest, low)
}
