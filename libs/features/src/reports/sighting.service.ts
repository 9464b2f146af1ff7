import {
  answerDueOn,
  DomainError,
  dateInShanghai,
  goesToDistrict,
  type Instant,
  type ReportCategory,
  type ReportReceivedBody,
  reportNumber,
} from '@app/domain'
import { FileRepository, prepareFact, ReportEntity } from '@app/persistence'
import { type Clock, type Config, FieldCipher } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { ActionLedger, insertTexts, type Write } from '../actions/action-ledger'
import type { Caller } from '../core/caller'
import { phoneClockProblems } from '../core/phone-clock'
import { CLOCK, CONFIG } from '../core/tokens'
import { FileService } from '../files/file.service'
import { NEW_REPORT } from './new-report'
import { ReportService } from './report.service'
import { ReportPhotosService } from './report-photos.service'

export interface Sighting {
  id: string
  category: ReportCategory
  where: string
  text: string | null
  photoIds: readonly string[]
  seenAt: Instant
}

/** 随手报: what somebody at work in a grid saw at a place that is no premises yet. It goes to his own street. */
@Injectable()
export class SightingService {
  constructor(
    private readonly reports: ReportService,
    private readonly photos: ReportPhotosService,
    private readonly files: FileService,
    private readonly fileRows: FileRepository,
    private readonly ledger: ActionLedger,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The same id with the same content answers as the first time. Throws ID_REUSED, FILE_UNKNOWN. */
  async report(input: Sighting, caller: Caller) {
    const { id, where, text, ...codes } = input
    const content = { ...codes, where: this.fingerprint(where), text: text && this.fingerprint(text) }
    await this.ledger.once({ id, kind: 'report.sighted', subjectId: id, content }, caller, () =>
      this.prepare(input, caller),
    )
    return this.reports.one(id, caller)
  }

  private async prepare(input: Sighting, caller: Caller): Promise<Write> {
    const { id, category, photoIds, seenAt } = input
    const now = this.clock.now()
    const problems = phoneClockProblems('body.seenAt', seenAt, now)
    if (problems.length > 0) throw new DomainError('INPUT_INVALID', '提交的内容有误，请按提示修改', problems)
    await this.files.assertOwned(photoIds, caller.accountId)
    const areaCode = this.areaOf(input, caller)
    const where = this.ledger.seal(id, 'where', input.where)
    const text = this.ledger.seal(id, 'text', input.text)
    const body: ReportReceivedBody = {
      reportId: id,
      source: 'staff',
      category,
      photoIds: [...photoIds],
      where: where.commitment as string,
      text: text.commitment,
    }
    const subjects = [{ kind: 'report' as const, id }]
    const about = { actorId: caller.accountId, occurredAt: seenAt, areaCode }
    const fact = prepareFact({ kind: 'report.received', body, subjects, ...about })
    const row = this.row(input, areaCode, caller)
    const copies = await this.photos.copies(photoIds, id)
    return async (tx) => {
      await tx.insert(ReportEntity, [{ ...row, receivedAt: tx.now }])
      await this.photos.insert(tx, copies)
      await this.fileRows.markUsed(tx, photoIds, tx.now)
      await insertTexts(tx, where)
      await insertTexts(tx, text)
      tx.fact(fact)
    }
  }

  private row({ id, category }: Sighting, areaCode: string, { accountId }: Caller) {
    const today = dateInShanghai(this.clock.now())
    return {
      ...NEW_REPORT,
      id,
      number: reportNumber(today, id),
      source: 'staff' as const,
      category,
      areaCode,
      contactEnc: null,
      receiptHash: null,
      contentHash: this.fingerprint(id),
      reporterId: accountId,
      dueOn: answerDueOn(today),
    }
  }

  private areaOf({ category }: Sighting, { scope, areaCode }: Caller): string {
    const own = (scope.kind === 'area' && scope.areas[0]) || areaCode
    return own === null || goesToDistrict(category) ? this.config.districtCode : own
  }

  private fingerprint(text: string): string {
    return this.cipher.blindIndex(text, 'report.content')
  }
}
