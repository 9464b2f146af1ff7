import { applyHazardFact, type FactKind, type HazardState, type Instant } from '@app/domain'
import { type HazardPhotoEntity, type PreparedFact, prepareFact } from '@app/persistence'
import { hazardSubjects } from '../hazards/hazard-rows'
import type { Random } from './random'

/** What was told and shown of one invented hazard, and how it stands after that. */
export class HazardJournal {
  state: HazardState | null = null
  readonly photos: HazardPhotoEntity[] = []

  constructor(
    private readonly areaCode: string,
    private readonly random: Random,
  ) {}

  keep(hazardId: string, stage: HazardPhotoEntity['stage'], fileIds: readonly string[], addedAt: Instant): void {
    this.photos.push(...fileIds.map((fileId) => ({ hazardId, fileId, stage, addedAt })))
  }

  tell(kind: FactKind, actorId: string, occurredAt: Instant, body: unknown): PreparedFact {
    this.state = applyHazardFact(this.state, { kind, actorId, occurredAt, body })
    const subjects = this.state ? hazardSubjects(this.state) : []
    const fact = prepareFact({ kind, actorId, occurredAt, areaCode: this.areaCode, body, subjects })
    return { ...fact, id: this.random.id(occurredAt) }
  }
}
