import type { Grade } from '../checklist/checklist'
import type { CalendarDate, Instant } from '../time/calendar'

/** 预警 will be wrong on a date · 告警 is wrong now */
export type AlertKind = 'warning' | 'alarm'
export const ALERT_KIND_LABEL: Record<AlertKind, string> = { warning: '预警', alarm: '告警' }

export const ALERT_RULES = [
  'CYL_TEST_OVERDUE',
  'CYL_TEST_DUE_SOON',
  'CYL_LIFE_EXPIRED',
  'CYL_RECALLED',
  'CYL_UNREGISTERED',
  'CYL_MISSING',
  'CYL_FILLED_SCRAPPED',
  'CYL_FILLED_OVERDUE',
  'CYL_FILLED_FOREIGN',
  'CYL_FILLED_UNKNOWN',
  'CYL_FILLED_UNSAFE',
  'DELIVERY_FOUND',
  'CYL_TWIN',
  'CYL_TWIN_HERE',
  'CYL_TOO_FAST',
  'CYL_NEVER_DELIVERED',
  'CYL_NEVER_FILLED',
  'CYL_STOCKPILE',
  'CYL_QUIET',
  'STOCK_OVER_LIMIT',
  'STOVE_EXPIRED',
  'HOSE_EXPIRED',
  'REGULATOR_EXPIRED',
  'DETECTOR_EXPIRED',
  'EQUIPMENT_DUE_SOON',
  'VISIT_OVERDUE',
  'HAZARD_OVERDUE',
  'ACCESS_FAILED',
  'LEAK_REPORTED',
  'DELIVERY_REFUSED',
  'LICENCE_EXPIRED',
  'LICENCE_DUE_SOON',
  'INTERFACE_SILENT',
] as const
export type AlertRule = (typeof ALERT_RULES)[number]

export type AlertSubjectKind = 'cylinder' | 'equipment' | 'premises' | 'hazard' | 'company'

/** Who acts on an alert. */
export type Actor = 'company' | 'household' | 'inspector' | 'street' | 'office'
export const ACTOR_LABEL: Record<Actor, string> = {
  company: '燃气企业',
  household: '住户/商户',
  inspector: '网格员',
  street: '街道网格中心',
  office: '区安委办',
}

/** What every alert must answer: why, who acts, what ends it, on which rule it rests. */
export interface AlertRuleInfo {
  code: AlertRule
  kind: AlertKind
  title: string
  grade: Grade
  actor: Actor
  /** 怎样算完 */
  endsWhen: string
  basis: string
  unverified: boolean
  /** Checklist items whose open hazard on the same thing covers this alert (it folds under it). */
  foldsUnder: readonly string[]
}

export type AlertStatus = 'open' | 'acknowledged' | 'closed'
export const ALERT_STATUS_LABEL: Record<AlertStatus, string> = {
  open: '待接收',
  acknowledged: '处理中',
  closed: '已办结',
}

/** State of an alert as facts make it (see `applyAlertFact`). */
export interface AlertState {
  id: string
  rule: AlertRule
  subjectKind: AlertSubjectKind
  subjectId: string
  status: AlertStatus
  raisedAt: Instant
  dueOn: CalendarDate | null
  hazardId: string | null
  acknowledgedBy: string | null
  acknowledgedAt: Instant | null
  closedAt: Instant | null
  closeReason: 'condition_ended' | 'false_alarm' | null
  disputedBy: string | null
}
