import { type CylinderRelocatedBody, DomainError, type PremisesMergedBody } from '@app/domain'
import { PremisesMergeRepository, type PreparedFact, type Tx } from '@app/persistence'
import { type Clock, FieldCipher } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { ActionLedger, type Write } from '../actions/action-ledger'
import type { Caller } from '../core/caller'
import { assertFresh } from '../core/stale'
import { CLOCK } from '../core/tokens'
import { hazardState, hazardSubjects, touchHazard } from '../hazards/hazard-rows'
import { PlaceChange } from '../places/place-change'
import { effectsOf, learnt, type MergePlan, PremisesMergePlanner } from './premises-merge-planner'

export interface MergePremises {
  actionId: string
  mergedId: string
}

/** Stands where the name of a person stood whose other row goes on. */
const MERGED_NAME = '已并入另一条登记'

/** Two entries of one place become one: what is there moves over, what was signed stays, and nothing is lost. */
@Injectable()
export class PremisesMergeService {
  constructor(
    private readonly place: PlaceChange,
    private readonly planner: PremisesMergePlanner,
    private readonly rows: PremisesMergeRepository,
    private readonly ledger: ActionLedger,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What would happen, and what stands in the way. Throws NOT_FOUND, MERGE_CONFLICT. */
  async preview(keptId: string, mergedId: string, caller: Caller) {
    const plan = await this.plan(keptId, mergedId, caller)
    return { effects: effectsOf(plan), conflicts: plan.conflicts }
  }

  /** Throws NOT_FOUND, MERGE_CONFLICT (everything in the way at once), ID_REUSED. */
  async merge(keptId: string, input: MergePremises, caller: Caller) {
    await this.place.require(caller, keptId)
    const deed = { id: input.actionId, kind: 'premises.merge', subjectId: keptId, content: { ...input } }
    await this.ledger.once(deed, caller, async () => {
      const plan = await this.plan(keptId, input.mergedId, caller)
      const problems = plan.conflicts.map((message) => ({ path: 'mergedId', message }))
      if (problems.length > 0) throw new DomainError('MERGE_CONFLICT', '这两处还不能合并', problems)
      return this.write(plan, input.actionId, caller)
    })
    return this.place.detail(caller, keptId)
  }

  private async plan(keptId: string, mergedId: string, caller: Caller): Promise<MergePlan> {
    const kept = await this.place.require(caller, keptId)
    const merged = await this.place.require(caller, mergedId)
    if (kept.id === merged.id) throw new DomainError('MERGE_CONFLICT', '这两处已经是同一处，请刷新后再看')
    return this.planner.plan(kept, merged, this.clock.now())
  }

  private write(plan: MergePlan, actionId: string, caller: Caller): Write {
    const { kept, merged } = plan
    return this.place.locked([kept.id, merged.id], this.facts(plan, actionId, caller), async (tx) => {
      assertFresh(await this.rows.retire(tx, merged, kept.id), 1, 'premises')
      assertFresh(await this.rows.keep(tx, kept, learnt(kept, merged)), 1, 'premises')
      await this.people(tx, plan)
      await this.things(tx, plan)
    })
  }

  private async people(tx: Tx, { kept, stays, supplies }: MergePlan): Promise<void> {
    const today = this.place.today()
    assertFresh(await this.rows.moveStays(tx, stays.move, kept.id), stays.move.length, 'occupancy')
    for (const fold of stays.fold) assertFresh(await this.rows.fold(tx, 'occupancy', fold, today), 1, 'occupancy')
    const nobody = this.cipher.encrypt(MERGED_NAME, 'party.name')
    for (const person of stays.people) await this.rows.mergePeople(tx, person, nobody)
    assertFresh(await this.rows.moveSupplies(tx, supplies.move, kept.id), supplies.move.length, 'supply')
    for (const fold of supplies.fold) assertFresh(await this.rows.fold(tx, 'supply', fold, today), 1, 'supply')
  }

  private async things(tx: Tx, { kept, merged, cylinders, hazards }: MergePlan): Promise<void> {
    await this.rows.moveFollowers(tx, merged.id, kept.id)
    assertFresh(await this.rows.moveCylinders(tx, merged.id, kept), cylinders.length, 'cylinder')
    const shifts = hazards.map(({ after }) => after)
    assertFresh(await this.rows.shiftHazards(tx, shifts), shifts.length, 'hazard')
    await this.rows.moveAlerts(tx, merged.id, kept)
    for (const { id } of cylinders) tx.touch('cylinder', id)
    for (const row of shifts) touchHazard(tx, hazardState(row))
  }

  private facts(plan: MergePlan, actionId: string, caller: Caller): PreparedFact[] {
    const { kept, merged, stays, supplies, cylinders, equipment, hazards } = plan
    const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
    const body: PremisesMergedBody = {
      actionId,
      premisesId: kept.id,
      mergedId: merged.id,
      statusBefore: merged.status,
      moved: {
        stays: stays.move,
        supplies: supplies.move,
        cylinders: ids(cylinders),
        equipment: ids(equipment),
        hazards: hazards.map(({ before }) => before.id),
      },
      folded: [...stays.fold, ...supplies.fold],
      people: stays.people,
    }
    const people = stays.people.flatMap(({ fromId, intoId }) => [fromId, intoId])
    const about = [merged.id].map((id) => ({ kind: 'premises' as const, id }))
    const concerned = [...about, ...people.map((id) => ({ kind: 'party' as const, id }))]
    return [
      this.place.fact(kept, { kind: 'premises.merged', body, about: concerned }, caller),
      ...cylinders.map(({ id }) => {
        const moved: CylinderRelocatedBody = {
          actionId,
          cylinderId: id,
          fromPremisesId: merged.id,
          premisesId: kept.id,
        }
        const subject = [{ kind: 'cylinder' as const, id }]
        return this.place.fact(kept, { kind: 'cylinder.relocated', body: moved, about: subject }, caller)
      }),
      ...hazards.map(({ body: shift, after }) => {
        const subjects = hazardSubjects(hazardState(after)).filter(({ id }) => id !== kept.id)
        return this.place.fact(
          kept,
          { kind: 'hazard.relocated', body: { ...shift, actionId }, about: subjects },
          caller,
        )
      }),
    ]
  }
}
