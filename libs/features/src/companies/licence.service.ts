import {
  assertLicenceDates,
  type CompanyLicenceWithdrawnBody,
  type CompanyLicensedBody,
  DomainError,
  type LicenceKind,
} from '@app/domain'
import {
  type CompanyCard,
  type CompanyLicenceEntity,
  CompanyRegisterRepository,
  FileRepository,
} from '@app/persistence'
import { Injectable } from '@nestjs/common'
import { ActionLedger, insertTexts, type Write } from '../actions/action-ledger'
import type { Caller } from '../core/caller'
import { assertFresh } from '../core/stale'
import { FileService } from '../files/file.service'
import { CompanyService } from './company.service'
import { CompanyChange } from './company-change'

export interface NewLicence {
  actionId: string
  kind: LicenceKind
  number: string
  issuer: string
  fromOn: string
  toOn: string
  photoId: string | null
}

/** 许可证: a renewal stands beside the old one; a wrong entry is withdrawn, never changed. */
@Injectable()
export class LicenceService {
  constructor(
    private readonly change: CompanyChange,
    private readonly companies: CompanyRegisterRepository,
    private readonly views: CompanyService,
    private readonly files: FileService,
    private readonly fileRows: FileRepository,
    private readonly ledger: ActionLedger,
  ) {}

  /** The id of the action is the id of the licence. Throws NOT_FOUND, LICENCE_DATES, FILE_UNKNOWN, ID_REUSED. */
  async record(companyId: string, input: NewLicence, caller: Caller) {
    await this.change.require(companyId, caller)
    const deed = { id: input.actionId, kind: 'company.licence', subjectId: companyId, content: { ...input } }
    await this.ledger.once(deed, caller, async () => {
      assertLicenceDates(input, this.change.today())
      await this.files.assertOwned(photosOf(input), caller.accountId)
      return this.recorded(await this.change.require(companyId, caller), input, caller)
    })
    return this.views.detail(companyId, caller)
  }

  /** Throws NOT_FOUND, LICENCE_WITHDRAWN, ID_REUSED. */
  async withdraw(licenceId: string, input: { actionId: string; reason: string }, caller: Caller) {
    const { companyId } = await this.require(licenceId, caller)
    const deed = { id: input.actionId, kind: 'company.licence_end', subjectId: licenceId, content: { ...input } }
    await this.ledger.once(deed, caller, async () => {
      const licence = await this.require(licenceId, caller)
      if (licence.withdrawnOn !== null)
        throw new DomainError('LICENCE_WITHDRAWN', '这张许可证已经更正或注销，请刷新后再看')
      return this.withdrawn(await this.change.require(companyId, caller), licence, input, caller)
    })
    return this.views.detail(companyId, caller)
  }

  private recorded(card: CompanyCard, input: NewLicence, caller: Caller): Write {
    const { actionId: id, ...licence } = input
    const { photoId, number, issuer } = licence
    const body: CompanyLicensedBody = { ...licence, actionId: id, companyId: card.id, licenceId: id }
    const fact = this.change.fact(card.id, this.change.areaOf(card), { kind: 'company.licensed', body }, caller)
    return this.change.locked(card.id, [fact], async (tx) => {
      const row = { ...licence, id, companyId: card.id, number: number.trim(), issuer: issuer.trim() }
      await this.companies.insertLicence(tx, { ...row, photoId, recordedAt: tx.now, withdrawnOn: null })
      await this.fileRows.markUsed(tx, photosOf(input), tx.now)
    })
  }

  private withdrawn(
    card: CompanyCard,
    { id: licenceId, kind }: CompanyLicenceEntity,
    { actionId, reason }: { actionId: string; reason: string },
    caller: Caller,
  ): Write {
    const on = this.change.today()
    const text = this.ledger.seal(actionId, 'reason', reason)
    const body: CompanyLicenceWithdrawnBody = {
      ...{ actionId, licenceId, kind, on },
      companyId: card.id,
      reason: text.commitment as string,
    }
    const fact = this.change.fact(
      card.id,
      this.change.areaOf(card),
      { kind: 'company.licence_withdrawn', body },
      caller,
    )
    return this.change.locked(card.id, [fact], async (tx) => {
      assertFresh(await this.companies.withdraw(tx, licenceId, on), 1, 'licence')
      await insertTexts(tx, text)
    })
  }

  private async require(id: string, caller: Caller): Promise<CompanyLicenceEntity> {
    const licence = await this.companies.licence(id)
    if (!licence || !(await this.companies.visible(licence.companyId, caller.scope)))
      throw new DomainError('NOT_FOUND', '没有找到这张许可证')
    return licence
  }
}

const photosOf = ({ photoId }: Pick<NewLicence, 'photoId'>): string[] => (photoId ? [photoId] : [])
