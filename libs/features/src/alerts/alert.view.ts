import {
  ACTOR_LABEL,
  ALERT_RULE_INFO,
  ALERT_STATUS_LABEL,
  type AlertAction,
  alertWords,
  allowedAlertActions,
  type Role,
} from '@app/domain'
import { type AlertDetailRow, type AlertEntity, type AlertListRow, areaNameOf } from '@app/persistence'
import type { Caller } from '../core/caller'

export const alertWhy = ({ rule, params }: Pick<AlertEntity, 'rule' | 'params'>): string =>
  alertWords(rule, JSON.parse(params) as Record<string, string | number>)

/** An alert answers: why, who acts, until when, and what ends it. */
export function alertRow(row: AlertListRow) {
  const { title, endsWhen } = ALERT_RULE_INFO[row.rule]
  return {
    id: row.id,
    rule: row.rule,
    kind: row.kind,
    title,
    why: alertWhy(row),
    grade: row.grade,
    status: row.status,
    statusLabel: ALERT_STATUS_LABEL[row.status],
    subjectKind: row.subjectKind,
    subjectId: row.subjectId,
    premisesId: row.premisesId,
    premisesLabel: row.premisesLabel,
    areaCode: row.areaCode,
    areaName: areaNameOf(row),
    dueOn: row.dueOn,
    raisedAt: row.raisedAt,
    actor: row.actor,
    actorLabel: ACTOR_LABEL[row.actor],
    companyName: row.companyName,
    cylinderCode: row.cylinderCode,
    endsWhen,
    folded: Number(row.folded),
    hazardId: row.hazardId,
    disputed: row.status !== 'closed' && row.disputedBy !== null,
  }
}

export const alertLine = ({ id, rule, status }: AlertEntity) => ({
  id,
  title: ALERT_RULE_INFO[rule].title,
  status: ALERT_STATUS_LABEL[status],
})

const CLOSE_REASON = { condition_ended: '情况已消除', false_alarm: '确认为误报' } as const

export function alertDetail(row: AlertDetailRow, caller: Caller, acknowledgedBy: string | null) {
  const { basis, unverified } = ALERT_RULE_INFO[row.rule]
  const { contactName, contactPhone } = row
  return {
    ...alertRow(row),
    knownAt: row.knownAt,
    basis,
    unverified,
    acknowledgedAt: row.acknowledgedAt,
    acknowledgedBy,
    closedAt: row.closedAt,
    closeReason: row.closeReason && CLOSE_REASON[row.closeReason],
    contact: contactName && contactPhone ? { name: contactName, phone: contactPhone } : null,
    actions: actionsOf(row, caller),
    version: row.version,
  }
}

const HANDLER: readonly AlertAction[] = ['acknowledge', 'dispatch', 'dispute', 'confirm_dispute']
const BY_ROLE: Partial<Record<Role, readonly AlertAction[]>> = {
  community: HANDLER,
  street: HANDLER,
  office: HANDLER,
  duty: ['acknowledge', 'dispatch'],
  company: ['acknowledge', 'dispute'],
}

/** What this person may do now. A leak is released with a repair and a zero reading, never argued away. */
export function actionsOf(row: AlertEntity, { accountId, role }: Caller): AlertAction[] {
  const mayTake = BY_ROLE[role] ?? []
  return allowedAlertActions(row, accountId).filter(
    (action) => mayTake.includes(action) && !(action === 'dispute' && row.rule === 'LEAK_REPORTED'),
  )
}
