import { DomainError } from '../error/domain-error'
import type { VisitKind } from '../inspection/inspection'
import { addDays, addMonths, type CalendarDate, type Instant, isCalendarDate } from '../time/calendar'
import { dateWords } from '../time/words'

export type DayPart = 'morning' | 'afternoon' | 'evening'
export const DAY_PARTS = ['morning', 'afternoon', 'evening'] as const
/** People who work are at home in the evening; such a visit counts like any other. */
export const DAY_PART_LABEL: Record<DayPart, string> = {
  morning: '上午 9 点到 12 点',
  afternoon: '下午 2 点到 6 点',
  evening: '晚上 6 点到 8 点',
}

/** 已告知 · 用户知道了 · 用户要改约 · 已取消 */
export type AppointmentStatus = 'announced' | 'confirmed' | 'change_asked' | 'withdrawn'

/** With what follows by itself: the visit took place, or its day went by without one. */
export type AppointmentState = AppointmentStatus | 'done' | 'missed'
export const APPOINTMENT_STATE_LABEL: Record<AppointmentState, string> = {
  announced: '已告知',
  confirmed: '用户已确认',
  change_asked: '用户要改时间',
  withdrawn: '已取消',
  done: '已上门',
  missed: '过了日子没上门',
}

export const APPOINTMENT_PURPOSES = ['annual', 'first', 'recheck', 'special', 'joint'] as const satisfies VisitKind[]
export const PURPOSE_WORDS: Record<(typeof APPOINTMENT_PURPOSES)[number], string> = {
  annual: '每年一次的用气安全检查',
  first: '第一次用气安全检查',
  recheck: '看上次的问题改好没有',
  special: '专项用气安全检查',
  joint: '几个部门一起的用气安全检查',
}

/** 青岛市燃气管理条例 §28: three days' notice of time and people. Tianjin's own article is not verified (未核实). */
export const NOTICE_DAYS = 3
/** Said wherever somebody would rely on it. */
export const NOTICE_DAYS_BASIS = '参照《青岛市燃气管理条例》第二十八条，天津的规定未核实'

/** Chosen, never typed: the household reads it, and it goes into a message. */
export const WITHDRAW_REASONS = ['inspector', 'weather', 'checked', 'mistake', 'household'] as const
export type WithdrawReason = (typeof WITHDRAW_REASONS)[number]
export const WITHDRAW_REASON_LABEL: Record<WithdrawReason, string> = {
  inspector: '检查人员临时来不了',
  weather: '天气不好',
  checked: '已经查过，不用再来',
  mistake: '约错了',
  household: '按您家的要求取消',
}
/** Further ahead nobody plans. */
const AHEAD_MONTHS = 3

/** Throws DATE_UNLIKELY for a past or far day, NOTICE_TOO_SHORT when it was not agreed by word of mouth. */
export function assertAnnounceable(visitOn: CalendarDate, agreed: boolean, today: CalendarDate): void {
  const latest = addMonths(today, AHEAD_MONTHS)
  if (!isCalendarDate(visitOn) || visitOn < today || visitOn > latest)
    throw refusal('DATE_UNLIKELY', `上门日期应在今天至 ${dateWords(latest)} 之间`)
  const earliest = addDays(today, NOTICE_DAYS)
  if (!agreed && visitOn < earliest)
    throw refusal(
      'NOTICE_TOO_SHORT',
      `要提前 ${NOTICE_DAYS} 天告知（${NOTICE_DAYS_BASIS}）：最早 ${dateWords(earliest)}。已和用户当面或电话说好的，请勾选“已说好”`,
    )
}

/** Throws DATE_UNLIKELY for a wish that cannot be met. */
export function assertWish(wishedOn: CalendarDate, today: CalendarDate): void {
  const latest = addMonths(today, AHEAD_MONTHS)
  if (!isCalendarDate(wishedOn) || wishedOn <= today || wishedOn > latest)
    throw refusal('DATE_UNLIKELY', `请选明天至 ${dateWords(latest)} 之间的一天`)
}

const refusal = (code: string, message: string) => new DomainError(code, message, [{ path: 'body.visitOn', message }])

interface Announced {
  status: AppointmentStatus
  visitOn: CalendarDate
  announcedAt: Instant
}

/** A visit on or after its day, or any visit since it was announced, is what it was for. */
export function appointmentState(
  { status, visitOn, announcedAt }: Announced,
  lastVisitAt: Instant | null,
  today: CalendarDate,
): AppointmentState {
  if (status === 'withdrawn') return status
  if (lastVisitAt !== null && lastVisitAt > announcedAt) return 'done'
  return visitOn < today ? 'missed' : status
}

/** 2026年6月15日（星期一）上午 9 点到 12 点 */
export function appointmentWords(visitOn: CalendarDate, part: DayPart): string {
  return `${dateWords(visitOn)}（星期${weekday(visitOn)}）${DAY_PART_LABEL[part]}`
}

const weekday = (day: CalendarDate): string => '日一二三四五六'.charAt(new Date(`${day}T00:00:00Z`).getUTCDay())
