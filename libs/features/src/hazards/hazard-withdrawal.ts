import { applyHazardFact, type HazardState, type HazardWithdrawnBody, type InspectionContent } from '@app/domain'
import { type HazardEntity, HazardRepository, type PreparedFact, prepareFact, type Tx } from '@app/persistence'
import type { Clock } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { assertFresh, freshKeys } from '../core/stale'
import { CLOCK } from '../core/tokens'
import { type FindingsPlan, planFindings } from './findings-plan'
import { hazardRow, hazardState, hazardSubjects, touchHazard } from './hazard-rows'

/** 误录: what a correction takes back, and what is true instead. */
export interface Withdrawal {
  row: HazardEntity | null
  fact: PreparedFact | null
  instead: FindingsPlan
}

/** A hazard that rests on a wrong entry is closed by two people, never deleted. */
@Injectable()
export class HazardWithdrawal {
  constructor(
    private readonly hazards: HazardRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The open hazard that such an answer has raised, or one that confirmed it. */
  async openFor(premisesId: string, item: string, thingId: string): Promise<HazardEntity | null> {
    const open = await this.hazards.openAt(premisesId)
    return open.find((hazard) => hazard.item === item && hazard.thingId === thingId) ?? null
  }

  /** `content` holds, as findings, what is true instead. A hazard that has been closed meanwhile stays as it is. */
  async prepare(
    { hazardId, correctionId, actorId }: HazardWithdrawnBody & { actorId: string },
    content: InspectionContent,
    areaCode: string,
  ): Promise<Withdrawal> {
    const open = await this.hazards.openAt(content.premisesId)
    const known = open.find(({ id }) => id === hazardId)
    const others = open.filter(({ id }) => id !== hazardId)
    const instead = planFindings({ content, areaCode }, others)
    if (!known) return { row: null, fact: null, instead }
    const body: HazardWithdrawnBody = { hazardId, correctionId }
    const fact = { kind: 'hazard.withdrawn' as const, actorId, occurredAt: this.clock.now(), body }
    const state = applyHazardFact(hazardState(known), fact) as HazardState
    const prepared = prepareFact({ ...fact, areaCode: known.areaCode, subjects: hazardSubjects(state) })
    return { row: hazardRow(state, known), fact: prepared, instead }
  }

  async write(tx: Tx, { row, fact, instead }: Withdrawal): Promise<void> {
    const changed = [...(row ? [row] : []), ...instead.changed]
    assertFresh(await this.hazards.change(tx, changed), changed.length, 'hazard')
    await freshKeys('hazard', this.hazards.insert(tx, instead.found))
    await this.hazards.addPhotos(tx, instead.photos)
    for (const hazard of [...changed, ...instead.found]) touchHazard(tx, hazardState(hazard))
    for (const one of [...(fact ? [fact] : []), ...instead.facts]) tx.fact(one)
  }
}
