import {
  type CylinderSnapshot,
  dateInShanghai,
  deliveryFindings,
  type HazardSnapshot,
  type Instant,
  nominalGrams,
  type OpenRecall,
  type PremisesSnapshot,
  type Review,
  reviewCompany,
  reviewCylinder,
  reviewHazard,
  reviewPremises,
} from '@app/domain'
import {
  type BottleAt,
  type CustodyEntity,
  type CylinderEntity,
  type CylinderRefusalEntity,
  type DueReview,
  type EquipmentEntity,
  type HazardAbout,
  type HazardEntity,
  type OpenRecallOf,
  type PremisesEntity,
  RecallWorkRepository,
  type ReviewSubjectKind,
  ReviewSubjectRepository,
  type VisitAt,
} from '@app/persistence'
import { Injectable } from '@nestjs/common'
import { CustodyKeeper, type KeptLife } from '../custody/custody-keeper.service'
import type { Whereabouts } from './raised-alert'
import { StorySnapshots } from './story-snapshots'

/** A subject with its snapshot, ready to be judged. One that is gone judges to nothing. */
export interface Reviewable extends Whereabouts {
  due: DueReview
  review(now: Instant): Review
  /** What its facts made of its way since it was looked at last. */
  custody?: CustodyEntity | null
}

type Judged = Whereabouts & Pick<Reviewable, 'review' | 'custody'>

const GONE: Judged = {
  premisesId: null,
  areaCode: null,
  companyId: null,
  review: () => ({ conditions: [], nextReviewAt: null }),
}

/** Loads all subjects of a batch in a constant number of reads. */
@Injectable()
export class ReviewSnapshots {
  constructor(
    private readonly subjects: ReviewSubjectRepository,
    private readonly custody: CustodyKeeper,
    private readonly stories: StorySnapshots,
    private readonly recalls: RecallWorkRepository,
  ) {}

  async load(due: readonly DueReview[]): Promise<Reviewable[]> {
    const ids = (kind: ReviewSubjectKind) => due.filter((d) => d.subjectKind === kind).map((d) => d.subjectId)
    const judged = new Map<string, Judged>([
      ...(await this.cylinders(ids('cylinder'))),
      ...(await this.premises(ids('premises'))),
      ...(await this.hazards(ids('hazard'))),
      ...(await this.companies(ids('company'))),
    ])
    return due.map((d) => ({ due: d, ...(judged.get(d.subjectId) ?? GONE) }))
  }

  private async companies(ids: readonly string[]): Promise<[string, Judged][]> {
    const rows = await this.subjects.companies(ids)
    const licences = groupBy(await this.subjects.licences(ids), (l) => l.companyId)
    const keys = groupBy(await this.subjects.companyKeys(ids), (key) => key.companyId)
    return rows.map(({ id, areaCode }) => {
      const snapshot = { id, licences: licences.get(id) ?? [], keys: keys.get(id) ?? [] }
      return [id, { premisesId: null, areaCode, companyId: id, review: (now) => reviewCompany(snapshot, now) }]
    })
  }

  private async cylinders(ids: readonly string[]): Promise<[string, Judged][]> {
    const rows = await this.subjects.cylinders(ids)
    const hazards = groupBy(await this.subjects.openHazardsAbout(ids), (h) => h.thingId)
    const lives = await this.custody.upToDate(rows.map(({ id }) => id))
    const recalls = recallsOf(await this.recalls.openOf(rows.map(({ id }) => id)))
    const { fillers, twins } = await this.stories.ofCylinders(rows.map(({ id }) => id))
    return rows.map((row) => {
      const { premisesId, areaCode, ownerCompanyId: companyId } = row
      const life = lives.get(row.id) ?? null
      const twin = twins.get(row.id) ?? null
      const snapshot = {
        ...cylinderSnapshot(row, hazards.get(row.id) ?? [], life),
        fillers,
        twin,
        recall: recalls.get(row.id) ?? null,
      }
      const custody = life?.row ?? null
      return [row.id, { premisesId, areaCode, companyId, custody, review: (now) => reviewCylinder(snapshot, now) }]
    })
  }

  private async premises(ids: readonly string[]): Promise<[string, Judged][]> {
    const rows = await this.subjects.premises(ids)
    const bottles = groupBy(await this.subjects.presentBottles(ids), (b) => b.premisesId)
    const equipment = groupBy(await this.subjects.equipment(ids), (e) => e.premisesId)
    const visits = groupBy(await this.subjects.visitsSinceCompleted(ids), (v) => v.premisesId)
    const hazards = groupBy(await this.subjects.openHazardsAt(ids), (h) => h.premisesId)
    const refusals = groupBy(await this.subjects.refusals(ids), (r) => r.premisesId)
    const told = groupBy(await this.subjects.deliveryFindings(ids), (check) => check.premisesId)
    const stories = await this.stories.ofPremises(rows)
    return rows.map((row) => {
      const { id, areaCode } = row
      const found = {
        bottles: bottles.get(id),
        equipment: equipment.get(id),
        visits: visits.get(id),
        hazards: hazards.get(id),
        refusals: refusals.get(id),
      }
      const checks = (told.get(id) ?? []).map((check) => deliveryFindings(check.checkedAt, check.findings))
      const snapshot = { ...premisesSnapshot(row, found), ...stories.get(id), deliveryFindings: checks }
      return [id, { premisesId: id, areaCode, companyId: null, review: (now) => reviewPremises(snapshot, now) }]
    })
  }

  private async hazards(ids: readonly string[]): Promise<[string, Judged][]> {
    return (await this.subjects.hazards(ids)).map((row) => {
      const { premisesId, areaCode } = row
      return [
        row.id,
        { premisesId, areaCode, companyId: null, review: (now) => reviewHazard(hazardSnapshot(row), now) },
      ]
    })
  }
}

const cylinderSnapshot = (row: CylinderEntity, hazards: HazardAbout[], life: KeptLife | null): CylinderSnapshot => ({
  id: row.id,
  status: row.status,
  premisesId: row.premisesId,
  presence: row.presence,
  use: row.bottleUse,
  lastSeenAt: row.lastSeenAt,
  model: row.model,
  madeOn: row.madeOn,
  nextTestOn: row.nextTestOn,
  lastTestOn: row.lastTestOn,
  designLifeYears: row.designLifeYears,
  ownerCompanyId: row.ownerCompanyId,
  hazards,
  life,
})

const recallsOf = (rows: readonly OpenRecallOf[]): Map<string, OpenRecall> =>
  new Map(
    rows.map(({ cylinderId, ground, reason, openedAt }) => [
      cylinderId,
      { ground, reason, openedOn: dateInShanghai(openedAt) },
    ]),
  )

interface FoundAt {
  bottles?: BottleAt[]
  equipment?: EquipmentEntity[]
  visits?: VisitAt[]
  hazards?: HazardAbout[]
  refusals?: CylinderRefusalEntity[]
}

const premisesSnapshot = (row: PremisesEntity, found: FoundAt): PremisesSnapshot => ({
  id: row.id,
  type: row.type,
  status: row.status,
  hasCylinderRoom: Boolean(row.hasCylinderRoom),
  bottles: (found.bottles ?? []).map((b) => ({ cylinderId: b.id, chargeGrams: nominalGrams(b.model) })),
  equipment: (found.equipment ?? []).map((e) => ({ ...e, hasWaterHeater: Boolean(e.hasWaterHeater) })),
  registeredOn: row.registeredOn,
  typeSinceOn: row.typeSinceOn,
  lastCompletedOn: row.lastCompletedOn,
  outcomesSince: sinceCompleted(found.visits ?? []),
  nextVisitOn: row.nextVisitOn,
  hazards: found.hazards ?? [],
  refusals: (found.refusals ?? []).map(({ code, reason, refusedAt }) => ({
    code,
    reason,
    on: dateInShanghai(refusedAt),
  })),
})

function sinceCompleted(visits: VisitAt[]): PremisesSnapshot['outcomesSince'] {
  const last = visits.map((v) => v.outcome).lastIndexOf('completed')
  return visits.slice(last + 1).map(({ outcome, finishedAt }) => ({ outcome, on: dateInShanghai(finishedAt) }))
}

/** Databases without a boolean type give 0 and 1. */
export const hazardSnapshot = (row: HazardEntity): HazardSnapshot => ({
  ...row,
  structural: Boolean(row.structural),
  emergency: Boolean(row.emergency),
})

function groupBy<T>(rows: readonly T[], key: (row: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const name = key(row) ?? ''
    const group = groups.get(name)
    if (group) group.push(row)
    else groups.set(name, [row])
  }
  return groups
}
