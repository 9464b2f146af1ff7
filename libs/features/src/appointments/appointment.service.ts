import {
  type AppointmentWithdrawnBody,
  appointmentNumber,
  assertAnnounceable,
  type DayPart,
  DomainError,
  dateInShanghai,
  type FactKind,
  type VisitKind,
  visitDue,
  type WithdrawReason,
} from '@app/domain'
import {
  AppointmentEntity,
  type AppointmentFilter,
  AppointmentRepository,
  type AppointmentRow,
  type PremisesEntity,
  PremisesRepository,
  prepareFact,
  type Tx,
} from '@app/persistence'
import { type Clock, FieldCipher, type MessageSender, todayInShanghai } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { ActionLedger } from '../actions/action-ledger'
import { Assignees } from '../actions/assignees'
import type { Caller } from '../core/caller'
import { assertFresh } from '../core/stale'
import { CLOCK, MESSAGE_SENDER } from '../core/tokens'
import { PremisesService } from '../premises/premises.service'
import { appointmentView, stateOf } from './appointment.view'

interface Window {
  inspectorId: string | null
  visitOn: string
  dayPart: DayPart
  agreed: boolean
}

export interface Announcement extends Window {
  id: string
  premisesId: string
  purpose: VisitKind
}

export type NoticeOfVisit = 'visit_announced' | 'visit_moved' | 'visit_withdrawn'

/** 预约上门: told before, with day, part of the day, purpose and who comes; moved or withdrawn in the open. */
@Injectable()
export class AppointmentService {
  constructor(
    private readonly rows: AppointmentRepository,
    private readonly places: PremisesRepository,
    private readonly premises: PremisesService,
    private readonly assignees: Assignees,
    private readonly ledger: ActionLedger,
    private readonly cipher: FieldCipher,
    @Inject(MESSAGE_SENDER) private readonly sender: MessageSender | null,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(filter: AppointmentFilter, { scope, accountId }: Caller) {
    const page = await this.rows.page(scope, accountId, { ...filter, q: filter.q?.trim().toUpperCase() })
    return { ...page, items: await this.views(page.items) }
  }

  async one(id: string, caller: Caller) {
    const [view] = await this.views([await this.require(id, caller)])
    return view as NonNullable<typeof view>
  }

  /** Throws NOT_FOUND, NOTICE_TOO_SHORT, DATE_UNLIKELY, APPOINTMENT_OPEN, ASSIGNEE_UNKNOWN, ID_REUSED. */
  async announce(input: Announcement, caller: Caller) {
    const { id, premisesId } = input
    await this.premises.require(caller.scope, premisesId)
    const deed = { id, kind: 'appointment.announce', subjectId: premisesId, content: { ...input } }
    await this.ledger.once(deed, caller, async () => {
      const premises = await this.premises.require(caller.scope, premisesId)
      const inspectorId = await this.comes(input, caller)
      const row = this.row(input, inspectorId, premises, caller)
      const fact = this.fact('appointment.announced', row, caller)
      return async (tx) => {
        await this.places.lock(tx, premisesId)
        await this.rows.free(tx, premisesId, this.today())
        if (await this.rows.isTaken(tx, premisesId)) throw taken()
        await tx.insert(AppointmentEntity, [row])
        await this.plan(tx, premises, row.visitOn)
        this.tell(tx, id, 'visit_announced')
        tx.fact(fact)
      }
    })
    return this.one(id, caller)
  }

  /** Throws APPOINTMENT_STATE for one that is over, and what announcing throws. */
  async move(id: string, { actionId, ...window }: Window & { actionId: string }, caller: Caller) {
    return this.change(id, actionId, { ...window }, caller, async (row) => {
      const inspectorId = await this.comes({ ...window, inspectorId: window.inspectorId ?? row.inspectorId }, caller)
      const { visitOn, dayPart, agreed } = window
      const moved = { inspectorId, visitOn, dayPart, agreed }
      const change = { ...moved, status: 'announced' as const, wishedOn: null, wishedPart: null }
      return { kind: 'appointment.moved', notice: 'visit_moved', change, visitOn, told: { ...row, ...moved } }
    })
  }

  /** The household is told that nobody comes, and why. Throws APPOINTMENT_STATE for one that is over. */
  async withdraw(id: string, { actionId, reason }: { actionId: string; reason: WithdrawReason }, caller: Caller) {
    return this.change(id, actionId, { reason }, caller, async (row) => {
      const change = { status: 'withdrawn' as const, openKey: null, endedAt: this.clock.now(), withdrawnFor: reason }
      return {
        kind: 'appointment.withdrawn',
        notice: 'visit_withdrawn',
        change,
        visitOn: null,
        told: { ...row, ...change },
      }
    })
  }

  private async change(
    id: string,
    actionId: string,
    content: Record<string, unknown>,
    caller: Caller,
    build: (row: AppointmentRow) => Promise<{
      kind: FactKind
      notice: NoticeOfVisit
      change: Partial<AppointmentEntity>
      visitOn: string | null
      told: AppointmentEntity
    }>,
  ) {
    const { premisesId } = await this.require(id, caller)
    await this.ledger.once({ id: actionId, kind: 'appointment.change', subjectId: id, content }, caller, async () => {
      const row = await this.require(id, caller)
      if (row.openKey === null || stateOf(row, this.today()) === 'done') throw over()
      const { kind, notice, change, visitOn, told } = await build(row)
      const premises = await this.places.byId({ kind: 'system' }, premisesId, this.today())
      const fact = this.fact(kind, told, caller)
      return async (tx) => {
        assertFresh(await this.rows.update(tx, row, change), 1, 'appointment')
        if (premises) await this.plan(tx, premises, visitOn)
        this.tell(tx, id, notice)
        tx.fact(fact)
      }
    })
    return this.one(id, caller)
  }

  private async require(id: string, { scope, accountId }: Caller): Promise<AppointmentRow> {
    const row = await this.rows.visible(id, scope, accountId)
    if (!row) throw new DomainError('NOT_FOUND', '没有找到这次预约')
    return row
  }

  /** Who comes: the one named, or whoever announces it. */
  private async comes({ inspectorId, visitOn, agreed }: Window, caller: Caller): Promise<string> {
    assertAnnounceable(visitOn, agreed, this.today())
    if (inspectorId === null || inspectorId === caller.accountId) return caller.accountId
    await this.assignees.assertReachable(inspectorId, caller)
    return inspectorId
  }

  private row(
    { id, premisesId, purpose, visitOn, dayPart, agreed }: Announcement,
    inspectorId: string,
    { areaCode }: PremisesEntity,
    { accountId }: Caller,
  ): AppointmentEntity {
    const now = this.clock.now()
    return {
      ...{ id, premisesId, purpose, visitOn, dayPart, agreed, inspectorId, areaCode },
      number: appointmentNumber(dateInShanghai(now), id),
      status: 'announced',
      announcedBy: accountId,
      announcedAt: now,
      wishedOn: null,
      wishedPart: null,
      answeredAt: null,
      endedAt: null,
      openKey: premisesId,
      version: 1,
    }
  }

  private async plan(tx: Tx, premises: PremisesEntity, nextVisitOn: string | null): Promise<void> {
    await this.rows.plan(tx, premises.id, nextVisitOn, visitDue({ ...premises, nextVisitOn }))
    tx.touch('premises', premises.id)
  }

  private tell(tx: Tx, appointmentId: string, template: NoticeOfVisit): void {
    if (this.sender) tx.job({ name: 'notice.send', payload: { appointmentId, template } })
  }

  private fact(kind: FactKind, row: AppointmentEntity, { accountId }: Caller) {
    const { id, premisesId, inspectorId, purpose, visitOn, dayPart, agreed, areaCode, withdrawnFor } = row
    const body: AppointmentWithdrawnBody = {
      appointmentId: id,
      ...{ premisesId, inspectorId, purpose, visitOn, dayPart },
      agreed: Boolean(agreed),
      ...(withdrawnFor ? { reason: withdrawnFor } : {}),
    }
    const subjects = [
      { kind: 'appointment' as const, id },
      { kind: 'premises' as const, id: premisesId },
    ]
    return prepareFact({ kind, body, subjects, areaCode, actorId: accountId, occurredAt: this.clock.now() })
  }

  private async views(rows: readonly AppointmentRow[]) {
    const notices = await this.rows.notices(rows.map(({ id }) => id))
    const today = this.today()
    return rows.map((row) => {
      const inspectorName = this.cipher.decrypt(row.inspectorNameEnc, 'account.name')
      return appointmentView(row, { inspectorName, notice: notices.get(row.id), today })
    })
  }

  private today(): string {
    return todayInShanghai(this.clock)
  }
}

const taken = () => new DomainError('APPOINTMENT_OPEN', '这一户已经约好了时间，要换时间请用“改约”')
const over = () => new DomainError('APPOINTMENT_STATE', '这次预约已经结束，请重新预约')
