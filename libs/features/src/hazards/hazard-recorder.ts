import { type FoundHazard, type HazardEntity, HazardRepository, type Tx } from '@app/persistence'
import { Inject, Injectable } from '@nestjs/common'
import { assertFresh, freshKeys } from '../core/stale'
import type { RaisedAlert } from '../reviews/raised-alert'
import { ReviewService } from '../reviews/review.service'
import { type FindingsPlan, planFindings } from './findings-plan'
import { type FindingsContent, hazardState, touchHazard } from './hazard-rows'
import { type PutRight, planPutRight } from './put-right-plan'

/** All it asks of the reviews: a leak is told at once, not at the next turn. */
export type LeakAlarm = Pick<ReviewService, 'leakAlert' | 'raise'>

/** The hazards of one inspection, and the alert of a leak, ready to be written. */
export interface PreparedFindings extends FindingsPlan {
  leaks: RaisedAlert[]
}

/** What an inspection does to hazards. */
@Injectable()
export class HazardRecorder {
  constructor(
    private readonly hazards: HazardRepository,
    @Inject(ReviewService) private readonly reviews: LeakAlarm,
  ) {}

  /** Before the unit: prepares every row and fact, from the open hazards of the place where they are not given. */
  async prepare(content: FindingsContent, areaCode: string, open?: readonly HazardEntity[]): Promise<PreparedFindings> {
    const concerned = content.findings.length + content.previous.length > 0
    const plan = planFindings({ content, areaCode }, concerned ? (open ?? (await this.openAt(content))) : [])
    const leaks = plan.found.filter((h) => h.emergency).map((h) => this.reviews.leakAlert(hazardState(h), areaCode))
    return { ...plan, leaks }
  }

  private openAt({ premisesId, companyId }: FindingsContent): Promise<HazardEntity[]> {
    return premisesId ? this.hazards.openAt(premisesId) : this.hazards.openOfCompany(companyId ?? '')
  }

  /** Before the unit: what was wrong with a thing that is gone now waits for its recheck. Throws HAZARD_PHOTO_MISSING. */
  async preparePutRight(thingId: string, deed: PutRight): Promise<PreparedFindings> {
    const plan = planPutRight(await this.hazards.openAbout(thingId), deed)
    return { ...plan, leaks: [] }
  }

  /** How many hazards about this thing wait for their recheck. */
  async waitingAbout(thingId: string): Promise<number> {
    return (await this.hazards.openAbout(thingId)).filter(({ status }) => status === 'rectified').length
  }

  /** Inside the unit. Throws `StaleError` when a hazard changed meanwhile: prepare and write again (`untilFresh`). */
  async record(tx: Tx, plan: PreparedFindings): Promise<void> {
    assertFresh(await this.hazards.change(tx, plan.changed), plan.changed.length, 'hazard')
    await freshKeys('hazard', this.hazards.insert(tx, plan.found))
    await this.hazards.addPhotos(tx, plan.photos)
    for (const row of [...plan.found, ...plan.changed]) touchHazard(tx, hazardState(row))
    for (const fact of plan.facts) tx.fact(fact)
    await this.reviews.raise(tx, plan.leaks)
  }

  /** What this inspection found, for its answer and its page. */
  foundBy(inspectionId: string): Promise<FoundHazard[]> {
    return this.hazards.foundBy(inspectionId)
  }
}
