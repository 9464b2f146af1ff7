import {
  type AreaClosedBody,
  type AreaKind,
  type AreaOpenedBody,
  addDays,
  assertTurnOn,
  type CalendarDate,
  DomainError,
  newId,
  type PremisesMovedBody,
  startOfDay,
} from '@app/domain'
import {
  AreaEntity,
  type FactInput,
  GridRepository,
  type PremisesAreaEntity,
  PremisesAreaRepository,
  prepareFact,
  type Tx,
} from '@app/persistence'
import { type Clock, todayInShanghai } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { ActionLedger, type Write } from '../actions/action-ledger'
import type { Caller } from '../core/caller'
import { assertFresh, freshKeys } from '../core/stale'
import { CLOCK } from '../core/tokens'
import { assertOpenOn, GridSight } from './grid-sight'

export interface NewGrid {
  actionId: string
  parentCode: string
  name: string
  fromOn: CalendarDate
}

export interface ClosedGrid {
  actionId: string
  code: string
  toOn: CalendarDate
}

export interface PremisesMove {
  actionId: string
  fromCode: string
  toCode: string
  premisesIds: readonly string[]
  fromOn: CalendarDate
}

const CHILD: Partial<Record<AreaKind, AreaKind>> = { community: 'grid', grid: 'microgrid' }
const GRIDS: readonly AreaKind[] = ['grid', 'microgrid']

/** Borders of grids, dated: a grid is set up, premises move from one to another, an empty one is closed. */
@Injectable()
export class BorderService {
  constructor(
    private readonly grids: GridRepository,
    private readonly moves: PremisesAreaRepository,
    private readonly sight: GridSight,
    private readonly ledger: ActionLedger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A grid in a community or a micro-grid in a grid. Throws GRID_UNKNOWN, GRID_CLOSED, DATE_UNLIKELY, GRIDS_FULL, ID_REUSED. */
  async open(input: NewGrid, caller: Caller): Promise<{ ok: true }> {
    const { actionId, parentCode, name, fromOn } = input
    assertTurnOn(fromOn, this.today(), 'body.fromOn')
    const parent = await this.sight.require(caller, parentCode, ['community', 'grid'], 'parentCode')
    assertOpenOn(parent, fromOn, 'parentCode')
    const deed = { id: actionId, kind: 'area.open', subjectId: parentCode, content: { ...input } }
    await this.ledger.once(deed, caller, async () => {
      const code = nextCode(parentCode, await this.grids.lastCodeBelow(parentCode))
      const kind = CHILD[parent.kind] as AreaKind
      const body: AreaOpenedBody = { actionId, code, kind, fromOn }
      const fact = this.fact('area.opened', code, body, caller)
      const row = { code, kind, name: name.trim(), parentCode, fromOn, toOn: null }
      return async (tx) => {
        await freshKeys('area', tx.insert(AreaEntity, [row]))
        tx.fact(fact)
      }
    })
    return { ok: true }
  }

  /** Whoever held it ends with it. Throws GRID_UNKNOWN, GRID_CLOSED, GRID_NOT_EMPTY, DATE_UNLIKELY, ID_REUSED. */
  async close(input: ClosedGrid, caller: Caller): Promise<{ ok: true }> {
    const { actionId, code, toOn } = input
    assertTurnOn(toOn, this.today(), 'body.toOn')
    const deed = { id: actionId, kind: 'area.close', subjectId: code, content: { ...input } }
    await this.ledger.once(deed, caller, async () => {
      const grid = await this.sight.require(caller, code, GRIDS, 'code')
      assertOpenOn(grid, toOn, 'toOn')
      const body: AreaClosedBody = { actionId, code, toOn }
      const fact = this.fact('area.closed', code, body, caller)
      return async (tx) => {
        if (await this.grids.isInhabited(code, tx))
          throw new DomainError('GRID_NOT_EMPTY', `${grid.name} 里还有用气场所或微网格，请先划转或撤销`)
        assertFresh(await this.grids.close(tx, code, toOn), 1, 'area')
        tx.fact(fact)
      }
    })
    return { ok: true }
  }

  /** Throws GRID_UNKNOWN, GRID_CLOSED, DATE_UNLIKELY, MOVE_UNKNOWN, MOVE_OVERLAP, ID_REUSED. */
  async move(input: PremisesMove, caller: Caller): Promise<{ moved: number }> {
    const { actionId, fromCode, toCode, fromOn } = input
    assertTurnOn(fromOn, this.today(), 'body.fromOn')
    await this.sight.require(caller, fromCode, GRIDS, 'fromCode')
    const to = await this.sight.require(caller, toCode, GRIDS, 'toCode')
    assertOpenOn(to, fromOn, 'toCode')
    const ids = [...new Set(input.premisesIds)].sort()
    const deed = { id: actionId, kind: 'premises.move', subjectId: fromCode, content: { ...input, premisesIds: ids } }
    await this.ledger.once(deed, caller, () => this.prepareMove({ ...input, premisesIds: ids }, caller))
    return { moved: ids.length }
  }

  /** The moves planned for a day, five hundred in a unit. Repeating it changes nothing. */
  async turn(on: CalendarDate, complete: (effect: (tx: Tx) => Promise<void>) => Promise<void>): Promise<void> {
    const due = await this.moves.due(on)
    await complete(async (tx) => {
      for (const to of new Set(due.map(({ toCode }) => toCode))) {
        const moves = due.filter(({ toCode }) => toCode === to)
        const places = moves.map(({ premisesId, fromCode }) => ({ id: premisesId, areaCode: fromCode }))
        await this.bring(tx, places, to)
      }
      if (due.length > 0) tx.job({ name: 'grids.turn', payload: { on }, coalesceKey: `grids.turn:${on}` })
    })
  }

  private async prepareMove(
    { actionId, fromCode, toCode, premisesIds, fromOn }: PremisesMove,
    caller: Caller,
  ): Promise<Write> {
    const places = await this.moves.within(caller.scope, fromCode, premisesIds)
    if (places.length < premisesIds.length)
      throw new DomainError('MOVE_UNKNOWN', '选中的场所有的已不在这个网格，请刷新后重新选择')
    const moving = places.filter(({ areaCode }) => areaCode !== toCode)
    const latest = await this.moves.latest(premisesIds)
    for (const { id } of moving) assertAfter(latest.get(id), fromOn)
    const first = moving.filter(({ id, registeredOn }) => !latest.has(id) && registeredOn < fromOn)
    const rows: PremisesAreaEntity[] = [
      ...first.map((p) => ({ ...stay(p.id, p.areaCode, p.registeredOn), toOn: addDays(fromOn, -1) })),
      ...moving.map(({ id }) => stay(id, toCode, fromOn)),
    ]
    const facts = moving.map(({ id: premisesId, areaCode: from }) => {
      const body: PremisesMovedBody = { actionId, premisesId, from, to: toCode, on: fromOn }
      return this.fact('premises.moved', toCode, body, caller, { kind: 'premises', id: premisesId })
    })
    const today = this.today()
    return async (tx) => {
      await this.moves.lock(tx, premisesIds)
      assertFresh((await this.moves.latest(premisesIds, tx)).size, latest.size, 'premises')
      if (fromOn <= today) await this.bring(tx, moving, toCode)
      else
        tx.job({
          name: 'grids.turn',
          payload: { on: fromOn },
          runAt: startOfDay(fromOn),
          coalesceKey: `grids.turn:${fromOn}`,
        })
      await this.moves.end(tx, [...latest.keys()], addDays(fromOn, -1))
      await this.moves.insert(tx, rows)
      for (const fact of facts) tx.fact(fact)
    }
  }

  /** Each from where it was seen: one that somebody else moved meanwhile makes the whole move look again. */
  private async bring(tx: Tx, places: readonly { id: string; areaCode: string }[], to: string): Promise<void> {
    for (const from of new Set(places.map(({ areaCode }) => areaCode))) {
      const ids = places.filter(({ areaCode }) => areaCode === from).map(({ id }) => id)
      assertFresh(await this.moves.bring(tx, ids, from, to), ids.length, 'premises')
    }
  }

  private today(): CalendarDate {
    return todayInShanghai(this.clock)
  }

  private fact(
    kind: FactInput['kind'],
    code: string,
    body: unknown,
    { accountId }: Caller,
    ...more: FactInput['subjects']
  ) {
    const subjects = [{ kind: 'area' as const, id: code }, ...more]
    return prepareFact({ kind, actorId: accountId, occurredAt: this.clock.now(), areaCode: code, body, subjects })
  }
}

const stay = (premisesId: string, areaCode: string, fromOn: CalendarDate): PremisesAreaEntity => ({
  id: newId(),
  premisesId,
  areaCode,
  fromOn,
  toOn: null,
})

/** Throws MOVE_OVERLAP: a move that is planned, or was written down for a later day, stands in the way. */
function assertAfter(latest: PremisesAreaEntity | undefined, fromOn: CalendarDate): void {
  if (!latest || latest.fromOn < fromOn) return
  throw new DomainError('MOVE_OVERLAP', `有场所已登记自 ${latest.fromOn} 起划转，请选那天以后的日期，或分开划转`)
}

/** Two digits below its parent. Throws GRIDS_FULL. */
function nextCode(parentCode: string, last: string | null): string {
  const next = last === null ? 1 : Number(last.slice(parentCode.length)) + 1
  if (next > 99) throw new DomainError('GRIDS_FULL', '这里的网格编号已用完（99 个），请改设在别处')
  return `${parentCode}${String(next).padStart(2, '0')}`
}
