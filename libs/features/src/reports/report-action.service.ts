import {
  DomainError,
  type FactKind,
  REPORT_STATUS_LABEL,
  type ReportActedBody,
  type ReportAction,
  type ReportOutcome,
  reportActions,
} from '@app/domain'
import {
  AreaRepository,
  FileRepository,
  prepareFact,
  type ReportEntity,
  ReportRepository,
  type ReportRow,
  type Tx,
} from '@app/persistence'
import { type Clock, FieldCipher } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { ActionLedger, insertTexts } from '../actions/action-ledger'
import { Assignees } from '../actions/assignees'
import type { Caller } from '../core/caller'
import { assertFresh } from '../core/stale'
import { CLOCK } from '../core/tokens'
import { FileService } from '../files/file.service'
import { ReportService } from './report.service'
import { ReportPhotosService } from './report-photos.service'

/** One step of a case: what changes, which fact says so, what was written with it, what else is stored. */
export interface Step {
  kind: FactKind
  change: Partial<ReportEntity>
  body?: Record<string, unknown>
  text?: { path: 'note' | 'answer' | 'found'; text: string | null }
  also?: (tx: Tx) => Promise<void>
}

interface Acted {
  actionId: string
  note: string | null
}

/** What the offices and those sent to look do with 线索. Every step is a fact; every text of a person is sealed. */
@Injectable()
export class ReportActionService {
  constructor(
    private readonly reports: ReportService,
    private readonly rows: ReportRepository,
    private readonly areas: AreaRepository,
    private readonly assignees: Assignees,
    private readonly files: FileService,
    private readonly fileRows: FileRepository,
    private readonly photos: ReportPhotosService,
    private readonly ledger: ActionLedger,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  accept(id: string, { actionId, note }: Acted, caller: Caller) {
    return this.act('accept', id, actionId, caller, { note }, async () => ({
      kind: 'report.accepted',
      change: { status: 'accepted', acceptedAt: this.clock.now() },
      text: { path: 'note', text: note },
    }))
  }

  /** Throws ASSIGNEE_UNKNOWN for somebody outside the caller's area. */
  hand(id: string, { actionId, accountId, note }: Acted & { accountId: string }, caller: Caller) {
    return this.act('hand', id, actionId, caller, { accountId, note }, async () => {
      await this.assignees.assertReachable(accountId, caller)
      return {
        kind: 'report.handed',
        change: { status: 'handed', handedAt: this.clock.now(), assigneeId: accountId },
        body: { accountId },
        text: { path: 'note', text: note },
      }
    })
  }

  /** To the street in whose area it is, or up to the district. It begins there anew. Throws AREA_UNKNOWN. */
  transfer(id: string, { actionId, areaCode, note }: Acted & { areaCode: string }, caller: Caller) {
    return this.act('transfer', id, actionId, caller, { areaCode, note }, async (row) => {
      if (!(await this.areas.names([areaCode])).has(areaCode) || areaCode === row.areaCode)
        throw new DomainError('AREA_UNKNOWN', '请选另一个街道，或选“区里”', [
          { path: 'body.areaCode', message: '请选另一个街道，或选“区里”' },
        ])
      return {
        kind: 'report.transferred',
        change: { status: 'received', areaCode, assigneeId: null, acceptedAt: null, handedAt: null },
        body: { from: row.areaCode, to: areaCode },
        text: { path: 'note', text: note },
      }
    })
  }

  /** By the one who was sent. Throws FILE_UNKNOWN. */
  check(
    id: string,
    { actionId, found, photoIds }: { actionId: string; found: string; photoIds: readonly string[] },
    caller: Caller,
  ) {
    return this.act('check', id, actionId, caller, { found, photoIds }, async () => {
      await this.files.assertOwned(photoIds, caller.accountId)
      const copies = await this.photos.copies(photoIds, id)
      return {
        kind: 'report.checked',
        change: { status: 'checked', checkedAt: this.clock.now() },
        body: { photoIds: [...photoIds] },
        text: { path: 'found', text: found },
        also: async (tx) => {
          await this.photos.insert(tx, copies)
          await this.fileRows.markUsed(tx, photoIds, tx.now)
        },
      }
    })
  }

  answer(id: string, { actionId, answer }: { actionId: string; answer: string }, caller: Caller) {
    return this.act('answer', id, actionId, caller, { answer }, async () => ({
      kind: 'report.answered',
      change: { answerId: actionId, answeredAt: this.clock.now() },
      text: { path: 'answer', text: answer },
    }))
  }

  close(
    id: string,
    { actionId, outcome, answer }: { actionId: string; outcome: ReportOutcome; answer: string },
    caller: Caller,
  ) {
    const now = this.clock.now()
    return this.act('close', id, actionId, caller, { outcome, answer }, async () => ({
      kind: 'report.closed',
      change: { status: 'closed', closedAt: now, outcome, answerId: actionId, answeredAt: now },
      body: { outcome },
      text: { path: 'answer', text: answer },
    }))
  }

  /** Looking behind the mask: who and why is a fact before the number is shown. */
  async contact(id: string, { actionId, reason }: { actionId: string; reason: string }, caller: Caller) {
    const row = await this.reports.require(id, caller)
    await this.ledger.once(this.deed('contact', id, actionId, { reason }), caller, async () => {
      const sealed = this.ledger.seal(actionId, 'note', reason)
      const fact = this.fact(row, 'report.contact_revealed', { actionId, note: sealed.commitment }, caller)
      return async (tx) => {
        await insertTexts(tx, sealed)
        tx.fact(fact)
      }
    })
    return { value: row.contactEnc ? this.cipher.decrypt(row.contactEnc, 'report.contact') : '' }
  }

  /** Once by its id. Throws NOT_FOUND, REPORT_STATE, ID_REUSED, and what `build` throws. */
  async act(
    action: ReportAction,
    id: string,
    actionId: string,
    caller: Caller,
    content: Record<string, unknown>,
    build: (row: ReportRow) => Promise<Step>,
  ) {
    await this.reports.require(id, caller)
    await this.ledger.once(this.deed(action, id, actionId, content), caller, async () => {
      const row = await this.reports.require(id, caller)
      assertMay(action, row, caller)
      const { kind, change, body = {}, text, also } = await build(row)
      const sealed = this.ledger.seal(actionId, text?.path ?? 'note', text?.text)
      const fact = this.fact(row, kind, { actionId, note: sealed.commitment, ...body }, caller)
      return async (tx) => {
        assertFresh(await this.rows.update(tx, row, change), 1, 'report')
        await also?.(tx)
        await insertTexts(tx, sealed)
        tx.fact(fact)
      }
    })
    return this.seen(id, caller)
  }

  /** Whoever has passed a case on sees it once more, as it left him, with nothing more to do. */
  private async seen(id: string, caller: Caller) {
    if (await this.rows.visible(id, caller)) return this.reports.detail(id, caller)
    const left = await this.reports.detail(id, { ...caller, role: 'office', scope: { kind: 'system' } })
    return { ...left, actions: [] }
  }

  private deed(action: string, subjectId: string, id: string, content: Record<string, unknown>) {
    const texts = ['note', 'answer', 'found', 'reason']
    const sealed = Object.entries(content).map(([name, value]) =>
      texts.includes(name) && typeof value === 'string'
        ? [name, this.cipher.blindIndex(value, 'report.content')]
        : [name, value],
    )
    return { id, kind: `report.${action}`, subjectId, content: Object.fromEntries(sealed) as unknown }
  }

  private fact(
    { id, areaCode }: ReportRow,
    kind: FactKind,
    body: Omit<ReportActedBody, 'reportId'>,
    { accountId }: Caller,
  ) {
    const subjects = [{ kind: 'report' as const, id }]
    const full = { reportId: id, ...body }
    return prepareFact({ kind, body: full, subjects, areaCode, actorId: accountId, occurredAt: this.clock.now() })
  }
}

function assertMay(action: ReportAction, row: ReportRow, caller: Caller): void {
  if (reportActions(row, caller).includes(action)) return
  throw new DomainError('REPORT_STATE', `这条线索现在是“${REPORT_STATUS_LABEL[row.status]}”，不能这样办，请刷新后再看`)
}
