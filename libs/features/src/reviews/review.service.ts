import {
  ALERT_RULE_INFO,
  type Condition,
  dateInShanghai,
  type HazardState,
  type Instant,
  reviewHazard,
} from '@app/domain'
import {
  AlertReviewRepository,
  type DoneReview,
  type DueReview,
  ReviewRepository,
  ReviewSubjectRepository,
  type Tx,
  UnitOfWork,
} from '@app/persistence'
import type { Clock } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { assertFresh, freshKeys, StaleError } from '../core/stale'
import { CLOCK } from '../core/tokens'
import { CustodyKeeper } from '../custody/custody-keeper.service'
import { type AlertChanges, alertChanges, type LocatedCondition } from './alert-changes'
import { type RaisedAlert, raisedAlert } from './raised-alert'
import { ReviewSnapshots } from './review-snapshots'

/** Sorts after every instant: reviewed for good, until somebody touches the subject. */
const NEVER: Instant = '9999-12-31T00:00:00.000Z'

const DEFAULT_BATCH = 200
/** A subject touched at every one of so many tries is left to the next run. */
const TRIES = 12

/** Keeps the open alerts equal to the conditions that hold. Its cost follows what is due, not how much there is. */
@Injectable()
export class ReviewService {
  constructor(
    private readonly reviews: ReviewRepository,
    private readonly subjects: ReviewSubjectRepository,
    private readonly snapshots: ReviewSnapshots,
    private readonly alerts: AlertReviewRepository,
    private readonly custody: CustodyKeeper,
    private readonly uow: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  isAnyDue(): Promise<boolean> {
    return this.reviews.isAnyDue(this.clock.now())
  }

  /** Reviews batch after batch until nothing is due; gives how many subjects were reviewed. */
  async runAllDue(): Promise<number> {
    for (let total = 0; ; ) {
      const { reviewed, more } = await this.runDue()
      total += reviewed
      if (!more) return total
    }
  }

  /**
   * Reviews at most `limit` due subjects in one unit; gives how many, and whether there may be more: what is touched
   * from now on brings a job of its own. Touched meanwhile, the batch is rolled back and
   * tried again smaller, so that one busy subject cannot hold up the others.
   */
  private async runDue(limit = DEFAULT_BATCH): Promise<{ reviewed: number; more: boolean }> {
    for (let size = limit, left = TRIES; ; size = Math.max(1, Math.floor(size / 4)), left--) {
      try {
        const reviewed = await this.runBatch(size)
        return { reviewed, more: reviewed === size }
      } catch (error) {
        if (!(error instanceof StaleError) || left <= 1) throw error
      }
    }
  }

  /** The alert of a leak, to be written by `raise` in the very unit that records it: nobody waits for a review then. */
  leakAlert(hazard: HazardState, areaCode: string): RaisedAlert {
    const now = this.clock.now()
    const leak = reviewHazard(hazard, now).conditions.find((c) => c.rule === 'LEAK_REPORTED') as Condition
    return raisedAlert(leak, { premisesId: hazard.premisesId, areaCode, companyId: null }, now, hazard.foundAt)
  }

  async raise(tx: Tx, alerts: readonly RaisedAlert[]): Promise<void> {
    if (alerts.length === 0) return
    await freshKeys(
      'alert',
      this.alerts.insert(
        tx,
        alerts.map(({ row }) => row),
      ),
    )
    for (const { fact } of alerts) tx.fact(fact)
  }

  private async runBatch(limit: number): Promise<number> {
    const now = this.clock.now()
    const due = await this.reviews.due(now, limit)
    if (due.length === 0) return 0
    const judged = (await this.snapshots.load(due)).map((subject) => ({ subject, review: subject.review(now) }))
    const done = judged.map(({ subject, review }) => ({ ...subject.due, dueAt: review.nextReviewAt ?? NEVER }))
    const located = judged.flatMap(({ subject, review }) =>
      review.conditions.map((condition) => ({ condition, where: subject })),
    )
    const standing = await this.alerts.standing(subjectsOf(due, located), premisesOf(due))
    const changes = alertChanges(await this.withSuppliers(located, now), standing, now)
    const ways = judged.flatMap(({ subject }) => subject.custody ?? [])
    await this.uow.run(async (tx) => {
      await this.write(tx, done, changes)
      await this.custody.write(tx, ways)
    })
    return due.length
  }

  private async write(tx: Tx, done: readonly DoneReview[], changes: AlertChanges): Promise<void> {
    assertFresh(await this.reviews.finish(tx, done), done.length, 'review')
    assertFresh(await this.alerts.change(tx, changes.change), changes.change.length, 'alert')
    assertFresh(await this.alerts.close(tx, changes.close, changes.at), changes.close.length, 'alert')
    await freshKeys('alert', this.alerts.insert(tx, changes.raise))
    for (const fact of changes.facts) tx.fact(fact)
  }

  /** Where nobody owns the cylinder, whoever supplies the address answers. */
  private async withSuppliers(located: LocatedCondition[], now: Instant): Promise<LocatedCondition[]> {
    const lacksCompany = ({ condition, where }: LocatedCondition) =>
      ALERT_RULE_INFO[condition.rule].actor === 'company' && where.companyId === null && where.premisesId !== null
    const premisesIds = located.filter(lacksCompany).map(({ where }) => where.premisesId as string)
    if (premisesIds.length === 0) return located
    const suppliers = await this.subjects.suppliers([...new Set(premisesIds)], dateInShanghai(now))
    return located.map((each) => {
      if (!lacksCompany(each)) return each
      const { premisesId, areaCode } = each.where
      return { ...each, where: { premisesId, areaCode, companyId: suppliers.get(premisesId as string) ?? null } }
    })
  }
}

/** Equipment is reviewed with its premises, so its alerts stand under ids that are not due themselves. */
const subjectsOf = (due: readonly DueReview[], located: readonly LocatedCondition[]): string[] => [
  ...new Set([...due.map(({ subjectId }) => subjectId), ...located.map(({ condition }) => condition.subjectId)]),
]

const premisesOf = (due: readonly DueReview[]): string[] =>
  due.filter(({ subjectKind }) => subjectKind === 'premises').map(({ subjectId }) => subjectId)
