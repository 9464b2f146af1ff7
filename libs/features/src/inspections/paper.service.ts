import { DomainError, type InspectionContent, PAPER_STATUS_LABEL, type PaperStatus, type Role } from '@app/domain'
import {
  areaNameOf,
  InspectionRepository,
  mapPage,
  type PageRequest,
  type PaperFilter,
  type PaperListRow,
  PaperVisitRepository,
} from '@app/persistence'
import { FieldCipher } from '@app/platform'
import { Injectable } from '@nestjs/common'
import type { Caller } from '../core/caller'
import { FileService } from '../files/file.service'
import { VisitTexts } from './visit-texts'

const CLERKS: readonly Role[] = ['community', 'street', 'office']
const APPROVERS: readonly Role[] = ['street', 'office']

/** 补录: sheets that wait for the street, and those it has decided. */
@Injectable()
export class PaperService {
  constructor(
    private readonly papers: PaperVisitRepository,
    private readonly inspections: InspectionRepository,
    private readonly texts: VisitTexts,
    private readonly files: FileService,
    private readonly cipher: FieldCipher,
  ) {}

  async list(query: PaperFilter & PageRequest, { scope, accountId }: Caller) {
    const q = query.q?.trim()
    return mapPage(await this.papers.page(scope, accountId, { ...query, q }, query), (row) => this.row(row))
  }

  /** 补录待审 */
  waiting({ scope, accountId }: Caller): Promise<number> {
    return this.papers.waiting(scope, accountId)
  }

  async detail(id: string, caller: Caller) {
    const row = await this.require(id, caller)
    const photoIds = row.sheetPhotoIds.split(',')
    const may = { decide: mayDecide(row, caller), resend: mayResend(row, caller) }
    // Once it is decided it is a record like any other.
    const isOpen = row.enteredBy === caller.accountId || may.decide || may.resend
    const [texts, reasons, sameNumber, views] = await Promise.all([
      this.texts.ofSheet(id, isOpen),
      row.decisionId ? this.inspections.texts([row.decisionId]) : [],
      this.papers.sameNumber(row, caller.scope, caller.accountId),
      this.files.views(photoIds, caller),
    ])
    const [reason] = reasons.map(({ textEnc }) => this.cipher.decrypt(textEnc, 'committed.text'))
    return {
      ...this.row(row),
      inspectorId: row.inspectorId,
      inspectorSigned: Boolean(row.inspectorSigned),
      content: contentOf(row),
      texts,
      photos: photoIds.flatMap((photo) => views.get(photo) ?? []),
      reason: reason ?? null,
      sameNumber,
      may,
      version: row.version,
    }
  }

  /** Throws NOT_FOUND for what does not exist and for what the caller may not see, alike. */
  async require(id: string, { scope, accountId }: Caller): Promise<PaperListRow> {
    const row = await this.papers.visible(id, scope, accountId)
    if (!row) throw new DomainError('NOT_FOUND', '没有找到这份补录')
    return row
  }

  private row(row: PaperListRow) {
    const status: PaperStatus = row.status
    const name = (enc: string) => this.cipher.decrypt(enc, 'account.name')
    const graded = (grade: string) => contentOf(row).findings.filter((one) => one.grade === grade).length
    return {
      id: row.id,
      status,
      statusLabel: PAPER_STATUS_LABEL[status],
      premisesId: row.premisesId,
      premisesLabel: row.premisesLabel,
      areaCode: row.areaCode,
      areaName: areaNameOf(row),
      inspectorName: name(row.inspectorNameEnc),
      kind: row.kind,
      outcome: row.outcome,
      sheetNo: row.sheetNo,
      visitedOn: row.visitedOn,
      enteredAt: row.enteredAt,
      enteredByName: name(row.enteredByNameEnc),
      decidedAt: row.decidedAt,
      decidedByName: row.decidedByNameEnc && name(row.decidedByNameEnc),
      findings: { A: graded('A'), B: graded('B'), C: graded('C') },
    }
  }
}

export const contentOf = ({ body }: { body: string }): InspectionContent => JSON.parse(body) as InspectionContent

const mayDecide = ({ status, enteredBy, inspectorId }: PaperListRow, { role, accountId }: Caller): boolean =>
  status === 'waiting' && APPROVERS.includes(role) && accountId !== enteredBy && accountId !== inspectorId

/** Whoever typed it in mends it, or a clerk in whose area it lies. */
export const mayResend = ({ status, enteredBy }: PaperListRow, { role, accountId }: Caller): boolean =>
  status === 'returned' && (accountId === enteredBy || CLERKS.includes(role))
