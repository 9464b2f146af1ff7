import { DomainError, type Problem } from '../error/domain-error'
import { addMonths, type CalendarDate, isCalendarDate } from '../time/calendar'
import { PREMISES_STATUS_LABEL, type PremisesStatus } from './premises'

/** 清瓶: what became of a bottle registered at a place that leaves use. */
export type BottleFate = 'returned' | 'moved' | 'kept_closed' | 'missing'
export const BOTTLE_FATE_LABEL: Record<BottleFate, string> = {
  returned: '已退回企业',
  moved: '已搬走',
  kept_closed: '关阀留存',
  missing: '去向不明',
}

/** What cooks there instead of bottled gas. */
export type Replacement = 'electric' | 'pipeline' | 'none'
export const REPLACEMENT_LABEL: Record<Replacement, string> = {
  electric: '瓶改电',
  pipeline: '瓶改管',
  none: '不再用气（业主说明）',
}

export interface StatusChange {
  to: PremisesStatus
  /** The day on which it became so. */
  on: CalendarDate
  reviewOn: CalendarDate | null
  replacedBy: Replacement | null
  /** Nothing smelt and nothing measured at the door; null when nobody sniffed. */
  sniffOk: boolean | null
  bottles: readonly { cylinderId: string; fate: BottleFate }[]
  photoIds: readonly string[]
}

export interface ChangingPlace {
  status: PremisesStatus
  registeredOn: CalendarDate
  /** Every bottle the register expects there, one 去向不明 included. */
  bottleIds: readonly string[]
}

export interface StatusNeeds {
  /** Every bottle accounted for, with these answers. */
  fates: readonly BottleFate[]
  sniff: boolean
  review: 'required' | 'optional' | 'none'
  replacement: boolean
}

/** A house that stands empty does not close for a holiday, and what was never found cannot. */
export const STATUS_STEPS: Record<PremisesStatus, readonly PremisesStatus[]> = {
  in_use: ['suspended', 'vacant', 'retired', 'not_found'],
  suspended: ['in_use', 'vacant', 'retired', 'not_found'],
  vacant: ['in_use', 'retired', 'not_found'],
  retired: ['in_use', 'vacant'],
  not_found: ['in_use', 'vacant', 'retired'],
}

const GONE: readonly BottleFate[] = ['returned', 'moved', 'missing']

export const STATUS_NEEDS: Record<PremisesStatus, StatusNeeds> = {
  in_use: { fates: [], sniff: false, review: 'none', replacement: false },
  suspended: { fates: [...GONE, 'kept_closed'], sniff: true, review: 'required', replacement: false },
  vacant: { fates: GONE, sniff: false, review: 'optional', replacement: false },
  retired: { fates: GONE, sniff: false, review: 'none', replacement: true },
  not_found: { fates: GONE, sniff: false, review: 'optional', replacement: false },
}

/** A closed shop is looked at again within this time. */
const REVIEW_MONTHS = 6

/** Throws PREMISES_STATE for a step that does not exist, STATUS_INCOMPLETE with everything still missing. */
export function assertStatusChange(place: ChangingPlace, change: StatusChange, today: CalendarDate): void {
  if (!STATUS_STEPS[place.status].includes(change.to))
    throw new DomainError(
      'PREMISES_STATE',
      `现为${PREMISES_STATUS_LABEL[place.status]}，不能改为${PREMISES_STATUS_LABEL[change.to]}，请刷新后再看`,
    )
  const problems = statusProblems(place, change, today)
  if (problems.length > 0)
    throw new DomainError(
      'STATUS_INCOMPLETE',
      `改为${PREMISES_STATUS_LABEL[change.to]}还缺少内容，请按提示补齐`,
      problems,
    )
}

function statusProblems(place: ChangingPlace, change: StatusChange, today: CalendarDate): Problem[] {
  const needs = STATUS_NEEDS[change.to]
  return [
    ...dayProblems(place, change, today),
    ...bottleProblems(place, change, needs),
    ...(needs.sniff ? sniffProblems(change) : []),
    ...reviewProblems(change, needs, today),
    ...(needs.replacement ? replacementProblems(change) : []),
  ]
}

function dayProblems({ registeredOn }: ChangingPlace, { on }: StatusChange, today: CalendarDate): Problem[] {
  if (isCalendarDate(on) && on >= registeredOn && on <= today) return []
  return [{ path: 'on', message: `变更日期应在登记日 ${registeredOn} 至今天之间` }]
}

/** Reopening accounts for nothing: the visit it triggers counts the bottles. */
function bottleProblems(
  { bottleIds }: ChangingPlace,
  { bottles, to }: StatusChange,
  { fates }: StatusNeeds,
): Problem[] {
  const expected = to === 'in_use' ? [] : bottleIds
  const told = bottles.map(({ cylinderId }) => cylinderId)
  const missing = expected.filter((id) => !told.includes(id)).length
  const wrong = bottles.flatMap(({ cylinderId, fate }, i) => {
    const path = `bottles[${i}]`
    if (!expected.includes(cylinderId) || told.indexOf(cylinderId) !== i)
      return [{ path, message: `第${i + 1}只气瓶不在这里的登记中或重复，请刷新后再填` }]
    if (fates.includes(fate)) return []
    return [{ path, message: `改为${PREMISES_STATUS_LABEL[to]}，气瓶不能${BOTTLE_FATE_LABEL[fate]}，请先清走` }]
  })
  return missing === 0 ? wrong : [{ path: 'bottles', message: `还有 ${missing} 只气瓶没有说明去向（清瓶）` }, ...wrong]
}

function sniffProblems({ sniffOk }: StatusChange): Problem[] {
  if (sniffOk) return []
  const message = sniffOk === null ? '停业前须在门口闻检' : '门口有气味：先按险情处置，不能登记停业'
  return [{ path: 'sniffOk', message }]
}

function reviewProblems({ reviewOn }: StatusChange, { review }: StatusNeeds, today: CalendarDate): Problem[] {
  const path = 'reviewOn'
  if (reviewOn === null) return review === 'required' ? [{ path, message: '请填写复看日期' }] : []
  if (review === 'none') return [{ path, message: '这项变更不填复看日期' }]
  const latest = addMonths(today, REVIEW_MONTHS)
  if (isCalendarDate(reviewOn) && reviewOn > today && reviewOn <= latest) return []
  return [{ path, message: `复看日期应在明天至 ${latest} 之间` }]
}

function replacementProblems({ replacedBy, photoIds }: StatusChange): Problem[] {
  if (replacedBy === null) return [{ path: 'replacedBy', message: '请选择瓶改电、瓶改管，或附业主说明' }]
  if (replacedBy === 'none' && photoIds.length === 0)
    return [{ path: 'photoIds', message: '没有瓶改电、瓶改管时，请拍业主签名的停用说明' }]
  return []
}
