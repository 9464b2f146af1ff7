import {
  type Actor,
  type AlertAcknowledgedBody,
  type AlertAction,
  type AlertClosedBody,
  type AlertDispatchedBody,
  type AlertDisputedBody,
  type AlertState,
  applyAlertFact,
  assertAlertAction,
  DomainError,
  type FactKind,
} from '@app/domain'
import { type AlertEntity, AlertRepository, prepareFact } from '@app/persistence'
import { type Clock, todayInShanghai } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { ActionLedger, insertTexts, type SealedText, type Write } from '../actions/action-ledger'
import { Assignees } from '../actions/assignees'
import type { Caller } from '../core/caller'
import { assertFresh } from '../core/stale'
import { CLOCK } from '../core/tokens'
import { alertSubjects } from '../reviews/raised-alert'
import { AlertService } from './alert.service'

interface Acting {
  actionId: string
}

interface Change {
  kind: FactKind
  body: AlertAcknowledgedBody | AlertDispatchedBody | AlertDisputedBody | AlertClosedBody
  text: SealedText
  columns?: Partial<AlertEntity>
}

/** What people do with an alert. Each answers with the alert as it then is. */
@Injectable()
export class AlertActionService {
  constructor(
    private readonly alerts: AlertRepository,
    private readonly assignees: Assignees,
    private readonly ledger: ActionLedger,
    private readonly views: AlertService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws NOT_FOUND, ALERT_STATE, ID_REUSED, as all actions here. */
  acknowledge(id: string, input: Acting & { note?: string | null }, caller: Caller) {
    return this.act('acknowledge', id, input, caller, async () => {
      const text = this.ledger.seal(input.actionId, 'note', input.note)
      const body: AlertAcknowledgedBody = { alertId: id, actionId: input.actionId, note: text.commitment }
      return { kind: 'alert.acknowledged', body, text }
    })
  }

  /** Also ASSIGNEE_UNKNOWN, and ALERT_NO_COMPANY when no company is known to answer. */
  dispatch(id: string, input: Acting & { to: Actor; accountId: string | null; note: string | null }, caller: Caller) {
    return this.act('dispatch', id, input, caller, async (row) => {
      const { actionId, to, accountId } = input
      await this.assignees.assertReachable(accountId, caller)
      const companyId = to === 'company' ? await this.companyOf(row) : row.companyId
      const text = this.ledger.seal(actionId, 'note', input.note)
      const body: AlertDispatchedBody = { alertId: id, actionId, to, accountId, note: text.commitment }
      return { kind: 'alert.dispatched', body, text, columns: { actor: to, companyId } }
    })
  }

  /** 报误报: another person confirms or rejects it. */
  dispute(id: string, input: Acting & { reason: string }, caller: Caller) {
    return this.act('dispute', id, input, caller, async (row) => {
      if (row.rule === 'LEAK_REPORTED')
        throw new DomainError('ALERT_STATE', '险情不能报误报，须抢修、读数为零并由第二人复核解除')
      const text = this.ledger.seal(input.actionId, 'reason', input.reason)
      const body: AlertDisputedBody = this.disputed(id, input, 'proposed', text)
      return { kind: 'alert.disputed', body, text }
    })
  }

  /** Also ALERT_SAME_PERSON. */
  confirmDispute(id: string, input: Acting & { agree: boolean; reason: string | null }, caller: Caller) {
    return this.act('confirm_dispute', id, input, caller, async () => {
      const text = this.ledger.seal(input.actionId, 'reason', input.reason)
      if (!input.agree) return { kind: 'alert.disputed', body: this.disputed(id, input, 'rejected', text), text }
      const closed = { alertId: id, reason: 'false_alarm', actionId: input.actionId, note: text.commitment } as const
      return { kind: 'alert.closed', body: closed, text }
    })
  }

  private disputed(alertId: string, { actionId }: Acting, stage: AlertDisputedBody['stage'], text: SealedText) {
    return { alertId, actionId, stage, reason: text.commitment }
  }

  private async act(
    action: AlertAction,
    id: string,
    input: Acting,
    caller: Caller,
    change: (row: AlertEntity) => Promise<Change>,
  ) {
    const deed = { id: input.actionId, kind: `alert.${action}`, subjectId: id, content: { ...input } }
    await this.require(id, caller)
    await this.ledger.once(deed, caller, async () => {
      const row = await this.require(id, caller)
      assertAlertAction(row, action, caller.accountId)
      return this.write(row, await change(row), caller)
    })
    return this.views.detail(id, caller)
  }

  private write(row: AlertEntity, { kind, body, text, columns }: Change, caller: Caller): Write {
    const fact = { kind, body, actorId: caller.accountId, occurredAt: this.clock.now() }
    const state = applyAlertFact(stateOf(row), fact) as AlertState
    const openKey = state.status === 'closed' ? null : row.openKey
    const prepared = prepareFact({ ...fact, areaCode: row.areaCode, subjects: alertSubjects(row) })
    return async (tx) => {
      assertFresh(await this.alerts.change(tx, { ...row, ...state, ...columns, openKey }), 1, 'alert')
      await insertTexts(tx, text)
      tx.fact(prepared)
    }
  }

  private async require(id: string, { scope }: Caller): Promise<AlertEntity> {
    const row = await this.alerts.visible(id, scope, todayInShanghai(this.clock))
    if (!row) throw new DomainError('NOT_FOUND', '没有找到这条告警')
    return row
  }

  private async companyOf(row: AlertEntity): Promise<string> {
    const companyId = row.companyId ?? (await this.alerts.companyFor(row, todayInShanghai(this.clock)))
    if (!companyId) throw new DomainError('ALERT_NO_COMPANY', '没有登记权属或供气企业，不能派给企业，请改派街道核查')
    return companyId
  }
}

const stateOf = (row: AlertEntity): AlertState => ({ ...row })
