import {
  applyHazardFact,
  assertHazardAction,
  type HazardRectifiedBody,
  type HazardState,
  type Instant,
} from '@app/domain'
import { type HazardEntity, prepareFact } from '@app/persistence'
import type { FindingsPlan } from './findings-plan'
import { hazardRow, hazardState, hazardSubjects } from './hazard-rows'

export interface PutRight {
  actionId: string
  actorId: string
  at: Instant
  photoIds: string[]
}

/** A thing was replaced: every hazard about it is reported put right by whoever did it, and waits for another person. */
export function planPutRight(
  open: readonly HazardEntity[],
  { actionId, actorId, at, photoIds }: PutRight,
): FindingsPlan {
  const plan: FindingsPlan = { found: [], changed: [], photos: [], facts: [] }
  for (const row of open.filter(
    ({ status, emergency, foundAt }) => status !== 'rectified' && !emergency && foundAt <= at,
  )) {
    assertHazardAction(hazardState(row), 'rectify', { actorId, photoIds })
    const body: HazardRectifiedBody = { hazardId: row.id, actionId, photoIds, readingLelTenths: null, note: null }
    const fact = { kind: 'hazard.rectified' as const, actorId, occurredAt: at, body }
    const state = applyHazardFact(hazardState(row), fact) as HazardState
    plan.changed.push(hazardRow(state, row))
    plan.photos.push(...photoIds.map((fileId) => ({ hazardId: row.id, fileId, stage: 'after' as const, addedAt: at })))
    plan.facts.push(prepareFact({ ...fact, areaCode: row.areaCode, subjects: hazardSubjects(state) }))
  }
  return plan
}
