import {
  ALERT_RULE_INFO,
  type Department,
  DomainError,
  hazardTitle,
  REFERRAL_STATUS_LABEL,
  REFERRAL_SUBJECT_LABEL,
  type ReferralStatus,
  type ReferralSubject,
  ROLE_LABEL,
  type Scope,
} from '@app/domain'
import {
  areaNameOf,
  ClientActionRepository,
  DuplicateError,
  mapPage,
  prepareFact,
  type ReferralEntity,
  type ReferralFilter,
  ReferralRepository,
  type ReferralRow,
  type Tx,
} from '@app/persistence'
import { type Clock, FieldCipher } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { ActionLedger, insertTexts } from '../actions/action-ledger'
import { AlertService } from '../alerts/alert.service'
import type { Caller } from '../core/caller'
import { assertFresh } from '../core/stale'
import { CLOCK } from '../core/tokens'
import { HazardService } from '../hazards/hazard.service'

export interface HandIn {
  actionId: string
  subjectKind: ReferralSubject
  subjectId: string
  department: Department
  note: string | null
}

export interface Reply {
  actionId: string
  text: string
}

type Ending = Exclude<ReferralStatus, 'open'>

const ENDING = {
  answered: { kind: 'referral.answered', path: 'answer' },
  returned: { kind: 'referral.returned', path: 'reason' },
  taken_back: { kind: 'referral.taken_back', path: 'reason' },
} as const

/** 移交: what another department's law covers goes there, and comes back answered or with a reason. */
@Injectable()
export class ReferralService {
  constructor(
    private readonly referrals: ReferralRepository,
    private readonly hazards: HazardService,
    private readonly alerts: AlertService,
    private readonly actions: ClientActionRepository,
    private readonly ledger: ActionLedger,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(filter: ReferralFilter, { scope }: Caller) {
    return mapPage(await this.referrals.page(scope, filter), (row) => this.view(row))
  }

  /** 移交未回 */
  waiting(scope: Scope): Promise<number> {
    return this.referrals.waiting(scope)
  }

  /** Throws NOT_FOUND alike for what does not exist and for what lies with another department. */
  async detail(id: string, caller: Caller) {
    const row = await this.require(id, caller)
    const { replyActionId } = row
    const texts = await this.actions.texts(replyActionId ? [id, replyActionId] : [id])
    const said = (actionId: string | null) => {
      const text = texts.find(({ subjectId }) => subjectId === actionId)
      return text ? this.cipher.decrypt(text.textEnc, 'committed.text') : null
    }
    return { ...this.view(row), note: said(id), reply: said(replyActionId), actions: actionsOf(row, caller) }
  }

  /** Throws NOT_FOUND, REFERRED_ALREADY, MATTER_CLOSED, ID_REUSED. */
  async hand(input: HandIn, caller: Caller): Promise<{ id: string }> {
    const { actionId, subjectKind, subjectId, department } = input
    const matter = await this.matter(subjectKind, subjectId, caller)
    const deed = { id: actionId, kind: 'referral.hand', subjectId, content: { ...input } }
    await this.ledger.once(deed, caller, async () => {
      if (matter.closed) throw new DomainError('MATTER_CLOSED', '这件事已办结，不用移交')
      const { premisesId, areaCode } = matter
      const note = this.ledger.seal(actionId, 'note', input.note)
      const row: ReferralEntity = {
        ...{ id: actionId, subjectKind, subjectId, premisesId, areaCode, department, status: 'open' as const },
        ...{ openKey: `${subjectKind}:${subjectId}`, handedBy: caller.accountId, handedAt: this.clock.now() },
        ...{ replyBy: null, replyActionId: null, repliedAt: null, version: 1 },
      }
      const fact = this.fact('referral.handed', row, { actionId, department, note: note.commitment }, caller)
      return async (tx) => {
        await this.insert(tx, row)
        await insertTexts(tx, note)
        tx.fact(fact)
      }
    })
    return { id: actionId }
  }

  /** 办结回复 or 退回, by the department. Throws NOT_FOUND, REFERRAL_STATE, ID_REUSED. */
  reply(id: string, status: 'answered' | 'returned', input: Reply, caller: Caller) {
    return this.end(id, status, input, caller)
  }

  /** By those who handed it over. Throws as `reply`. */
  takeBack(id: string, input: Reply, caller: Caller) {
    return this.end(id, 'taken_back', input, caller)
  }

  private async end(id: string, status: Ending, { actionId, text }: Reply, caller: Caller) {
    await this.require(id, caller)
    const { kind, path } = ENDING[status]
    await this.ledger.once({ id: actionId, kind, subjectId: id, content: { actionId, text } }, caller, async () => {
      const row = await this.require(id, caller)
      if (row.status !== 'open')
        throw new DomainError('REFERRAL_STATE', `这次移交${REFERRAL_STATUS_LABEL[row.status]}，请刷新后再看`)
      const said = this.ledger.seal(actionId, path, text)
      const body = { actionId, department: row.department, text: said.commitment }
      const fact = this.fact(kind, row, body, caller)
      return async (tx) => {
        assertFresh(await this.referrals.end(tx, row, { status, by: caller.accountId, actionId }), 1, 'referral')
        await insertTexts(tx, said)
        tx.fact(fact)
      }
    })
    return this.detail(id, caller)
  }

  /** In the caller's sight. */
  private async matter(kind: ReferralSubject, id: string, caller: Caller) {
    const { premisesId, areaCode, status } =
      kind === 'hazard' ? await this.hazards.require(id, caller) : await this.alerts.detail(id, caller)
    return { premisesId, areaCode, closed: status === 'closed' }
  }

  private async insert(tx: Tx, row: ReferralEntity): Promise<void> {
    try {
      await this.referrals.insert(tx, row)
    } catch (error) {
      if (!(error instanceof DuplicateError)) throw error
      throw new DomainError('REFERRED_ALREADY', '这件事已移交，正等部门回复；要改派请先收回')
    }
  }

  private async require(id: string, { scope }: Caller): Promise<ReferralRow> {
    const row = await this.referrals.visible(id, scope)
    if (!row) throw new DomainError('NOT_FOUND', '没有找到这次移交')
    return row
  }

  private fact(
    kind: 'referral.handed' | (typeof ENDING)[Ending]['kind'],
    { id, subjectKind, subjectId, premisesId, areaCode }: ReferralEntity,
    body: object,
    { accountId }: Caller,
  ) {
    const place = premisesId ? [{ kind: 'premises' as const, id: premisesId }] : []
    return prepareFact({
      kind,
      actorId: accountId,
      occurredAt: this.clock.now(),
      areaCode,
      body: { referralId: id, subjectKind, subjectId, ...body },
      subjects: [{ kind: subjectKind, id: subjectId }, ...place],
    })
  }

  private view(row: ReferralRow) {
    const { id, subjectKind, subjectId, department, status, handedAt, repliedAt } = row
    return {
      ...{ id, subjectKind, subjectId, department, status, handedAt, repliedAt },
      subjectLabel: REFERRAL_SUBJECT_LABEL[subjectKind],
      title: row.rule ? ALERT_RULE_INFO[row.rule].title : hazardTitle(row.item ?? '', row.reason ?? ''),
      grade: row.grade,
      number: row.number,
      areaName: areaNameOf(row),
      premisesLabel: row.premisesLabel ?? '',
      departmentLabel: ROLE_LABEL[department],
      statusLabel: REFERRAL_STATUS_LABEL[status],
      handedBy: this.cipher.decrypt(row.handedByEnc, 'account.name'),
      repliedBy: row.replyByEnc && this.cipher.decrypt(row.replyByEnc, 'account.name'),
    }
  }
}

const isDepartment = ({ scope }: Caller): boolean => scope.kind === 'department'

function actionsOf({ status }: ReferralRow, caller: Caller): ('answer' | 'return' | 'take_back')[] {
  if (status !== 'open' || caller.role === 'auditor') return []
  return isDepartment(caller) ? ['answer', 'return'] : ['take_back']
}
