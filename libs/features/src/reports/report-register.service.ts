import { addDays, areaKindOf, DomainError, type PremisesType } from '@app/domain'
import { AreaRepository, FileEntity, keepExisting, UnitOfWork } from '@app/persistence'
import { type Clock, FieldCipher, todayInShanghai } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import type { Caller } from '../core/caller'
import { CLOCK } from '../core/tokens'
import { UnregisteredService } from '../cylinders/unregistered.service'
import type { PremisesEntry } from '../register/entries'
import { RegisterService } from '../register/register.service'
import { ReportService } from './report.service'
import { ReportActionService } from './report-action.service'
import { ReportPhotosService } from './report-photos.service'

export interface NewPlace {
  actionId: string
  premisesId: string
  type: PremisesType
  gridCode: string
  address: string
}

export interface NewBottle {
  actionId: string
  cylinderId: string
  photoId: string
  model: string
}

/** A place nobody had on the register gets its first visit within this time. */
const FIRST_VISIT_DAYS = 7

/** Makes of a 线索 what it is about: a place of the register, or the card of an unregistered bottle. */
@Injectable()
export class ReportRegisterService {
  private readonly register: RegisterService

  constructor(
    private readonly reports: ReportService,
    private readonly actions: ReportActionService,
    private readonly photos: ReportPhotosService,
    private readonly bottles: UnregisteredService,
    private readonly areas: AreaRepository,
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.register = new RegisterService(uow, cipher)
  }

  /** Throws AREA_UNKNOWN for a grid that is none or lies outside the caller's area. */
  async place(id: string, input: NewPlace, caller: Caller) {
    const { actionId, premisesId, address, ...codes } = input
    const content = { premisesId, ...codes, address: this.cipher.blindIndex(address, 'report.content') }
    return this.actions.act('register', id, actionId, caller, content, async () => {
      await this.assertGrid(input.gridCode, caller)
      const by = { actorId: caller.accountId, at: this.clock.now() }
      const prepared = this.register.prepare({ premises: [this.entry(input)] }, by)
      return {
        kind: 'report.registered',
        change: { premisesId },
        body: { premisesId, cylinderId: null },
        also: (tx) => this.register.write(tx, prepared),
      }
    })
  }

  /** The photo of the report becomes the photo of the stamp. Throws FILE_UNKNOWN. */
  async bottle(id: string, { actionId, cylinderId, photoId, model }: NewBottle, caller: Caller) {
    return this.actions.act('bottle', id, actionId, caller, { cylinderId, photoId, model }, async (row) => {
      const stampPhotoId = await this.ownCopy(photoId, id, cylinderId, caller)
      const { where } = await this.reports.one(id, caller)
      const found = { id: cylinderId, code: null, stampPhotoId, model, premisesId: row.premisesId, where, note: null }
      await this.bottles.report(caller, { ...found, foundAt: row.receivedAt })
      return { kind: 'report.registered', change: { cylinderId }, body: { premisesId: null, cylinderId } }
    })
  }

  private async assertGrid(code: string, { scope }: Caller): Promise<void> {
    const inside = scope.kind === 'area' && scope.areas.some((area) => code.startsWith(area))
    const known = areaKindOf(code) === 'grid' && (await this.areas.names([code])).has(code)
    if (inside && known) return
    const message = '请选本辖区内的网格'
    throw new DomainError('AREA_UNKNOWN', message, [{ path: 'body.gridCode', message }])
  }

  private entry({ premisesId: id, type, gridCode, address }: NewPlace): PremisesEntry {
    const today = todayInShanghai(this.clock)
    return {
      id,
      code: `XS${id.replace(/-/g, '').slice(-10).toUpperCase()}`,
      type,
      status: 'in_use',
      areaCode: gridCode,
      address,
      hasCylinderRoom: false,
      registeredOn: today,
      visitDueOn: addDays(today, FIRST_VISIT_DAYS),
      parties: [],
      suppliers: [],
    }
  }

  /** A file of the caller with the same picture, under the id of the bottle: a repetition makes no second. */
  private async ownCopy(photoId: string, reportId: string, id: string, { accountId }: Caller): Promise<string> {
    const photo = await this.photos.require(photoId, reportId)
    const { sha256, contentType, width, height, bytes, uploadHash } = photo
    const file = { id, sha256, contentType, width, height, bytes, uploadHash, ownerAccountId: accountId }
    const never = { usedAt: null, takenAtEnc: null, placeEnc: null }
    await this.uow.run((tx) =>
      tx.insert(FileEntity, [{ ...file, uploadedAt: tx.now, ...never }], keepExisting(tx.dialect, 'id', 'id')),
    )
    return id
  }
}
