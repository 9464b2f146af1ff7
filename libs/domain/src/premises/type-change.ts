import { DomainError } from '../error/domain-error'
import { PREMISES_REVIEW_RULES, visitDue } from '../review/review-premises'
import { addDays, type CalendarDate, isCalendarDate } from '../time/calendar'
import { PREMISES_TYPE_LABEL, type PremisesStatus, type PremisesType } from './premises'

/** 住家改饭馆、饭馆改住家: what is asked at a visit, how much gas may stand there and how often it is visited follow the type. */
export interface TypeChange {
  to: PremisesType
  /** The day on which it became so. */
  on: CalendarDate
  hasCylinderRoom: boolean
}

export interface TypedPlace {
  type: PremisesType
  status: PremisesStatus
  registeredOn: CalendarDate
  lastCompletedOn: CalendarDate | null
  nextVisitOn: CalendarDate | null
  typeSinceOn?: CalendarDate | null
}

export type AfterTypeChange = Pick<TypedPlace, 'type' | 'nextVisitOn'> & {
  hasCylinderRoom: boolean
  typeSinceOn: CalendarDate | null
  visitDueOn: CalendarDate | null
}

/** Nobody has ever gone through the list of the new type there: so soon somebody does. Our own rule, no law names a number. */
export const TYPE_VISIT_DAYS = 7

/** Throws TYPE_SAME, TYPE_ROOM, DATE_UNLIKELY. */
export function assertTypeChange(
  { type, registeredOn }: Pick<TypedPlace, 'type' | 'registeredOn'>,
  { to, on, hasCylinderRoom }: TypeChange,
  today: CalendarDate,
): void {
  if (to === type)
    throw new DomainError('TYPE_SAME', `这里已经登记为${PREMISES_TYPE_LABEL[type]}，不用改；请刷新后再看`)
  if (to === 'resident' && hasCylinderRoom) {
    const message = '居民用户不设气瓶间，请选“没有”'
    throw new DomainError('TYPE_ROOM', message, [{ path: 'hasCylinderRoom', message }])
  }
  if (isCalendarDate(on) && on >= registeredOn && on <= today) return
  const message = `变更日期应在登记日 ${registeredOn} 至今天之间`
  throw new DomainError('DATE_UNLIKELY', message, [{ path: 'on', message }])
}

/** True where the new type is looked at more often: there more can go wrong, and more people are near it. */
export const isGraver = (from: PremisesType, to: PremisesType): boolean =>
  PREMISES_REVIEW_RULES.visitEveryMonths[to] < PREMISES_REVIEW_RULES.visitEveryMonths[from]

export function afterTypeChange(
  place: TypedPlace,
  { to, on, hasCylinderRoom }: TypeChange,
  today: CalendarDate,
): AfterTypeChange {
  const graver = isGraver(place.type, to)
  const soon = place.status === 'in_use' && graver ? addDays(today, TYPE_VISIT_DAYS) : null
  const { nextVisitOn: agreed } = place
  const nextVisitOn = soon !== null && (agreed === null || soon < agreed) ? soon : agreed
  const typeSinceOn = graver ? on : null
  const visitDueOn = visitDue({ ...place, type: to, nextVisitOn, typeSinceOn })
  return { type: to, hasCylinderRoom, nextVisitOn, typeSinceOn, visitDueOn }
}
