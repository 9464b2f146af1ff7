import {
  addMinutes,
  applyHazardFact,
  dateInShanghai,
  type FactKind,
  type Finding,
  findItem,
  type HazardState,
  hazardNumber,
  type Instant,
  publishedChecklist,
  type SupervisionContent,
} from '@app/domain'
import { type HazardEntity, type HazardPhotoEntity, type PreparedFact, prepareFact } from '@app/persistence'
import { foundBody, hazardRow, hazardSubjects } from '../hazards/hazard-rows'
import type { Random } from './random'

export interface CompanyHazard {
  row: HazardEntity
  photos: HazardPhotoEntity[]
  facts: PreparedFact[]
}

interface Rectifier {
  by: string
  photo(at: Instant): string
}

/** What is grave the company has put right within hours: it waits for its recheck. */
const RECTIFIED_AFTER_MINUTES = 180

export function companyHazards(
  content: SupervisionContent,
  areaCode: string,
  random: Random,
  rectifier: Rectifier,
): CompanyHazard[] {
  return content.findings.map((finding) => {
    const story = new CompanyHazardStory(content, finding, areaCode, random)
    return finding.grade === 'A' ? story.rectified(rectifier) : story
  })
}

class CompanyHazardStory implements CompanyHazard {
  readonly facts: PreparedFact[] = []
  readonly photos: HazardPhotoEntity[] = []
  private state: HazardState | null = null

  constructor(
    private readonly content: SupervisionContent,
    private readonly finding: Finding,
    private readonly areaCode: string,
    private readonly random: Random,
  ) {
    const { answers, inspectorId, finishedAt } = content
    const id = random.id(finishedAt)
    const shown = answers.find(({ item }) => item === finding.item)?.photoIds ?? []
    this.keep(id, 'found', shown, finishedAt)
    const body = foundBody({ ...content, premisesId: null, previous: [] }, finding, id, shown)
    this.apply('hazard.found', inspectorId, finishedAt, body)
  }

  get row(): HazardEntity {
    const state = this.state as HazardState
    const number = hazardNumber(dateInShanghai(this.content.finishedAt), state.id)
    const checklist = publishedChecklist(this.content.checklistVersion)
    const category = (checklist && findItem(checklist, this.finding.item)?.category) ?? 'place'
    return hazardRow(state, { number, category, areaCode: this.areaCode, version: this.facts.length })
  }

  rectified({ by, photo }: Rectifier): this {
    const hazardId = this.state?.id ?? ''
    const at = addMinutes(this.content.finishedAt, RECTIFIED_AFTER_MINUTES)
    const photoIds = [photo(at)]
    this.keep(hazardId, 'after', photoIds, at)
    const body = { hazardId, actionId: this.random.id(at), photoIds, readingLelTenths: null, note: null }
    this.apply('hazard.rectified', by, at, body)
    return this
  }

  private keep(
    hazardId: string,
    stage: HazardPhotoEntity['stage'],
    fileIds: readonly string[],
    addedAt: Instant,
  ): void {
    this.photos.push(...fileIds.map((fileId) => ({ hazardId, fileId, stage, addedAt })))
  }

  private apply(kind: FactKind, actorId: string, occurredAt: Instant, body: unknown): void {
    this.state = applyHazardFact(this.state, { kind, actorId, occurredAt, body })
    const subjects = this.state ? hazardSubjects(this.state) : []
    const fact = prepareFact({ kind, actorId, occurredAt, areaCode: this.areaCode, body, subjects })
    this.facts.push({ ...fact, id: this.random.id(occurredAt) })
  }
}
