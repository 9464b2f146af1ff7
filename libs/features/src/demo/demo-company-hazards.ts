import {
  addMinutes,
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
import type { HazardEntity, HazardPhotoEntity, PreparedFact } from '@app/persistence'
import { foundBody, hazardRow } from '../hazards/hazard-rows'
import { HazardJournal } from './hazard-journal'
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
  private readonly journal: HazardJournal

  constructor(
    private readonly content: SupervisionContent,
    private readonly finding: Finding,
    private readonly areaCode: string,
    private readonly random: Random,
  ) {
    this.journal = new HazardJournal(areaCode, random)
    const { answers, inspectorId, finishedAt } = content
    const id = random.id(finishedAt)
    const shown = answers.find(({ item }) => item === finding.item)?.photoIds ?? []
    this.journal.keep(id, 'found', shown, finishedAt)
    const body = foundBody({ ...content, premisesId: null, previous: [] }, finding, id, shown)
    this.tell('hazard.found', inspectorId, finishedAt, body)
  }

  get photos(): HazardPhotoEntity[] {
    return this.journal.photos
  }

  get row(): HazardEntity {
    const state = this.journal.state as HazardState
    const number = hazardNumber(dateInShanghai(this.content.finishedAt), state.id)
    const checklist = publishedChecklist(this.content.checklistVersion)
    const category = (checklist && findItem(checklist, this.finding.item)?.category) ?? 'place'
    return hazardRow(state, { number, category, areaCode: this.areaCode, version: this.facts.length })
  }

  rectified({ by, photo }: Rectifier): this {
    const hazardId = this.journal.state?.id ?? ''
    const at = addMinutes(this.content.finishedAt, RECTIFIED_AFTER_MINUTES)
    const photoIds = [photo(at)]
    this.journal.keep(hazardId, 'after', photoIds, at)
    const body = { hazardId, actionId: this.random.id(at), photoIds, readingLelTenths: null, note: null }
    this.tell('hazard.rectified', by, at, body)
    return this
  }

  private tell(kind: FactKind, actorId: string, at: Instant, body: unknown): void {
    this.facts.push(this.journal.tell(kind, actorId, at, body))
  }
}
