import { addMonths, newId, type OccupancyRole, type Role } from '@app/domain'
import {
  AccountEntity,
  AreaEntity,
  CompanyEntity,
  CylinderAliasEntity,
  CylinderEntity,
  EquipmentEntity,
  FileEntity,
  GridAssignmentEntity,
  OccupancyEntity,
  PartyEntity,
  PremisesEntity,
  SupplyEntity,
  type Tx,
} from '@app/persistence'
import type { FieldCipher } from '@app/platform'

export type Row<T> = Partial<T> & { id?: string }

const STAMP = '2020-01-01T00:00:00.000Z'

/** Rows of the registers, with sensible values for whatever a test does not care about. */
export class RegisterFixture {
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
  private serial = 0

  constructor(
    private readonly cipher: FieldCipher,
    private readonly passwordHash: string,
    /** Whole months from the usual day of the tests to the one on which these run. */
    private readonly monthsOn: number,
  ) {}

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
      visitDueOn: this.on('2026-12-31'),
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
      madeOn: this.on('2023-03-01'),
      lastTestOn: null,
      nextTestOn: this.on('2027-03-01'),
      designLifeYears: 8,
      testValidUntil: this.on('2027-03-31'),
      lifeUntil: this.on('2031-03-31'),
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
      stoveSoldOn: this.on('2023-05-01'),
      hoseKind: 'stainless',
      hoseFrom: this.on('2023-05-01'),
      regulatorFrom: this.on('2023-05-01'),
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

  /** Stands to the day of the test as `date` does to the usual one: no test expires with the calendar. */
  private on(date: string): string {
    return addMonths(date, this.monthsOn)
  }

  protected next(): number {
    this.serial += 1
    return this.serial
  }

  /** Parents before children. */
  protected everything(): Table[] {
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
    ]
  }
}

export interface Table {
  rows: object[]
  insert(tx: Tx): Promise<void>
}

export const table = <T extends object>(entity: new () => T, rows: T[]): Table => ({
  rows,
  insert: (tx) => tx.insert(entity, rows),
})

export function put<T extends object>(rows: T[], row: NoInfer<T>): T {
  rows.push(row)
  return row
}
