import { newId } from '@app/domain'
import { ReviewService } from '@app/features'
import {
  AlertReviewRepository,
  CustodyRepository,
  CylinderEntity,
  PremisesEntity,
  RecallWorkRepository,
  ReviewRepository,
  ReviewStateEntity,
  ReviewSubjectRepository,
  TwinRepository,
  WayRepository,
} from '@app/persistence'
import { SystemClock } from '@app/platform'
import { CustodyKeeper } from '../../libs/features/src/custody/custody-keeper.service'
import { ReviewSnapshots } from '../../libs/features/src/reviews/review-snapshots'
import { StorySnapshots } from '../../libs/features/src/reviews/story-snapshots'
import { type Cylinder, SweepLimit } from './limit/sweep'
import { median, ROUNDS } from './load'
import { type Results, round } from './result'
import type { Stand } from './stand'

/** As many cylinders as a province of the smaller kind has in use. */
export const REGISTER = 228_400
const DUE = REGISTER / 100
const CHUNK = 1000
const PREMISES = 1000
const NEVER = '9999-12-31T00:00:00.000Z'
const ALWAYS = '2026-01-01T00:00:00.000Z'
const AREA = '12010300100101'

/** The sweep over a register of any size, of which a fixed number is due and needs an alert. */
export class SweepBench {
  private nextDue = 0

  private constructor(
    private readonly stand: Stand,
    private readonly cylinders: readonly Cylinder[],
    private readonly service: ReviewService,
    private readonly limit: SweepLimit,
  ) {}

  static async fill(stand: Stand, size: number): Promise<SweepBench> {
    const cylinders = await fillRegister(stand, size)
    const { db, uow } = stand
    const subjects = new ReviewSubjectRepository(db)
    const clock = new SystemClock()
    const keeper = new CustodyKeeper(new CustodyRepository(db), new WayRepository(db))
    const stories = new StorySnapshots(new TwinRepository(db), keeper, clock)
    const snapshots = new ReviewSnapshots(subjects, keeper, stories, new RecallWorkRepository(db))
    const alerts = new AlertReviewRepository(db)
    const service = new ReviewService(new ReviewRepository(db), subjects, snapshots, alerts, keeper, uow, clock)
    return new SweepBench(stand, cylinders, service, await SweepLimit.open(stand.options))
  }

  async close(): Promise<void> {
    await this.limit.close()
  }

  /** Seconds for the due ones, and seconds for the bare statements that write the same. */
  async run(name: string): Promise<Results> {
    const times = { ours: [] as number[], limit: [] as number[] }
    for (let turn = 0; turn <= ROUNDS; turn++) {
      const ours = await this.ours()
      const limit = await seconds(() => this.limit.write(this.take()))
      if (turn > 0) times.ours.push(ours)
      if (turn > 0) times.limit.push(limit)
    }
    const [ours, limit] = [median(times.ours), median(times.limit)]
    return { [name]: { value: round(ours), unit: 's', limit: round(limit), ratio: round(limit / ours) } }
  }

  private async ours(): Promise<number> {
    const due = this.take()
    await this.stand.uow.run(async (tx) => {
      for (const { id } of due) await tx.execute(MAKE_DUE, [ALWAYS, id])
    })
    let reviewed = 0
    const took = await seconds(async () => {
      reviewed = await this.service.runAllDue()
    })
    if (reviewed !== due.length) throw new Error(`${due.length} cylinders were due, ${reviewed} were reviewed`)
    return took
  }

  /** Cylinders that no round has touched yet. */
  private take(): Cylinder[] {
    this.nextDue += DUE
    return this.cylinders.slice(this.nextDue - DUE, this.nextDue)
  }
}

const MAKE_DUE =
  "UPDATE review_state SET dueAt = ?, version = version + 1 WHERE subjectKind = 'cylinder' AND subjectId = ?"

async function seconds(work: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}

async function fillRegister(stand: Stand, size: number): Promise<Cylinder[]> {
  const places = Array.from({ length: PREMISES }, (_, i) => premises(i))
  await stand.uow.run((tx) => tx.insert(PremisesEntity, places))
  const cylinders = Array.from({ length: size }, (_, i) => ({
    id: newId(),
    premisesId: places[i % PREMISES]?.id as string,
  }))
  for (let from = 0; from < size; from += CHUNK) {
    const chunk = cylinders.slice(from, from + CHUNK)
    await stand.uow.run(async (tx) => {
      await tx.insert(CylinderEntity, chunk.map(overdue))
      await tx.insert(
        ReviewStateEntity,
        chunk.map(({ id }) => reviewed(id)),
      )
    })
  }
  return cylinders
}

const reviewed = (subjectId: string): ReviewStateEntity => ({
  subjectKind: 'cylinder',
  subjectId,
  version: 1,
  reviewedVersion: 1,
  dueAt: NEVER,
})

const premises = (i: number): PremisesEntity => ({
  ...{ id: newId(), code: `B${i}`, type: 'resident', status: 'in_use', areaCode: AREA, addressEnc: 'x' },
  ...{ label: '示范里1号楼', hasCylinderRoom: false, registeredOn: '2024-01-01', lastVisitId: null, lastVisitAt: null },
  ...{ lastOutcome: null, lastCompletedOn: null, nextVisitOn: null, visitDueOn: null },
})

/** Its periodic test is overdue, so that its review raises an alert. */
const overdue = ({ id, premisesId }: Cylinder): CylinderEntity => ({
  ...{ id, code: id.slice(-12), model: 'YSP35.5', status: 'registered', ownerCompanyId: null, stampNo: null },
  ...{ madeOn: '2021-03-01', lastTestOn: null, nextTestOn: '2025-03-01', designLifeYears: 8 },
  ...{ testValidUntil: '2025-03-31', lifeUntil: '2029-03-31', premisesId, areaCode: AREA, presence: 'present' },
  ...{ bottleUse: 'in_use', lastSeenAt: ALWAYS, createdAt: ALWAYS, stampPhotoId: null, whereEnc: null },
})
