import type { Equipment, EquipmentKind } from '../equipment/equipment'
import { DomainError, type Problem } from '../error/domain-error'
import { addYears, type CalendarDate, isCalendarDate } from '../time/calendar'

/** What the office writes down of a set or a detector, apart from its name and brand. */
export type EquipmentDates = Pick<
  Equipment,
  'hasWaterHeater' | 'stoveSoldOn' | 'hoseKind' | 'hoseFrom' | 'regulatorFrom' | 'regulatorUntil' | 'detectorFrom'
> & { madeOn: CalendarDate | null }

type DateField = Exclude<keyof EquipmentDates, 'hasWaterHeater' | 'hoseKind'>

export const EQUIPMENT_FIELD_LABEL: Record<keyof EquipmentDates, string> = {
  hasWaterHeater: '热水器',
  madeOn: '出厂日期',
  stoveSoldOn: '灶具售出',
  hoseKind: '软管种类',
  hoseFrom: '软管安装',
  regulatorFrom: '调压阀启用',
  regulatorUntil: '调压阀到期',
  detectorFrom: '报警器安装',
}

const PAST: readonly DateField[] = ['madeOn', 'stoveSoldOn', 'hoseFrom', 'regulatorFrom', 'detectorFrom']
const OF_SET: readonly (keyof EquipmentDates)[] = [
  'stoveSoldOn',
  'hoseKind',
  'hoseFrom',
  'regulatorFrom',
  'regulatorUntil',
]
/** No appliance in use is older, and no stamp reaches further. */
const OLDEST_YEARS = 50
const LONGEST_YEARS = 20

/** Throws EQUIPMENT_INVALID with every date that cannot be true. */
export function assertEquipmentDates(kind: EquipmentKind, dates: EquipmentDates, today: CalendarDate): void {
  const problems = [...foreignProblems(kind, dates), ...dateProblems(dates, today), ...orderProblems(dates, today)]
  if (problems.length > 0) throw new DomainError('EQUIPMENT_INVALID', '设备日期有误，请按提示修改', problems)
}

const problem = (path: keyof EquipmentDates, message: string): Problem => ({ path, message })

/** A detector has neither hose nor stove, a set no detector. */
function foreignProblems(kind: EquipmentKind, dates: EquipmentDates): Problem[] {
  const foreign = kind === 'detector' ? OF_SET : (['detectorFrom'] as const)
  return foreign
    .filter((field) => dates[field] !== null)
    .map((field) =>
      problem(field, `${kind === 'detector' ? '报警器' : '灶具组'}没有“${EQUIPMENT_FIELD_LABEL[field]}”，请留空`),
    )
}

function dateProblems(dates: EquipmentDates, today: CalendarDate): Problem[] {
  const oldest = addYears(today, -OLDEST_YEARS)
  return PAST.flatMap((field) => {
    const date = dates[field]
    if (date === null || (isCalendarDate(date) && date <= today && date >= oldest)) return []
    return [problem(field, `${EQUIPMENT_FIELD_LABEL[field]}应在 ${oldest} 至今天之间`)]
  })
}

function orderProblems(dates: EquipmentDates, today: CalendarDate): Problem[] {
  const { hoseKind, hoseFrom, regulatorFrom, regulatorUntil, madeOn } = dates
  const latest = addYears(today, LONGEST_YEARS)
  const made = PAST.filter((field) => field !== 'madeOn' && madeOn !== null && (dates[field] ?? madeOn) < madeOn)
  const stamp = regulatorUntil !== null && (regulatorUntil > latest || regulatorUntil < (regulatorFrom ?? ''))
  return [
    ...(hoseFrom !== null && hoseKind === null ? [problem('hoseKind', '填了软管安装日期，请选择软管种类')] : []),
    ...(stamp ? [problem('regulatorUntil', `调压阀到期应在启用之后、${latest} 以前`)] : []),
    ...made.map((field) => problem(field, `${EQUIPMENT_FIELD_LABEL[field]}不能早于出厂日期 ${madeOn}`)),
  ]
}

/** Throws DATE_UNLIKELY for a day on which a thing cannot have been taken away. */
export function assertRemovedOn(on: CalendarDate, fromOn: CalendarDate | null, today: CalendarDate): void {
  if (isCalendarDate(on) && on <= today && on >= (fromOn ?? '')) return
  const message = fromOn ? `日期应在启用日 ${fromOn} 至今天之间` : '日期应为今天或以前的真实日期'
  throw new DomainError('DATE_UNLIKELY', message, [{ path: 'on', message }])
}
