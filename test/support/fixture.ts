import { addDays, newId, type OccupancyRole, type Role } from '@app/domain'
import {
  AccountEntity,
  AlertEntity,
  AreaEntity,
  CompanyEntity,
  CylinderAliasEntity,
  CylinderEntity,
  EquipmentEntity,
  FileEntity,
  GridAssignmentEntity,
  HazardEntity,
  InspectionEntity,
  OccupancyEntity,
  PartyEntity,
  PremisesEntity,
  SupplyEntity,
  type Tx,
} from '@app/persistence'
import type { FieldCipher } from '@app/platform'
import { TEST_NOW, TEST_TODAY, type TestApi, testPasswordHash } from './api'

type Row<T> = Partial<T> & { id?: string }

const STAMP = '2020-01-01T00:00:00.000Z'

/** Gathers rows with sensible values for whatever a test does not care about, and writes them in one unit. */
export class Fixture {
  private readonly areas: AreaEntity[] = []
  private readonly companies: CompanyEntity[] = []
  private readonly parties: PartyEntity[] = []
  private readonly accounts: AccountEntity[] = []
  private readonly grids: GridAssignmentEntity[] = []
  private readonly places: PremisesEntity[] = []
  private readonly occupancies: OccupancyEntity[] = []
  private readonly supplies: SupplyEntity[] = []
  private readonly cylinders: CylinderEntity[] = []
  private readonly aliases: CylinderAliasEntity[] = []
  private readonly equipments: EquipmentEntity[] = []
  private readonly files: FileEntity[] = []
  private readonly inspections: InspectionEntity[] = []
  private readonly hazards: HazardEntity[] = []
  private readonly alerts: AlertEntity[] = []
  private serial = 0

  constructor(
    private readonly cipher: FieldCipher,
    private readonly passwordHash: string,
  ) {}

  static async of(api: TestApi): Promise<Fixture> {
    return new Fixture(api.cipher, await testPasswordHash())
  }

  async save(api: TestApi): Promise<void> {
    await api.uow.run((tx) => this.write(tx))
    for (const list of this.everything()) list.rows.length = 0
  }

  area(code: string, kind: AreaEntity['kind'], name: string, parentCode: string | null): AreaEntity {
    return put(this.areas, { code, kind, name, parentCode })
  }

  company(name: string, row: Row<CompanyEntity> = {}): CompanyEntity {
    const code = `QY${this.next()}`
    return put(this.companies, { id: newId(), code, name, phone: '022-5550100', createdAt: STAMP, ...row })
  }

  account(
    username: string,
    role: Role,
    row: Row<AccountEntity> & { name?: string; grids?: string[] } = {},
  ): AccountEntity {
    const { name = '示范员', grids = [], ...rest } = row
    const account = put(this.accounts, {
      id: newId(),
      username,
      passwordHash: this.passwordHash,
      nameEnc: this.cipher.encrypt(name, 'account.name'),
      staffNo: null,
      role,
      areaCode: null,
      companyId: null,
      partyId: null,
      wechatOpenidIndex: null,
      status: 'active',
      createdAt: STAMP,
      withdrawnAt: null,
      ...rest,
    })
    for (const gridCode of grids)
      put(this.grids, { id: newId(), gridCode, accountId: account.id, fromOn: '2020-01-01', toOn: null })
    return account
  }

  premises(areaCode: string, row: Row<PremisesEntity> & { address?: string } = {}): PremisesEntity {
    const { address = '天津市河西区示范里1号楼2门301', ...rest } = row
    return put(this.places, {
      id: newId(),
      code: `HX${String(this.next()).padStart(6, '0')}`,
      type: 'resident',
      status: 'in_use',
      areaCode,
      addressEnc: this.cipher.encrypt(address, 'premises.address'),
      label: '示范里1号楼',
      hasCylinderRoom: false,
      registeredOn: '2024-01-01',
      lastVisitId: null,
      lastVisitAt: null,
      lastOutcome: null,
      lastCompletedOn: null,
      nextVisitOn: null,
      visitDueOn: '2026-12-31',
      ...rest,
    })
  }

  occupant(
    premisesId: string,
    name: string,
    phone: string,
    row: Row<OccupancyEntity> & { role?: OccupancyRole } = {},
  ): PartyEntity {
    const party = put(this.parties, {
      id: newId(),
      kind: 'person',
      nameEnc: this.cipher.encrypt(name, 'party.name'),
      nameIndex: this.cipher.blindIndex(name, 'party.name'),
      phoneEnc: this.cipher.encrypt(phone, 'party.phone'),
      phoneIndex: this.cipher.blindIndex(phone, 'party.phone'),
      createdAt: STAMP,
    })
    put(this.occupancies, {
      id: newId(),
      premisesId,
      partyId: party.id,
      role: 'owner',
      fromOn: '2024-01-01',
      toOn: null,
      ...row,
    })
    return party
  }

  supply(premisesId: string, companyId: string, row: Row<SupplyEntity> = {}): void {
    put(this.supplies, { id: newId(), premisesId, companyId, fromOn: '2024-01-01', toOn: null, ...row })
  }

  /** A bottle in order; `at` puts it in use at a premises. */
  cylinder(owner: CompanyEntity | null, at: PremisesEntity | null, row: Row<CylinderEntity> = {}): CylinderEntity {
    const code = `1203${String(this.next()).padStart(7, '0')}`
    const cylinder = put(this.cylinders, {
      id: newId(),
      code,
      model: 'YSP35.5',
      status: 'registered',
      ownerCompanyId: owner?.id ?? null,
      stampNo: null,
      madeOn: '2023-03-01',
      lastTestOn: null,
      nextTestOn: '2027-03-01',
      designLifeYears: 8,
      testValidUntil: '2027-03-31',
      lifeUntil: '2031-03-31',
      premisesId: at?.id ?? null,
      areaCode: at?.areaCode ?? null,
      presence: at ? 'present' : null,
      bottleUse: at ? 'in_use' : null,
      lastSeenAt: null,
      createdAt: STAMP,
      stampPhotoId: null,
      whereEnc: null,
      ...row,
    })
    const value = cylinder.code
    put(this.aliases, {
      id: newId(),
      cylinderId: cylinder.id,
      kind: 'qr',
      value,
      liveKey: `qr:${value}`,
      fromAt: STAMP,
      toAt: null,
    })
    return cylinder
  }

  equipment(premisesId: string, row: Row<EquipmentEntity> = {}): EquipmentEntity {
    return put(this.equipments, {
      id: newId(),
      premisesId,
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
      ...row,
    })
  }

  file(ownerAccountId: string, row: Row<FileEntity> = {}): FileEntity {
    const sha256 = String(this.next()).padStart(64, '0')
    return put(this.files, {
      id: newId(),
      sha256,
      contentType: 'image/jpeg',
      width: 800,
      height: 600,
      bytes: 12345,
      uploadHash: sha256,
      ownerAccountId,
      uploadedAt: STAMP,
      usedAt: null,
      takenAtEnc: null,
      placeEnc: null,
      ...row,
    })
  }

  /** A visit, also written on the premises as its last one. */
  visit(at: PremisesEntity, inspectorId: string, row: Row<InspectionEntity> = {}): InspectionEntity {
    const serial = this.next()
    const visit = put(this.inspections, {
      id: newId(),
      number: `PA-20260601-${String(serial).padStart(4, '0')}`,
      premisesId: at.id,
      inspectorId,
      kind: 'annual',
      outcome: 'completed',
      checklistVersion: '2026-1',
      startedAt: '2026-06-01T02:00:00.000Z',
      finishedAt: '2026-06-01T02:20:00.000Z',
      receivedAt: '2026-06-01T02:21:00.000Z',
      areaCode: at.areaCode,
      contentHash: '0'.repeat(64),
      submissionHash: '0'.repeat(64),
      factId: newId(),
      gradeA: 0,
      gradeB: 0,
      gradeC: 0,
      ...row,
    })
    Object.assign(at, { lastVisitId: visit.id, lastVisitAt: visit.finishedAt, lastOutcome: visit.outcome })
    return visit
  }

  hazard(at: PremisesEntity, row: Row<HazardEntity> = {}): HazardEntity {
    const id = row.id ?? newId()
    const serial = this.next()
    return put(this.hazards, {
      id,
      number: `YH-20260601-${String(serial).padStart(4, '0')}`,
      premisesId: at.id,
      item: 'H02',
      category: 'hose',
      reason: 'expired',
      thingKind: 'place',
      thingId: at.id,
      grade: 'B',
      measure: 'replace',
      status: 'open',
      foundAt: '2026-06-01T02:20:00.000Z',
      foundInspectionId: newId(),
      deadlineOn: addDays(TEST_TODAY, 5),
      structural: false,
      emergency: false,
      assigneeAccountId: null,
      assigneeCompanyId: null,
      rectifiedBy: null,
      rectifiedAt: null,
      closedAt: null,
      closeReason: null,
      returns: 0,
      areaCode: at.areaCode,
      openKey: row.status === 'closed' ? null : `test:${id}`,
      version: 1,
      ...row,
    })
  }

  alert(at: PremisesEntity | null, row: Row<AlertEntity> = {}): AlertEntity {
    const id = row.id ?? newId()
    return put(this.alerts, {
      id,
      rule: 'CYL_TEST_OVERDUE',
      kind: 'alarm',
      grade: 'A',
      status: 'open',
      subjectKind: 'premises',
      subjectId: at?.id ?? newId(),
      premisesId: at?.id ?? null,
      companyId: null,
      areaCode: at?.areaCode ?? null,
      actor: 'company',
      params: '{}',
      raisedAt: TEST_NOW,
      knownAt: TEST_NOW,
      dueOn: TEST_TODAY,
      hazardId: null,
      acknowledgedBy: null,
      acknowledgedAt: null,
      disputedBy: null,
      closedAt: null,
      closeReason: null,
      openKey: row.status === 'closed' ? null : `test:${id}`,
      version: 1,
      ...row,
    })
  }

  private next(): number {
    this.serial += 1
    return this.serial
  }

  private async write(tx: Tx): Promise<void> {
    for (const { rows, insert } of this.everything()) if (rows.length > 0) await insert(tx)
  }

  /** Parents before children. */
  private everything() {
    return [
      table(AreaEntity, this.areas),
      table(CompanyEntity, this.companies),
      table(PartyEntity, this.parties),
      table(AccountEntity, this.accounts),
      table(GridAssignmentEntity, this.grids),
      table(PremisesEntity, this.places),
      table(OccupancyEntity, this.occupancies),
      table(SupplyEntity, this.supplies),
      table(CylinderEntity, this.cylinders),
      table(CylinderAliasEntity, this.aliases),
      table(EquipmentEntity, this.equipments),
      table(FileEntity, this.files),
      table(InspectionEntity, this.inspections),
      table(HazardEntity, this.hazards),
      table(AlertEntity, this.alerts),
    ]
  }
}

const table = <T extends object>(entity: new () => T, rows: T[]) => ({
  rows: rows as object[],
  insert: (tx: Tx) => tx.insert(entity, rows),
})

function put<T extends object>(rows: T[], row: NoInfer<T>): T {
  rows.push(row)
  return row
}
