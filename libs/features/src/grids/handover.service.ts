import {
  addDays,
  assertTurnOn,
  type CalendarDate,
  DomainError,
  type GridHandedOverBody,
  holdsOn,
  isWithin,
  startOfDay,
} from '@app/domain'
import {
  ClientActionRepository,
  GridAssignmentEntity,
  GridRepository,
  HandoverEntity,
  type HandoverRow,
  prepareFact,
  UnitOfWork,
} from '@app/persistence'
import { type Clock, FieldCipher } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { ActionLedger, insertTexts, type Write } from '../actions/action-ledger'
import type { Caller } from '../core/caller'
import { CLOCK } from '../core/tokens'
import { HazardService } from '../hazards/hazard.service'
import { GridService } from './grid.service'
import { assertOpenOn, GridSight } from './grid-sight'
import { StaffingService } from './staffing.service'

export interface HandOver {
  actionId: string
  gridCode: string
  fromAccountId: string
  toAccountId: string
  fromOn: CalendarDate
  note: string | null
}

/** How long a confirmed hand-over stays in sight of both. */
const SHOWN_DAYS = 14
/** What the successor must know; a grid with more open hazards than this opens the list. */
const LISTED = '50'

/** 交接: a grid passes from one inspector to another on a day, with a note and with what is still open there. */
@Injectable()
export class HandoverService {
  constructor(
    private readonly grids: GridRepository,
    private readonly lists: GridService,
    private readonly staffing: StaffingService,
    private readonly sight: GridSight,
    private readonly hazards: HazardService,
    private readonly actions: ClientActionRepository,
    private readonly ledger: ActionLedger,
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws GRID_UNKNOWN, GRID_CLOSED, DATE_UNLIKELY, HANDOVER_SAME, HANDOVER_NOT_HELD, ASSIGNEE_UNKNOWN, ID_REUSED. */
  async handOver(input: HandOver, caller: Caller): Promise<{ id: string }> {
    assertTurnOn(input.fromOn, this.staffing.today(), 'body.fromOn')
    if (input.fromAccountId === input.toAccountId)
      throw new DomainError('HANDOVER_SAME', '交接的两人不能是同一人，请重新选择接手人')
    const grid = await this.sight.require(caller, input.gridCode, ['grid', 'microgrid'], 'gridCode')
    assertOpenOn(grid, input.fromOn, 'gridCode')
    const deed = { id: input.actionId, kind: 'grid.hand_over', subjectId: input.gridCode, content: { ...input } }
    await this.ledger.once(deed, caller, () => this.prepare(input, caller))
    return { id: input.actionId }
  }

  /** To both of them and to those above, before its day too: the successor prepares himself. Throws NOT_FOUND. */
  async detail(id: string, caller: Caller) {
    const row = await this.require(id, caller)
    const [texts, open] = await Promise.all([this.actions.texts([id]), this.openThere(row, caller)])
    const note = texts[0] ? this.cipher.decrypt(texts[0].textEnc, 'committed.text') : null
    const line = this.lists.handoverLine(row)
    return { ...line, note, mine: row.toAccountId === caller.accountId, hazards: open.items, openHazards: open.total }
  }

  /** By the successor alone; a second time changes nothing. Throws NOT_FOUND, HANDOVER_NOT_YOURS. */
  async confirm(id: string, caller: Caller) {
    const row = await this.require(id, caller)
    if (row.toAccountId !== caller.accountId) throw new DomainError('HANDOVER_NOT_YOURS', '只有接手人可以确认交接')
    const fact = prepareFact({
      kind: 'grid.handover_confirmed',
      actorId: caller.accountId,
      occurredAt: this.clock.now(),
      areaCode: row.gridCode,
      body: { handoverId: id, gridCode: row.gridCode },
      subjects: [{ kind: 'area', id: row.gridCode }],
    })
    await this.uow.run(async (tx) => {
      if (await this.grids.confirm(tx, id)) tx.fact(fact)
    })
    return this.detail(id, caller)
  }

  /** What an inspector holds now and soon, and the hand-overs that concern him. */
  async mine({ accountId }: Caller) {
    const today = this.staffing.today()
    const [held, handovers] = await Promise.all([
      this.grids.heldBy(accountId, today),
      this.grids.handoversOf(accountId, startOfDay(addDays(today, -SHOWN_DAYS))),
    ])
    return {
      grids: held.map(({ id, gridCode, gridName, kind, fromOn, toOn }) => {
        return { id, gridCode, gridName, kind: kind ?? ('own' as const), fromOn, toOn, now: fromOn <= today }
      }),
      handovers: handovers.map((row) => ({ ...this.lists.handoverLine(row), mine: row.toAccountId === accountId })),
    }
  }

  private async prepare({ actionId, gridCode, fromAccountId, toAccountId, fromOn, note }: HandOver, caller: Caller) {
    await this.staffing.assertInspector(toAccountId, caller)
    const lastDay = addDays(fromOn, -1)
    const held = (await this.grids.assignmentsOf(fromAccountId, gridCode)).filter(
      (one) => (one.kind ?? 'own') === 'own' && (one.toOn === null || one.toOn >= lastDay) && one.fromOn <= fromOn,
    )
    if (!held.some((one) => holdsOn(one, lastDay) || holdsOn(one, fromOn)))
      throw new DomainError('HANDOVER_NOT_HELD', '交出人那时不负责这个网格，请核对日期和人员')
    const successor = { actionId, gridCode, accountId: toAccountId, fromOn, toOn: null }
    const { rows, facts } = await this.staffing.newHolder('own', successor, caller)
    const text = this.ledger.seal(actionId, 'note', note)
    const body: GridHandedOverBody = {
      handoverId: actionId,
      ...{ gridCode, fromAccountId, toAccountId, fromOn },
      note: text.commitment,
    }
    const fact = prepareFact({
      kind: 'grid.handed_over',
      actorId: caller.accountId,
      occurredAt: this.clock.now(),
      areaCode: gridCode,
      body,
      subjects: [
        { kind: 'area', id: gridCode },
        { kind: 'account', id: fromAccountId },
        { kind: 'account', id: toAccountId },
      ],
    })
    const write: Write = async (tx) => {
      for (const one of held) if (one.toOn !== lastDay) await this.staffing.endRow(tx, one, lastDay)
      await tx.insert(GridAssignmentEntity, rows)
      const row = { id: actionId, gridCode, fromAccountId, toAccountId, fromOn }
      await tx.insert(HandoverEntity, [{ ...row, madeBy: caller.accountId, madeAt: tx.now, confirmedAt: null }])
      await insertTexts(tx, text)
      for (const one of [fact, ...facts]) tx.fact(one)
    }
    return write
  }

  /** In the grid's own scope: the successor's may not reach there yet, and the former one's not any more. */
  private openThere({ gridCode }: HandoverRow, caller: Caller) {
    const there = { ...caller, scope: { kind: 'area' as const, areas: [gridCode] } }
    return this.hazards.list({ open: '1', limit: LISTED }, there)
  }

  private async require(id: string, { accountId, role, scope }: Caller): Promise<HandoverRow> {
    const row = await this.grids.handover(id)
    const isParty = row !== null && [row.fromAccountId, row.toAccountId].includes(accountId)
    const isAbove =
      row !== null &&
      role !== 'inspector' &&
      scope.kind === 'area' &&
      scope.areas.some((a) => isWithin(row.gridCode, a))
    if (!row || !(isParty || isAbove)) throw new DomainError('NOT_FOUND', '没有找到这次交接')
    return row
  }
}
