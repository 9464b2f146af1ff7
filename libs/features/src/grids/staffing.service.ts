import {
  type AssignmentKind,
  addDays,
  assertCoverOn,
  assertTurnOn,
  type CalendarDate,
  DomainError,
  type GridAssignedBody,
  type GridEndedBody,
  holdsOn,
  newId,
} from '@app/domain'
import {
  AccountRepository,
  GridAssignmentEntity,
  GridRepository,
  type PreparedFact,
  prepareFact,
  type Tx,
} from '@app/persistence'
import { type Clock, todayInShanghai } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { ActionLedger, type Write } from '../actions/action-ledger'
import type { Caller } from '../core/caller'
import { assertFresh } from '../core/stale'
import { CLOCK } from '../core/tokens'
import { assertOpenOn, GridSight } from './grid-sight'

export interface Assign {
  actionId: string
  gridCode: string
  accountId: string
  fromOn: CalendarDate
}

export interface Cover extends Assign {
  toOn: CalendarDate
}

export interface EndAssignment {
  actionId: string
  toOn: CalendarDate
}

/** Who holds a grid, dated: access of the phone follows these rows at every request, so it ends by itself with the day. */
@Injectable()
export class StaffingService {
  constructor(
    private readonly grids: GridRepository,
    private readonly accounts: AccountRepository,
    private readonly sight: GridSight,
    private readonly ledger: ActionLedger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws GRID_UNKNOWN, GRID_CLOSED, ASSIGNEE_UNKNOWN, ASSIGNED_ALREADY, DATE_UNLIKELY, ID_REUSED. */
  async assign(input: Assign, caller: Caller): Promise<{ ok: true }> {
    assertTurnOn(input.fromOn, this.today(), 'body.fromOn')
    return this.place('own', { ...input, toOn: null }, caller)
  }

  /** 代班. Throws as `assign`. */
  async cover(input: Cover, caller: Caller): Promise<{ ok: true }> {
    assertCoverOn(input, this.today())
    return this.place('cover', input, caller)
  }

  /** The day itself still belongs to it; the day before ends it at once. Throws NOT_FOUND, STAY_ENDED, DATE_UNLIKELY. */
  async end(id: string, { actionId, toOn }: EndAssignment, caller: Caller): Promise<{ ok: true }> {
    const { gridCode } = await this.known(id, caller)
    const deed = { id: actionId, kind: 'grid.end', subjectId: id, content: { actionId, toOn } }
    await this.ledger.once(deed, caller, async () => {
      const held = await this.known(id, caller)
      assertEnd(held, toOn, this.today())
      const body: GridEndedBody = { actionId, assignmentId: id, gridCode, accountId: held.accountId, toOn }
      const fact = this.fact('grid.ended', gridCode, held.accountId, body, caller)
      return async (tx) => {
        await this.endRow(tx, held, toOn)
        tx.fact(fact)
      }
    })
    return { ok: true }
  }

  /** Throws ASSIGNEE_UNKNOWN unless the account is an active inspector inside the caller's area. */
  async assertInspector(accountId: string, { scope }: Caller): Promise<void> {
    const found = await this.accounts.staffWithin(scope, { accountId, roles: ['inspector'] }, this.today())
    if (found.length > 0) return
    const message = '没有找到这位网格员，请重新选择'
    throw new DomainError('ASSIGNEE_UNKNOWN', message, [{ path: 'body.accountId', message }])
  }

  /** Rows and fact of a new holder, unless he holds the grid all that time already. */
  async newHolder(
    kind: AssignmentKind,
    { actionId, gridCode, accountId, fromOn, toOn }: Omit<Cover, 'toOn'> & { toOn: CalendarDate | null },
    caller: Caller,
  ): Promise<{ rows: GridAssignmentEntity[]; facts: PreparedFact[] }> {
    const held = await this.grids.assignmentsOf(accountId, gridCode)
    if (held.some((one) => holdsOn(one, fromOn) && (one.toOn ?? '9999') >= (toOn ?? '9999')))
      return { rows: [], facts: [] }
    const row = { id: newId(), gridCode, accountId, fromOn, toOn, kind }
    const body: GridAssignedBody = { actionId, assignmentId: row.id, gridCode, accountId, kind, fromOn, toOn }
    return { rows: [row], facts: [this.fact('grid.assigned', gridCode, accountId, body, caller)] }
  }

  async endRow(tx: Tx, held: GridAssignmentEntity, toOn: CalendarDate): Promise<void> {
    assertFresh(await this.grids.end(tx, held, toOn), 1, 'assignment')
  }

  today(): CalendarDate {
    return todayInShanghai(this.clock)
  }

  private async place(kind: AssignmentKind, input: Assign & { toOn: CalendarDate | null }, caller: Caller) {
    const grid = await this.sight.require(caller, input.gridCode, ['grid', 'microgrid'], 'gridCode')
    assertOpenOn(grid, input.fromOn, 'gridCode')
    const deed = { id: input.actionId, kind: `grid.${kind}`, subjectId: input.gridCode, content: { ...input } }
    await this.ledger.once(deed, caller, async (): Promise<Write> => {
      await this.assertInspector(input.accountId, caller)
      const { rows, facts } = await this.newHolder(kind, input, caller)
      if (rows.length === 0) throw new DomainError('ASSIGNED_ALREADY', '这位网格员这段时间已负责这个网格')
      return async (tx) => {
        await tx.insert(GridAssignmentEntity, rows)
        for (const fact of facts) tx.fact(fact)
      }
    })
    return { ok: true as const }
  }

  private async known(id: string, caller: Caller): Promise<GridAssignmentEntity> {
    const held = await this.grids.assignment(id)
    const grid = held && (await this.grids.byCode(this.sight.scopeOf(caller), held.gridCode))
    if (!held || !grid) throw new DomainError('NOT_FOUND', '没有找到这条安排，请刷新后再看')
    return held
  }

  private fact(kind: 'grid.assigned' | 'grid.ended', code: string, accountId: string, body: unknown, caller: Caller) {
    const subjects = [
      { kind: 'area' as const, id: code },
      { kind: 'account' as const, id: accountId },
    ]
    const occurredAt = this.clock.now()
    return prepareFact({ kind, actorId: caller.accountId, occurredAt, areaCode: code, body, subjects })
  }
}

/** Throws STAY_ENDED, DATE_UNLIKELY: what was done on days gone by was done with right. */
function assertEnd({ fromOn, toOn: before }: GridAssignmentEntity, toOn: CalendarDate, today: CalendarDate): void {
  const yesterday = addDays(today, -1)
  if (before !== null && before < today) throw new DomainError('STAY_ENDED', `这条安排已止于 ${before}，不用再登记`)
  assertTurnOn(toOn, today, 'body.toOn')
  const earliest = fromOn > today ? addDays(fromOn, -1) : yesterday
  const latest = before ?? toOn
  if (toOn >= earliest && toOn <= latest) return
  const message = before === null ? `最早到 ${earliest}` : `应在 ${earliest} 至 ${latest} 之间`
  throw new DomainError('DATE_UNLIKELY', message, [{ path: 'body.toOn', message }])
}
