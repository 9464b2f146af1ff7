import {
  type Answer,
  assess,
  type BottleCount,
  type CalendarDate,
  contentHash,
  currentChecklist,
  dateInShanghai,
  type Equipment,
  type InspectionContent,
  type Instant,
  type ItemToAnswer,
  itemsFor,
  nominalGrams,
  prejudge,
  type VisitKind,
  type VisitOutcome,
  validateInspection,
} from '@app/domain'
import type { Submission } from '../inspections/submission'
import type { CylinderEntry } from '../register/entries'
import { type PictureKind, SIGNATURE_STROKES } from './demo-pictures'
import type { DemoPlace } from './demo-place'
import type { Random } from './random'

export interface PlannedVisit {
  place: DemoPlace
  day: CalendarDate
  outcome: VisitOutcome
  outcomeReason?: string
  nextVisitOn?: CalendarDate
  /** Reasons of things found wrong, e.g. `H06-loose`. */
  faults?: readonly string[]
  /** Of the faults those that were put right before the inspector left. */
  fixed?: readonly string[]
  /** A bottle that no register knows is found. */
  discovers?: boolean
  inspectorId?: string
  kind?: VisitKind
}

export interface Snapshot {
  id: string
  kind: PictureKind
}

export interface MadeVisit {
  place: DemoPlace
  submission: Submission
  photos: Snapshot[]
}

/** Turns a plan into what the phone would have sent, valid by the same rules. */
export function makeVisit(plan: PlannedVisit, random: Random): MadeVisit {
  return new VisitMaker(plan, random).make()
}

class VisitMaker {
  private readonly photos: Snapshot[] = []
  private readonly startedAt: Instant
  private readonly finishedAt: Instant
  private readonly bottles: BottleCount[]
  private readonly cylinders: readonly CylinderEntry[]
  private readonly equipment: Equipment[]

  constructor(
    private readonly plan: PlannedVisit,
    private readonly random: Random,
  ) {
    this.startedAt = random.workingHour(plan.day)
    const minutes = plan.outcome === 'completed' ? random.int(12, 30) : random.int(2, 5)
    this.finishedAt = new Date(Date.parse(this.startedAt) + minutes * 60_000).toISOString()
    const counted = plan.outcome === 'completed' || plan.outcome === 'closed'
    this.cylinders = counted ? plan.place.cylinders.filter(({ createdAt }) => createdAt <= this.startedAt) : []
    this.bottles = this.cylinders.map(countOf)
    if (plan.discovers) this.bottles.push(this.strayBottle())
    this.equipment = plan.outcome === 'completed' ? (plan.place.premises.equipment ?? []).map(equipmentOf) : []
  }

  make(): MadeVisit {
    const content = this.content()
    const problems = validateInspection(content)
    if (problems.length > 0) throw new Error(`demonstration visit is not valid: ${JSON.stringify(problems)}`)
    const hash = contentHash(content)
    const signatures = content.outcome === 'completed' ? this.signatures(hash) : []
    return {
      place: this.plan.place,
      submission: { content, contentHash: hash, signatures, texts: [] },
      photos: this.photos,
    }
  }

  private content(): InspectionContent {
    const { place, outcome, outcomeReason = null, nextVisitOn = null } = this.plan
    const completed = outcome === 'completed'
    const answers = completed ? this.answers() : []
    const base: InspectionContent = {
      id: this.random.id(this.startedAt),
      premisesId: place.premises.id,
      premisesType: place.premises.type,
      inspectorId: this.plan.inspectorId ?? place.inspectorId,
      kind: this.plan.kind ?? 'annual',
      outcome,
      checklistVersion: currentChecklist().version,
      startedAt: this.startedAt,
      finishedAt: this.finishedAt,
      bottles: this.bottles,
      equipment: this.equipment,
      hasCylinderRoom: place.premises.hasCylinderRoom,
      answers,
      findings: [],
      previous: [],
      photoIds: completed ? [] : [this.photo('door')],
      outcomeReason,
      nextVisitOn,
      leak: null,
      note: null,
      signing: completed ? this.signing() : null,
    }
    return { ...base, findings: assess(base) }
  }

  private signing(): InspectionContent['signing'] {
    const kind =
      this.plan.place.premises.type === 'resident' ? this.random.pick(['self', 'self', 'family'] as const) : 'staff'
    return { kind, mode: 'signed', reason: null, witness: null }
  }

  private answers(): Answer[] {
    const things = { premisesId: this.plan.place.premises.id, bottles: this.bottles, equipment: this.equipment }
    const asked = itemsFor(currentChecklist(), { premisesType: this.plan.place.premises.type, things })
    const pictures = new Map<string, string>()
    const faults = new Set(this.plan.faults ?? [])
    return asked.map((question) =>
      this.answer(question, faults, (kind) => once(pictures, kind, () => this.photo(kind))),
    )
  }

  private answer(question: ItemToAnswer, faults: Set<string>, photo: (kind: PictureKind) => string): Answer {
    const { item, thing } = question
    const reason = this.verdict(question, faults)
    const picture = photoKind(item.thing)
    const needed = item.photo === 'always' || (reason !== null && item.photo === 'on_fail')
    const isFixed = reason !== null && (this.plan.fixed ?? []).includes(reason)
    return {
      item: item.code,
      thing,
      result: reason === null ? 'pass' : 'fail',
      reason,
      photoIds: needed ? [photo(picture)] : [],
      fixed: isFixed ? { beforePhotoId: this.photo('hose'), afterPhotoId: this.photo('new_hose') } : null,
    }
  }

  /** The reason of a fail: by the dates, by what was found, or null. A planned fault is found at one thing only. */
  private verdict({ item, thing }: ItemToAnswer, faults: Set<string>): string | null {
    const judged = prejudge(item, {
      premisesType: this.plan.place.premises.type,
      today: dateInShanghai(this.finishedAt),
      cylinder: this.cylinders.find(({ id }) => id === thing.id) ?? null,
      equipment: this.equipment.find(({ id }) => id === thing.id) ?? null,
      bottles: this.bottles,
      hasCylinderRoom: this.plan.place.premises.hasCylinderRoom,
    })
    if (judged?.result === 'fail') return judged.reason
    if (item.code === 'P01' && this.isStray(thing.id)) return 'P01-unregistered'
    if (item.code === 'B01' && !this.equipment.some(({ kind }) => kind === 'detector')) return 'B01-missing'
    const fault = [...faults].find((reason) => reason.startsWith(`${item.code}-`))
    if (fault === undefined) return null
    faults.delete(fault)
    return fault
  }

  private isStray(cylinderId: string): boolean {
    return this.bottles.some((bottle) => bottle.cylinderId === cylinderId && !bottle.registered)
  }

  private strayBottle(): BottleCount {
    return {
      cylinderId: this.random.id(this.startedAt),
      presence: 'present',
      use: 'spare',
      chargeGrams: nominalGrams('YSP35.5'),
      scannedCode: 'WD900000001',
      registered: false,
      stampPhotoId: this.photo('stamp'),
    }
  }

  private signatures(hash: string): Submission['signatures'] {
    return (['inspector', 'household'] as const).map((by) => {
      const kind = this.random.pick(['signature_a', 'signature_b', 'signature_c'] as const)
      return { by, imageFileId: this.photo(kind), strokes: SIGNATURE_STROKES[kind], contentHash: hash }
    })
  }

  private photo(kind: PictureKind): string {
    const id = this.random.id(this.startedAt)
    this.photos.push({ id, kind })
    return id
  }
}

function once(known: Map<string, string>, kind: string, make: () => string): string {
  const id = known.get(kind) ?? make()
  known.set(kind, id)
  return id
}

const photoKind = (thing: ItemToAnswer['item']['thing']): PictureKind => (thing === 'cylinder' ? 'cylinder' : 'kitchen')

function countOf({ id, model, use, aliases }: CylinderEntry): BottleCount {
  return {
    cylinderId: id,
    presence: 'present',
    use: use ?? 'in_use',
    chargeGrams: nominalGrams(model),
    scannedCode: aliases[0]?.value ?? null,
    registered: true,
    stampPhotoId: null,
  }
}

function equipmentOf(thing: NonNullable<DemoPlace['premises']['equipment']>[number]): Equipment {
  return {
    id: thing.id,
    kind: thing.kind,
    label: thing.label,
    hasWaterHeater: thing.hasWaterHeater ?? false,
    stoveSoldOn: thing.stoveSoldOn ?? null,
    hoseKind: thing.hoseKind ?? null,
    hoseFrom: thing.hoseFrom ?? null,
    regulatorFrom: thing.regulatorFrom ?? null,
    regulatorUntil: thing.regulatorUntil ?? null,
    detectorFrom: thing.detectorFrom ?? null,
  }
}
