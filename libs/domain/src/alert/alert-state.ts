import { DomainError } from '../error/domain-error'
import type { FactLike } from '../fact/bodies'
import type { AlertClosedBody, AlertDisputedBody, AlertRaisedBody, AlertUpdatedBody } from '../fact/hazard-bodies'
import { ALERT_STATUS_LABEL, type AlertState } from './alert'

/** State of an alert after a fact, used when writing and when replaying. A closed alert stays closed. */
export function applyAlertFact(state: AlertState | null, fact: FactLike): AlertState | null {
  if (fact.kind === 'alert.raised') return state ?? raised(fact as FactLike<AlertRaisedBody>)
  if (!fact.kind.startsWith('alert.')) return state
  if (state === null) throw new DomainError('ALERT_NOT_FOUND', '这条告警还没有产生，不能继续处理')
  return state.status === 'closed' ? state : advance(state, fact)
}

function advance(state: AlertState, fact: FactLike): AlertState {
  switch (fact.kind) {
    case 'alert.updated': {
      const { dueOn, hazardId } = (fact as FactLike<AlertUpdatedBody>).body
      return { ...state, dueOn, hazardId }
    }
    case 'alert.acknowledged':
    case 'alert.dispatched':
      return acknowledged(state, fact)
    case 'alert.disputed': {
      const proposed = (fact as FactLike<AlertDisputedBody>).body.stage === 'proposed'
      return { ...state, disputedBy: proposed ? fact.actorId : null }
    }
    case 'alert.closed': {
      const { reason } = (fact as FactLike<AlertClosedBody>).body
      return { ...state, status: 'closed', closedAt: fact.occurredAt, closeReason: reason }
    }
    default:
      return state
  }
}

function raised({ body, occurredAt }: FactLike<AlertRaisedBody>): AlertState {
  return {
    id: body.alertId,
    rule: body.rule,
    subjectKind: body.subjectKind,
    subjectId: body.subjectId,
    status: 'open',
    raisedAt: occurredAt,
    dueOn: body.dueOn,
    hazardId: body.hazardId,
    acknowledgedBy: null,
    acknowledgedAt: null,
    closedAt: null,
    closeReason: null,
    disputedBy: null,
  }
}

/** 派单 takes the alert in hand as 接收 does; the first to do so stays named. */
function acknowledged(state: AlertState, { actorId, occurredAt }: FactLike): AlertState {
  if (state.status !== 'open') return state
  return { ...state, status: 'acknowledged', acknowledgedBy: actorId, acknowledgedAt: occurredAt }
}

export type AlertAction = 'acknowledge' | 'dispatch' | 'dispute' | 'confirm_dispute'

export const ALERT_ACTION_LABEL: Record<AlertAction, string> = {
  acknowledge: '接收',
  dispatch: '派单',
  dispute: '报误报',
  confirm_dispute: '确认误报',
}

type Judged = Pick<AlertState, 'status' | 'disputedBy'>

const IS_OPEN_TO: Record<AlertAction, (state: Judged) => boolean> = {
  acknowledge: ({ status }) => status === 'open',
  dispatch: ({ status }) => status !== 'closed',
  dispute: ({ status, disputedBy }) => status !== 'closed' && disputedBy === null,
  confirm_dispute: ({ status, disputedBy }) => status !== 'closed' && disputedBy !== null,
}

/** The actions this person may take now; 误报 is confirmed by another person than the one who reported it. */
export function allowedAlertActions(state: Judged, actorId: string | null): AlertAction[] {
  return (Object.keys(IS_OPEN_TO) as AlertAction[]).filter(
    (action) => IS_OPEN_TO[action](state) && !(action === 'confirm_dispute' && state.disputedBy === actorId),
  )
}

/** Throws a `DomainError` when the action cannot be taken now by this person. */
export function assertAlertAction(state: Judged, action: AlertAction, actorId: string | null): void {
  if (!IS_OPEN_TO[action](state)) {
    const now = state.status !== 'closed' && state.disputedBy !== null ? '待确认误报' : ALERT_STATUS_LABEL[state.status]
    throw new DomainError('ALERT_STATE', `告警现在是“${now}”，不能${ALERT_ACTION_LABEL[action]}，请刷新后再看`)
  }
  if (action === 'confirm_dispute' && state.disputedBy === actorId) {
    throw new DomainError('ALERT_SAME_PERSON', '误报要由另一人确认，不能自己报、自己确认')
  }
}
