import {
  applyCylinderFact,
  type CylinderAbsorbedBody,
  type CylinderMergedBody,
  type CylinderState,
  DomainError,
  type FactSubject,
} from '@app/domain'
import {
  type CylinderEntity,
  type ListedCylinder,
  PremisesMergeRepository,
  type PreparedFact,
  prepareFact,
} from '@app/persistence'
import type { Clock } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { ActionLedger, type Write } from '../actions/action-ledger'
import type { Caller } from '../core/caller'
import { assertFresh } from '../core/stale'
import { CLOCK } from '../core/tokens'
import { CylinderService } from '../cylinders/cylinder.service'
import { hazardState, hazardSubjects, touchHazard } from '../hazards/hazard-rows'
import { type HazardShift, shiftHazard } from './premises-merge-planner'

export interface MergeCylinder {
  actionId: string
  intoId: string
}

/** One bottle with two cards: the unregistered one gives all it knows to the registered one and leads to it. */
@Injectable()
export class CylinderMergeService {
  constructor(
    private readonly cylinders: CylinderService,
    private readonly rows: PremisesMergeRepository,
    private readonly ledger: ActionLedger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws NOT_FOUND for either out of sight, MERGE_CONFLICT, ID_REUSED. */
  async merge(fromId: string, input: MergeCylinder, caller: Caller) {
    const { scope } = caller
    await this.cylinders.require(scope, fromId)
    const deed = { id: input.actionId, kind: 'cylinder.merge', subjectId: fromId, content: { ...input } }
    await this.ledger.once(deed, caller, async () => {
      const from = await this.cylinders.require(scope, fromId)
      const into = await this.cylinders.require(scope, input.intoId)
      assertMergeable(from, into)
      return this.prepare(from, into, input.actionId, caller)
    })
    return this.cylinders.detail(caller, input.intoId)
  }

  private async prepare(from: CylinderEntity, into: CylinderEntity, actionId: string, caller: Caller): Promise<Write> {
    const now = this.clock.now()
    const absorbed: CylinderAbsorbedBody = {
      ...{ actionId, cylinderId: into.id, fromId: from.id, seenAt: from.lastSeenAt },
      ...{ premisesId: from.premisesId, presence: from.presence, use: from.bottleUse },
    }
    const merged: CylinderMergedBody = { actionId, cylinderId: from.id, intoId: into.id }
    const state = applyCylinderFact(stateOf(into), {
      ...{ kind: 'cylinder.absorbed' as const, occurredAt: now, actorId: caller.accountId, body: absorbed },
    }) as CylinderState
    const { premisesId, presence, use: bottleUse, lastSeenAt } = state
    const takesOver = lastSeenAt !== into.lastSeenAt
    const after = { premisesId, presence, bottleUse, lastSeenAt, areaCode: takesOver ? from.areaCode : into.areaCode }
    const shifts = await this.shifts(from, into, now)
    const facts = this.facts([merged, absorbed], shifts, { from, into, now, caller })
    return async (tx) => {
      assertFresh(await this.rows.retireCard(tx, from, into.id), 1, 'cylinder')
      assertFresh(await this.rows.placeCard(tx, into, after), 1, 'cylinder')
      await this.rows.moveAliases(tx, from.id, into.id, now)
      const rows = shifts.map((shift) => shift.after)
      assertFresh(await this.rows.shiftHazards(tx, rows), rows.length, 'hazard')
      for (const row of rows) touchHazard(tx, hazardState(row))
      for (const id of [from.id, into.id]) tx.touch('cylinder', id)
      for (const id of [from.premisesId, into.premisesId]) if (id) tx.touch('premises', id)
      for (const fact of facts) tx.fact(fact)
    }
  }

  /** Open hazards about the bottle stay where they were found, and are about the card that stays. */
  private async shifts(from: CylinderEntity, into: CylinderEntity, now: string): Promise<HazardShift[]> {
    const there = await this.rows.openHazardsAbout(into.id)
    const open = await this.rows.openHazardsAbout(from.id)
    return open.map((row) =>
      shiftHazard(row, { id: row.premisesId as string, areaCode: row.areaCode }, into.id, there, now),
    )
  }

  private facts(
    [merged, absorbed]: [CylinderMergedBody, CylinderAbsorbedBody],
    shifts: readonly HazardShift[],
    { from, into, now, caller }: { from: CylinderEntity; into: CylinderEntity; now: string; caller: Caller },
  ): PreparedFact[] {
    const base = { actorId: caller.accountId, occurredAt: now, areaCode: from.areaCode ?? into.areaCode }
    const cylinder = (id: string): FactSubject => ({ kind: 'cylinder', id })
    const place: FactSubject[] = from.premisesId ? [{ kind: 'premises', id: from.premisesId }] : []
    return [
      prepareFact({ ...base, kind: 'cylinder.merged', body: merged, subjects: [cylinder(from.id), ...place] }),
      prepareFact({ ...base, kind: 'cylinder.absorbed', body: absorbed, subjects: [cylinder(into.id), ...place] }),
      ...shifts.map(({ body, after }) => {
        const subjects = hazardSubjects(hazardState(after))
        const told = { ...body, actionId: merged.actionId }
        return prepareFact({ ...base, areaCode: after.areaCode, kind: 'hazard.relocated', body: told, subjects })
      }),
    ]
  }
}

function assertMergeable(from: ListedCylinder, into: ListedCylinder): void {
  const refuse = (title: string): never => {
    throw new DomainError('MERGE_CONFLICT', title)
  }
  if (from.id === into.id) refuse('这两张卡已经是同一只瓶，请刷新后再看')
  if (from.status !== 'unregistered') refuse('只能把未登记的卡并入在册的卡，请从未登记的那张办理')
  if (into.status === 'unregistered') refuse('要并入的也是未登记的卡，请选择在册的那张')
}

const stateOf = ({ id, status, premisesId, presence, bottleUse, lastSeenAt }: CylinderEntity): CylinderState => ({
  id,
  status,
  premisesId,
  presence,
  use: bottleUse,
  lastSeenAt,
})
