import { DomainError, type Problem } from '../error/domain-error'
import { addDays, type CalendarDate, isCalendarDate } from '../time/calendar'
import type { CompanyRole } from './company'

export const LICENCE_KINDS = ['gas_business', 'cylinder_filling', 'hazmat_transport'] as const
export type LicenceKind = (typeof LICENCE_KINDS)[number]

export interface LicenceKindInfo {
  label: string
  /** Who gives it out. */
  issuedBy: string
  /** Nobody does this without it. */
  neededFor: readonly CompanyRole[]
  basis: string
  unverified: boolean
}

/** Which licence who needs. What could not be read in its own text is marked and shown as 未核实. */
export const LICENCE_KIND_INFO: Record<LicenceKind, LicenceKindInfo> = {
  gas_business: {
    label: '燃气经营许可证',
    issuedBy: '燃气管理部门（城市管理）',
    neededFor: ['filling', 'sales'],
    basis: '《城镇燃气管理条例》第十五条（条号未核实）；《城镇燃气经营安全重大隐患判定标准》第四条',
    unverified: true,
  },
  cylinder_filling: {
    label: '移动式压力容器／气瓶充装许可证',
    issuedBy: '市场监管部门',
    neededFor: ['filling'],
    basis: '《特种设备安全法》第四十九条',
    unverified: false,
  },
  hazmat_transport: {
    label: '道路危险货物运输许可',
    issuedBy: '交通运输部门',
    neededFor: ['transport'],
    basis: '《道路危险货物运输管理规定》（条文未核实）',
    unverified: true,
  },
}

export const licencesNeeded = (roles: readonly CompanyRole[]): LicenceKind[] =>
  LICENCE_KINDS.filter((kind) => LICENCE_KIND_INFO[kind].neededFor.some((role) => roles.includes(role)))

/** One certificate: a renewal is another one beside it, so that the history stays. */
export interface Licence {
  kind: LicenceKind
  fromOn: CalendarDate
  toOn: CalendarDate
}

/** Renewals are applied for in good time: first a reminder, then a graver one. */
export const LICENCE_WARN_DAYS = 60
export const LICENCE_URGE_DAYS = 30

export type LicenceState = 'missing' | 'expired' | 'urgent' | 'soon' | 'valid'
export const LICENCE_STATE_LABEL: Record<LicenceState, string> = {
  missing: '没有登记',
  expired: '已过期',
  urgent: '30天内到期',
  soon: '60天内到期',
  valid: '有效',
}

/** Until when each kind is held: of several certificates the one that lasts longest. */
export function heldUntil(licences: readonly Licence[]): Map<LicenceKind, CalendarDate> {
  const until = new Map<LicenceKind, CalendarDate>()
  for (const { kind, toOn } of licences) if (toOn > (until.get(kind) ?? '')) until.set(kind, toOn)
  return until
}

export function licenceState(until: CalendarDate | undefined, today: CalendarDate): LicenceState {
  if (until === undefined) return 'missing'
  if (until < today) return 'expired'
  if (until <= addDays(today, LICENCE_URGE_DAYS)) return 'urgent'
  return until <= addDays(today, LICENCE_WARN_DAYS) ? 'soon' : 'valid'
}

/** Longer than any of these licences is given. */
const LONGEST_DAYS = 20 * 366

/** Throws LICENCE_DATES with what to mend. */
export function assertLicenceDates({ fromOn, toOn }: Omit<Licence, 'kind'>, today: CalendarDate): void {
  const problems: Problem[] = []
  if (!isCalendarDate(fromOn) || fromOn > addDays(today, LICENCE_WARN_DAYS))
    problems.push({ path: 'fromOn', message: `有效期起应为真实日期，最晚 ${addDays(today, LICENCE_WARN_DAYS)}` })
  if (!isCalendarDate(toOn) || toOn <= fromOn || toOn > addDays(fromOn, LONGEST_DAYS))
    problems.push({ path: 'toOn', message: '有效期止应晚于有效期起，且不超过20年' })
  if (problems.length > 0) throw new DomainError('LICENCE_DATES', '许可证有效期不对，请照证件核对', problems)
}
