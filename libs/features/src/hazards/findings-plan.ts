import {
  applyHazardFact,
  type Checklist,
  dateInShanghai,
  type FactKind,
  type Finding,
  findItem,
  type HazardConfirmedBody,
  type HazardFoundBody,
  type HazardRectifiedBody,
  type HazardState,
  hazardNumber,
  newId,
  publishedChecklist,
} from '@app/domain'
import { type HazardEntity, type HazardPhotoEntity, type PreparedFact, prepareFact } from '@app/persistence'
import {
  type FindingsContent,
  foundBody,
  hazardRow,
  hazardState,
  hazardSubjects,
  openKeyOf,
  placeOf,
} from './hazard-rows'

export interface FindingsInput {
  content: FindingsContent
  /** Of the place, on the day of the visit. */
  areaCode: string
}

/** What one inspection does to hazards, worked out before the unit. */
export interface FindingsPlan {
  found: HazardEntity[]
  changed: HazardEntity[]
  photos: HazardPhotoEntity[]
  facts: PreparedFact[]
}

interface Event {
  kind: FactKind
  actorId: string | null
  body: HazardFoundBody | HazardConfirmedBody | HazardRectifiedBody
}

/** New findings become hazards, known ones are confirmed, and what the household put right waits for its recheck. */
export function planFindings(input: FindingsInput, open: readonly HazardEntity[]): FindingsPlan {
  const plan = new Plan(input, open)
  for (const finding of input.content.findings) plan.add(finding)
  for (const { hazardId, putRight } of input.content.previous) if (putRight) plan.putRight(hazardId)
  return plan.result()
}

class Plan {
  private readonly found: HazardEntity[] = []
  private readonly photos: HazardPhotoEntity[] = []
  private readonly facts: PreparedFact[] = []
  private readonly states: Map<string, HazardState>
  private readonly byKey: Map<string | null, string>
  private readonly changed = new Set<string>()
  private readonly checklist: Checklist

  constructor(
    private readonly input: FindingsInput,
    private readonly open: readonly HazardEntity[],
  ) {
    this.states = new Map(open.map((row) => [row.id, hazardState(row)]))
    this.byKey = new Map(open.map((row) => [row.openKey, row.id]))
    this.checklist = publishedChecklist(input.content.checklistVersion) as Checklist
  }

  add(finding: Finding): void {
    const known = this.byKey.get(this.keyOf(finding))
    if (known === undefined) this.addFound(finding)
    else this.confirm(known, finding)
  }

  /** A leak is not released by a tick on a form; what was found again today was not put right. */
  putRight(hazardId: string): void {
    const state = this.states.get(hazardId)
    if (!state || !this.mayRectify(state) || this.changed.has(hazardId)) return
    this.rectify(state, [])
  }

  result(): FindingsPlan {
    const changed = this.open
      .filter(({ id }) => this.changed.has(id))
      .map((row) => hazardRow(this.states.get(row.id) as HazardState, row))
    return { found: this.found, changed, photos: this.photos, facts: this.facts }
  }

  private keyOf({ item, thing }: Finding): string {
    return openKeyOf(placeOf(this.input.content), item, thing.id)
  }

  private addFound(finding: Finding): void {
    const { content, areaCode } = this.input
    const hazardId = newId()
    const body = foundBody(content, finding, hazardId, this.keepPhotos(hazardId, finding))
    const state = this.apply(null, { kind: 'hazard.found', actorId: content.inspectorId, body })
    const number = hazardNumber(dateInShanghai(content.finishedAt), hazardId)
    const category = findItem(this.checklist, finding.item)?.category ?? 'place'
    this.found.push(hazardRow(state, { number, category, areaCode, version: 1 }))
  }

  private confirm(hazardId: string, finding: Finding): void {
    const { content } = this.input
    const { reason, grade, measure, deadlineOn } = finding
    const photoIds = this.keepPhotos(hazardId, finding)
    const body: HazardConfirmedBody = { hazardId, inspectionId: content.id, reason, grade, measure, deadlineOn }
    const before = this.states.get(hazardId) as HazardState
    const state = this.apply(before, { kind: 'hazard.confirmed', actorId: content.inspectorId, body })
    if (finding.fixedOnSite && this.mayRectify(state)) this.rectify(state, photoIds)
  }

  /** What a late record tells of was before this one was found: it puts nothing right that was seen since. */
  private mayRectify({ emergency, status, foundAt }: HazardState): boolean {
    return !emergency && status !== 'rectified' && foundAt <= this.input.content.finishedAt
  }

  /** Put right by the household: so anybody, the inspector too, may recheck it. */
  private rectify(state: HazardState, photoIds: string[]): void {
    const { id: actionId } = this.input.content
    const body: HazardRectifiedBody = { hazardId: state.id, actionId, photoIds, readingLelTenths: null, note: null }
    this.apply(state, { kind: 'hazard.rectified', actorId: null, body })
  }

  private apply(before: HazardState | null, event: Event): HazardState {
    const { finishedAt: occurredAt } = this.input.content
    const state = applyHazardFact(before, { ...event, occurredAt }) as HazardState
    this.states.set(state.id, state)
    if (before) this.changed.add(state.id)
    this.facts.push(
      prepareFact({ ...event, occurredAt, areaCode: this.input.areaCode, subjects: hazardSubjects(state) }),
    )
    return state
  }

  private keepPhotos(hazardId: string, { item, thing }: Finding): string[] {
    const { answers, finishedAt: addedAt } = this.input.content
    const answer = answers.find((a) => a.item === item && a.thing.kind === thing.kind && a.thing.id === thing.id)
    if (!answer) return []
    const staged = [
      ...answer.photoIds.map((fileId) => ({ fileId, stage: 'found' as const })),
      ...(answer.fixed ? [{ fileId: answer.fixed.beforePhotoId, stage: 'before' as const }] : []),
      ...(answer.fixed ? [{ fileId: answer.fixed.afterPhotoId, stage: 'after' as const }] : []),
    ]
    this.photos.push(...staged.map((photo) => ({ hazardId, addedAt, ...photo })))
    return [...new Set(staged.map(({ fileId }) => fileId))]
  }
}
