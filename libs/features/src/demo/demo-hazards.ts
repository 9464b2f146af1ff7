import {
  addDays,
  answerPhotos,
  type CalendarDate,
  currentChecklist,
  dateInShanghai,
  daysBetween,
  type FactKind,
  type Finding,
  findItem,
  type HazardState,
  hazardNumber,
  type Instant,
} from '@app/domain'
import type { HazardEntity, HazardPhotoEntity, PreparedFact } from '@app/persistence'
import { foundBody, hazardRow } from '../hazards/hazard-rows'
import type { DemoStaffDirectory } from './demo-staff'
import type { MadeVisit, Snapshot } from './demo-visit'
import { HazardJournal } from './hazard-journal'
import type { Random } from './random'

export interface DatedFact {
  at: Instant
  fact: PreparedFact
}

/** A hazard in its final state with everything that happened to it. */
export interface MadeHazard {
  row: HazardEntity
  photos: HazardPhotoEntity[]
  facts: DatedFact[]
  /** Pictures taken after the visit, by whoever put it right or looked again. */
  pictures: (Snapshot & { ownerId: string; at: Instant })[]
}

export interface HazardContext {
  today: CalendarDate
  random: Random
  staff: DemoStaffDirectory
}

export interface VisitHazards {
  found: MadeHazard[]
  /** Hazards of earlier visits that were seen again. */
  confirmed: DatedFact[]
}

/** `open` holds the hazards still open at this place; those of this visit are added to it. */
export function makeHazards(visit: MadeVisit, context: HazardContext, open: Map<string, HazardStory>): VisitHazards {
  const result: VisitHazards = { found: [], confirmed: [] }
  for (const finding of visit.submission.content.findings) {
    const key = `${finding.item} ${finding.thing.id}`
    const known = open.get(key)
    if (known) {
      result.confirmed.push(known.confirm(visit, finding))
      continue
    }
    const story = new HazardStory(visit, finding, context)
    result.found.push(story.tell())
    if (story.isOpen) open.set(key, story)
  }
  return result
}

/** How far a hazard has come by today. */
type Stage = 'open' | 'dispatched' | 'rectified' | 'closed'
const STAGES: readonly Stage[] = ['closed', 'dispatched', 'rectified']

const TO_COMPANY = new Set(['gas', 'cylinder', 'valve', 'hose'])

export class HazardStory implements MadeHazard {
  private readonly journal: HazardJournal
  readonly facts: DatedFact[] = []
  readonly pictures: MadeHazard['pictures'] = []
  private readonly foundOn: CalendarDate
  private readonly category
  private readonly areaCode: string

  constructor(
    private readonly visit: MadeVisit,
    private readonly finding: Finding,
    private readonly context: HazardContext,
  ) {
    this.foundOn = dateInShanghai(visit.submission.content.finishedAt)
    this.category = findItem(currentChecklist(), finding.item)?.category ?? 'place'
    this.areaCode = visit.place.premises.areaCode
    this.journal = new HazardJournal(this.areaCode, context.random)
  }

  get photos(): HazardPhotoEntity[] {
    return this.journal.photos
  }

  get isOpen(): boolean {
    return this.journal.state?.status !== 'closed'
  }

  /** As it stands after everything told so far. */
  get row(): HazardEntity {
    const state = this.journal.state as HazardState
    const number = hazardNumber(this.foundOn, state.id)
    return hazardRow(state, { number, category: this.category, areaCode: this.areaCode, version: this.facts.length })
  }

  tell(): this {
    const hazardId = this.find()
    const stage = this.stage()
    if (stage !== 'open') this.dispatch(hazardId)
    if (stage === 'rectified' || stage === 'closed') this.rectify(hazardId, stage)
    if (stage === 'closed') this.recheck(hazardId)
    return this
  }

  confirm(visit: MadeVisit, { reason, grade, measure, deadlineOn }: Finding): DatedFact {
    const { content } = visit.submission
    const hazardId = this.journal.state?.id ?? ''
    const body = { hazardId, inspectionId: content.id, reason, grade, measure, deadlineOn }
    return this.apply('hazard.confirmed', content.inspectorId, content.finishedAt, body)
  }

  private stage(): Stage {
    const { random, today } = this.context
    const { part } = this.visit.place
    if (this.finding.fixedOnSite || this.finding.grade === 'advice' || part === 'unregistered') return 'open'
    if (part === 'grade_a_overdue') return 'dispatched'
    if (part === 'to_recheck') return 'rectified'
    const age = daysBetween(this.foundOn, today)
    // What the register's own dates and counts say cannot have been put right while they still say it.
    if (findItem(currentChecklist(), this.finding.item)?.prejudge) return age > 1 ? 'dispatched' : 'open'
    if (age >= 14) return STAGES[random.weighted([86, 8, 6])] ?? 'closed'
    if (age < 2) return 'open'
    return random.chance(0.7) ? 'dispatched' : 'rectified'
  }

  private find(): string {
    const { content } = this.visit.submission
    const hazardId = this.context.random.id(content.finishedAt)
    const { item, thing } = this.finding
    const answer = content.answers.find((a) => a.item === item && a.thing.id === thing.id)
    const shown = answer?.photoIds ?? []
    this.journal.keep(hazardId, 'found', shown, content.finishedAt)
    if (answer?.fixed) {
      this.journal.keep(hazardId, 'before', [answer.fixed.beforePhotoId], content.finishedAt)
      this.journal.keep(hazardId, 'after', [answer.fixed.afterPhotoId], content.finishedAt)
    }
    const body = foundBody(content, this.finding, hazardId, answer ? answerPhotos(answer) : [])
    this.apply('hazard.found', content.inspectorId, content.finishedAt, body)
    return hazardId
  }

  private dispatch(hazardId: string): void {
    const { random, staff } = this.context
    const at = random.workingHour(addDays(this.foundOn, 1))
    const toCompany = TO_COMPANY.has(this.category)
    const companyId = toCompany ? this.companyId() : null
    const accountId = toCompany ? null : this.visit.submission.content.inspectorId
    const body = { hazardId, actionId: random.id(at), accountId, companyId, note: null }
    this.apply('hazard.dispatched', staff.street(this.areaCode), at, body)
  }

  private rectify(hazardId: string, stage: Stage): void {
    const { random, staff, today } = this.context
    const days = stage === 'closed' ? random.int(2, 6) : Math.max(1, daysBetween(this.foundOn, today) - 1)
    const at = random.workingHour(addDays(this.foundOn, days))
    const actorId = this.rectifier(staff)
    const photoIds = [this.picture(hazardId, 'after', actorId, at)]
    const body = { hazardId, actionId: random.id(at), photoIds, readingLelTenths: null, note: null }
    this.apply('hazard.rectified', actorId, at, body)
  }

  private recheck(hazardId: string): void {
    const { random, staff } = this.context
    const at = random.workingHour(addDays(this.foundOn, random.int(7, 9)))
    const actorId = staff.community(this.areaCode)
    const photoIds = [this.picture(hazardId, 'recheck', actorId, at)]
    const body = { hazardId, actionId: random.id(at), pass: true, photoIds, readingLelTenths: null, reason: null }
    this.apply('hazard.rechecked', actorId, at, body)
  }

  private rectifier(staff: DemoStaffDirectory): string {
    if (this.visit.place.part === 'to_recheck') return staff.colleague
    return TO_COMPANY.has(this.category) ? staff.company(this.companyId()) : this.visit.submission.content.inspectorId
  }

  private companyId(): string {
    return this.visit.place.premises.suppliers[0]?.companyId ?? ''
  }

  private picture(hazardId: string, stage: 'after' | 'recheck', ownerId: string, at: Instant): string {
    const id = this.context.random.id(at)
    this.pictures.push({ id, kind: 'new_hose', ownerId, at })
    this.journal.keep(hazardId, stage, [id], at)
    return id
  }

  private apply(kind: FactKind, actorId: string, at: Instant, body: unknown): DatedFact {
    const dated = { at, fact: this.journal.tell(kind, actorId, at, body) }
    this.facts.push(dated)
    return dated
  }
}
