import { dateInShanghai, newId } from '@app/domain'
import { ReviewService } from '@app/features'
import {
  AccountEntity,
  AlertReviewRepository,
  CompanyEntity,
  CompanyLicenceEntity,
  CustodyRepository,
  CylinderEntity,
  Database,
  type DueReview,
  dialectOf,
  EquipmentEntity,
  HazardEntity,
  InspectionEntity,
  openReader,
  PremisesEntity,
  RecallWorkRepository,
  ReviewRepository,
  ReviewSubjectRepository,
  type SqlValue,
  TwinRepository,
  type Tx,
  UnitOfWork,
  WayRepository,
} from '@app/persistence'
import { FixedClock } from '@app/platform'
import { CustodyKeeper } from '../../libs/features/src/custody/custody-keeper.service'
import { ReviewSnapshots } from '../../libs/features/src/reviews/review-snapshots'
import { StorySnapshots } from '../../libs/features/src/reviews/story-snapshots'
import type { TestStore } from '../persistence/stores'

const AREA = '12010300100101'
const START = '2026-06-10T02:00:00.000Z'
const INSPECTOR = newId()

/** A register to change at will, with the sweep over it. */
export class ReviewWorld {
  readonly clock = new FixedClock(START)
  readonly reviews: ReviewRepository
  readonly service: ReviewService
  readonly snapshots: ReviewSnapshots
  readonly premises: string[] = []
  readonly cylinders: string[] = []
  readonly equipment: string[] = []
  readonly hazards: string[] = []
  readonly companies: string[] = []
  readonly licences: string[] = []

  private constructor(
    readonly db: Database,
    readonly uow: UnitOfWork,
    private readonly store: TestStore,
  ) {
    const subjects = new ReviewSubjectRepository(db)
    this.reviews = new ReviewRepository(db)
    const keeper = new CustodyKeeper(new CustodyRepository(db), new WayRepository(db))
    const stories = new StorySnapshots(new TwinRepository(db), keeper, this.clock)
    this.snapshots = new ReviewSnapshots(subjects, keeper, stories, new RecallWorkRepository(db))
    const alerts = new AlertReviewRepository(db)
    this.service = new ReviewService(this.reviews, subjects, this.snapshots, alerts, keeper, uow, this.clock)
  }

  static async open(store: TestStore): Promise<ReviewWorld> {
    const db = new Database(await openReader(store.options), dialectOf(store.options))
    const clock: { now?: () => string } = {}
    const uow = await UnitOfWork.open(store.options, { now: () => clock.now?.() ?? START })
    const world = new ReviewWorld(db, uow, store)
    clock.now = () => world.clock.now()
    await uow.run((tx) => tx.insert(AccountEntity, [inspector()]))
    return world
  }

  get today(): string {
    return dateInShanghai(this.clock.now())
  }

  async close(): Promise<void> {
    await this.uow.close()
    await this.db.source.destroy()
    await this.store.drop()
  }

  async addPremises(row: Partial<PremisesEntity> = {}): Promise<string> {
    const id = newId()
    await this.uow.run(async (tx) => {
      await tx.insert(PremisesEntity, [{ ...PREMISES, id, code: `C${this.premises.length}`, ...row }])
      tx.touch('premises', id)
    })
    this.premises.push(id)
    return id
  }

  async addCylinder(premisesId: string, row: Partial<CylinderEntity> = {}): Promise<string> {
    const id = newId()
    await this.uow.run(async (tx) => {
      await tx.insert(CylinderEntity, [{ ...CYLINDER, id, premisesId, ...row }])
      tx.touch('cylinder', id)
      tx.touch('premises', premisesId)
    })
    this.cylinders.push(id)
    return id
  }

  async addEquipment(premisesId: string, row: Partial<EquipmentEntity> = {}): Promise<string> {
    const id = newId()
    await this.uow.run(async (tx) => {
      await tx.insert(EquipmentEntity, [{ ...EQUIPMENT, id, premisesId, ...row }])
      tx.touch('premises', premisesId)
    })
    this.equipment.push(id)
    return id
  }

  async addHazard(premisesId: string | null, row: Partial<HazardEntity> = {}): Promise<string> {
    const id = newId()
    const thingId = premisesId ?? row.companyId ?? ''
    const about = { thingId, openKey: `t:${id}`, number: numberOf(id), ...row }
    await this.uow.run(async (tx) => {
      await tx.insert(HazardEntity, [{ ...HAZARD, id, premisesId, foundAt: this.clock.now(), ...about }])
      this.touchHazard(tx, id, premisesId, about.thingId)
    })
    this.hazards.push(id)
    return id
  }

  async addCompany(): Promise<string> {
    const id = newId()
    const company = { id, code: `Q${this.companies.length}`, name: '示范燃气站', phone: '', createdAt: START }
    await this.uow.run(async (tx) => {
      await tx.insert(CompanyEntity, [company])
      tx.touch('company', id)
    })
    this.companies.push(id)
    return id
  }

  async addLicence(companyId: string, row: Pick<CompanyLicenceEntity, 'kind' | 'toOn'>): Promise<void> {
    const id = newId()
    await this.uow.run(async (tx) => {
      await tx.insert(CompanyLicenceEntity, [{ ...LICENCE, id, companyId, ...row }])
      tx.touch('company', companyId)
    })
    this.licences.push(id)
  }

  async withdrawLicence(id: string): Promise<void> {
    await this.uow.run(async (tx) => {
      await tx.execute('UPDATE company_licence SET withdrawnOn = ? WHERE id = ?', [this.today, id])
      const [row] = await tx.rows<{ companyId: string }>('SELECT companyId FROM company_licence WHERE id = ?', [id])
      if (row) tx.touch('company', row.companyId)
    })
  }

  async addVisit(premisesId: string, outcome: InspectionEntity['outcome']): Promise<void> {
    const at = this.clock.now()
    const id = newId()
    const times = { startedAt: at, finishedAt: at, receivedAt: at }
    await this.uow.run(async (tx) => {
      if (outcome === 'completed')
        await tx.execute('UPDATE premises SET lastCompletedOn = ? WHERE id = ?', [this.today, premisesId])
      await tx.insert(InspectionEntity, [{ ...INSPECTION, id, number: numberOf(id), premisesId, outcome, ...times }])
      tx.touch('premises', premisesId)
    })
  }

  /** Changes columns of one row and touches what depends on it. */
  async change(table: 'cylinder' | 'premises' | 'equipment' | 'hazard', id: string, set: Record<string, SqlValue>) {
    const names = Object.keys(set)
    await this.uow.run(async (tx) => {
      const [before] = await tx.rows<Record<string, string>>(`SELECT * FROM ${table} WHERE id = ?`, [id])
      await tx.execute(`UPDATE ${table} SET ${names.map((n) => `${n} = ?`).join(', ')} WHERE id = ?`, [
        ...Object.values(set),
        id,
      ])
      if (table === 'hazard') this.touchHazard(tx, id, before?.premisesId ?? null, before?.thingId ?? '')
      else if (table !== 'equipment') tx.touch(table, id)
      for (const place of [before?.premisesId, set.premisesId]) if (place) tx.touch('premises', String(place))
    })
  }

  stepDays(days: number): void {
    this.clock.set(new Date(Date.parse(this.clock.now()) + days * 86_400_000).toISOString())
  }

  /** Open alerts as the sweep left them. */
  async open(): Promise<string[]> {
    const rows = await this.db.rows<Record<string, string>>('SELECT * FROM alert WHERE openKey IS NOT NULL')
    return rows.map((a) => [a.openKey, a.grade, a.dueOn, a.hazardId, a.params].join(' | ')).sort()
  }

  /** What a full review from nothing says. */
  async expected(): Promise<string[]> {
    const subjects: DueReview[] = [
      ...this.cylinders.map((subjectId) => ({ subjectKind: 'cylinder' as const, subjectId, version: 0 })),
      ...this.premises.map((subjectId) => ({ subjectKind: 'premises' as const, subjectId, version: 0 })),
      ...this.hazards.map((subjectId) => ({ subjectKind: 'hazard' as const, subjectId, version: 0 })),
      ...this.companies.map((subjectId) => ({ subjectKind: 'company' as const, subjectId, version: 0 })),
    ]
    const all = await this.snapshots.load(subjects)
    return all
      .flatMap((s) => s.review(this.clock.now()).conditions)
      .map((c) => [`${c.rule}:${c.subjectId}`, c.grade, c.dueOn, c.hazardId, JSON.stringify(c.params)].join(' | '))
      .sort()
  }

  private touchHazard(tx: Tx, id: string, premisesId: string | null, thingId: string): void {
    tx.touch('hazard', id)
    if (premisesId) tx.touch('premises', premisesId)
    if (this.cylinders.includes(thingId)) tx.touch('cylinder', thingId)
  }
}

const numberOf = (id: string): string => id.replace(/-/g, '')

const inspector = (): AccountEntity => ({
  id: INSPECTOR,
  username: 'inspector',
  passwordHash: null,
  nameEnc: 'x',
  staffNo: null,
  role: 'inspector',
  areaCode: null,
  companyId: null,
  partyId: null,
  wechatOpenidIndex: null,
  status: 'active',
  createdAt: START,
  withdrawnAt: null,
})

const LICENCE: Omit<CompanyLicenceEntity, 'id' | 'companyId' | 'kind' | 'toOn'> = {
  number: '津示范0001',
  issuer: '示范机关',
  fromOn: '2023-01-01',
  photoId: null,
  recordedAt: START,
  withdrawnOn: null,
}

const PREMISES: Omit<PremisesEntity, 'id' | 'code'> = {
  type: 'resident',
  status: 'in_use',
  areaCode: AREA,
  addressEnc: 'x',
  label: '示范里1号楼',
  hasCylinderRoom: false,
  registeredOn: '2026-05-01',
  lastVisitId: null,
  lastVisitAt: null,
  lastOutcome: null,
  lastCompletedOn: null,
  nextVisitOn: null,
  visitDueOn: null,
}

const CYLINDER: Omit<CylinderEntity, 'id' | 'premisesId'> = {
  code: 'HX1',
  model: 'YSP35.5',
  status: 'registered',
  ownerCompanyId: null,
  stampNo: null,
  madeOn: '2023-03-01',
  lastTestOn: null,
  nextTestOn: '2027-03-01',
  designLifeYears: 8,
  testValidUntil: null,
  lifeUntil: null,
  areaCode: AREA,
  presence: 'present',
  bottleUse: 'in_use',
  lastSeenAt: null,
  createdAt: START,
  stampPhotoId: null,
  whereEnc: null,
}

const EQUIPMENT: Omit<EquipmentEntity, 'id' | 'premisesId'> = {
  kind: 'appliance',
  label: '一号灶',
  hasWaterHeater: false,
  stoveSoldOn: '2023-05-01',
  hoseKind: 'stainless',
  hoseFrom: '2023-05-01',
  regulatorFrom: '2023-05-01',
  regulatorUntil: null,
  detectorFrom: null,
  seenAt: null,
  removedAt: null,
}

const HAZARD: Omit<HazardEntity, 'id' | 'premisesId' | 'foundAt' | 'thingId' | 'openKey' | 'number'> = {
  companyId: null,
  item: 'H02',
  category: 'hose',
  reason: 'H02-expired',
  thingKind: 'place',
  grade: 'B',
  measure: 'stop_use',
  status: 'open',
  foundInspectionId: newId(),
  deadlineOn: '2026-06-15',
  structural: false,
  emergency: false,
  assigneeAccountId: null,
  assigneeCompanyId: null,
  rectifiedBy: null,
  rectifiedAt: null,
  closedAt: null,
  closeReason: null,
  returns: 0,
  areaCode: AREA,
  version: 1,
}

const INSPECTION: Omit<
  InspectionEntity,
  'id' | 'number' | 'premisesId' | 'outcome' | 'startedAt' | 'finishedAt' | 'receivedAt'
> = {
  inspectorId: INSPECTOR,
  kind: 'annual',
  checklistVersion: '2026-1',
  areaCode: AREA,
  contentHash: 'x',
  submissionHash: 'x',
  factId: newId(),
  gradeA: 0,
  gradeB: 0,
  gradeC: 0,
}
