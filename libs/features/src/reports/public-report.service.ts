import {
  ANSWER_WORKDAYS,
  answerDueOn,
  canonicalJson,
  DomainError,
  dateInShanghai,
  goesToDistrict,
  normalisePhone,
  plainReceipt,
  REPORT_CATEGORIES,
  REPORT_CATEGORY_LABEL,
  REPORT_OUTCOME_LABEL,
  REPORT_STATUS_WORDS,
  type ReportCategory,
  type ReportReceivedBody,
  receiptOf,
  reportNumber,
  VISIT_PROMISE,
} from '@app/domain'
import {
  AreaRepository,
  DuplicateError,
  prepareFact,
  ReportEntity,
  ReportRepository,
  UnitOfWork,
} from '@app/persistence'
import { type Clock, type Config, FieldCipher } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { ActionLedger, insertTexts } from '../actions/action-ledger'
import { SourceCounter } from '../core/source-counter'
import { CLOCK, CONFIG } from '../core/tokens'
import { NEW_REPORT } from './new-report'
import { ReportPhotosService } from './report-photos.service'

export interface PublicReport {
  id: string
  /** Made by the reporter's phone and kept nowhere here. */
  secret: string
  category: ReportCategory
  street: string | null
  where: string
  text: string | null
  photoIds: readonly string[]
  contact: string | null
}

const TEN_MINUTES = 10 * 60_000

/**
 * 举报 by anybody. What is kept: what was seen, where, photos, and a keyed hash of the receipt. What is not: who, from
 * which address, with which device, under which log-in. The receipt is all that leads back, and only its holder has it.
 */
@Injectable()
export class PublicReportService {
  private readonly reportsBySource: SourceCounter
  private readonly followsBySource: SourceCounter

  constructor(
    private readonly reports: ReportRepository,
    private readonly areas: AreaRepository,
    private readonly photos: ReportPhotosService,
    private readonly ledger: ActionLedger,
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    // Measured by what anybody may scan: six reports and thirty questions in ten minutes, as it comes.
    const { rateScanPerMinute: scans } = config
    this.reportsBySource = new SourceCounter({ limit: Math.ceil(scans / 10), windowMs: TEN_MINUTES })
    this.followsBySource = new SourceCounter({ limit: Math.ceil(scans / 2), windowMs: TEN_MINUTES })
  }

  async form() {
    const streets = await this.areas.list({ kind: 'street' })
    return {
      streets: streets.map(({ code, name }) => ({ code, name })),
      categories: REPORT_CATEGORIES.map((code) => ({ code, label: REPORT_CATEGORY_LABEL[code] })),
      promise: VISIT_PROMISE,
      answerWorkdays: ANSWER_WORKDAYS,
      dutyPhone: this.config.dutyPhone,
    }
  }

  /** The same report sent twice gets the same receipt. Throws ID_REUSED, FILE_UNKNOWN, RATE_LIMITED. */
  async submit(input: PublicReport, source: string): Promise<{ receipt: string; answerBy: string }> {
    const receipt = receiptOf(this.cipher.blindIndex(`${input.id} ${input.secret}`, 'report.receipt'))
    const repeated = await this.again(input, receipt)
    if (repeated) return repeated
    if (!this.reportsBySource.allows(source)) throw new DomainError('RATE_LIMITED', '报得太快了，请过十分钟再报')
    await this.photos.assertFree(input.photoIds, input.id)
    try {
      return await this.write(input, receipt)
    } catch (error) {
      const twin = error instanceof DuplicateError ? await this.again(input, receipt) : null
      if (!twin) throw error
      return twin
    }
  }

  /** Throws RECEIPT_UNKNOWN, RATE_LIMITED. */
  async follow(typed: string, source: string) {
    if (!this.followsBySource.allows(source)) throw new DomainError('RATE_LIMITED', '查得太快了，请过十分钟再查')
    const report = await this.reports.byReceipt(this.hashOf(typed))
    if (!report) throw new DomainError('RECEIPT_UNKNOWN', '没有这个查询码，请照着收到时的样子再输一次')
    const answer = report.answerId ? await this.reports.text(report.answerId, 'answer') : null
    return {
      status: REPORT_STATUS_WORDS[report.status],
      closed: report.status === 'closed',
      category: REPORT_CATEGORY_LABEL[report.category],
      steps: stepsOf(report),
      outcome: report.outcome && REPORT_OUTCOME_LABEL[report.outcome],
      answer: answer && this.cipher.decrypt(answer, 'committed.text'),
      answerBy: report.dueOn,
      dutyPhone: this.config.dutyPhone,
    }
  }

  private async again(input: PublicReport, receipt: string) {
    const known = await this.reports.byId(input.id)
    if (!known) return null
    if (known.contentHash !== this.contentHash(input) || known.receiptHash !== this.hashOf(receipt))
      throw new DomainError('ID_REUSED', '这份举报已经收到过，内容和这次不一样；要补充请另报一次')
    return { receipt, answerBy: known.dueOn }
  }

  private async write(input: PublicReport, receipt: string) {
    const now = this.clock.now()
    const today = dateInShanghai(now)
    const { id, category, photoIds, contact } = input
    const areaCode = await this.areaOf(input)
    const where = this.ledger.seal(id, 'where', input.where)
    const text = this.ledger.seal(id, 'text', input.text)
    const body: ReportReceivedBody = {
      reportId: id,
      source: 'public',
      category,
      photoIds: [...photoIds],
      where: where.commitment as string,
      text: text.commitment,
    }
    const subjects = [{ kind: 'report' as const, id }]
    const fact = prepareFact({ kind: 'report.received', actorId: null, occurredAt: now, areaCode, body, subjects })
    const row: ReportEntity = {
      ...NEW_REPORT,
      id,
      number: reportNumber(today, id),
      source: 'public',
      category,
      areaCode,
      contactEnc: contact && this.cipher.encrypt(normalisePhone(contact), 'report.contact'),
      receiptHash: this.hashOf(receipt),
      contentHash: this.contentHash(input),
      reporterId: null,
      receivedAt: now,
      dueOn: answerDueOn(today),
    }
    await this.uow.run(async (tx) => {
      await tx.insert(ReportEntity, [row])
      await this.photos.claim(tx, photoIds, id)
      await insertTexts(tx, where)
      await insertTexts(tx, text)
      tx.fact(fact)
    })
    return { receipt, answerBy: row.dueOn }
  }

  /** A street of the district, or the district itself for a place outside, unknown, or a matter that the street must not judge. */
  private async areaOf({ street, category }: PublicReport): Promise<string> {
    const { districtCode } = this.config
    if (street === null || goesToDistrict(category)) return districtCode
    const streets = await this.areas.list({ kind: 'street' })
    return streets.some(({ code }) => code === street) ? street : districtCode
  }

  /** Keyed: what was written cannot be guessed from it. */
  private contentHash({ secret: _, ...content }: PublicReport): string {
    return this.cipher.blindIndex(canonicalJson({ ...content }), 'report.content')
  }

  private hashOf(receipt: string): string {
    return this.cipher.blindIndex(plainReceipt(receipt), 'report.receipt-hash')
  }
}

function stepsOf(report: ReportEntity): { on: string; words: string }[] {
  const { receivedAt, acceptedAt, handedAt, checkedAt, answeredAt, closedAt } = report
  const steps: [string | null, string][] = [
    [receivedAt, '收到您反映的情况'],
    [acceptedAt, '已接收，正在安排'],
    [handedAt, '已派人去现场核实'],
    [checkedAt, '已到现场核实'],
    [closedAt ? null : answeredAt, '有了答复'],
    [closedAt, '已办结'],
  ]
  return steps.flatMap(([at, words]) => (at === null ? [] : [{ on: dateInShanghai(at), words }]))
}
