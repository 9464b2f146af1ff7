import {
  DomainError,
  maskPhone,
  REPORT_CATEGORY_LABEL,
  REPORT_OUTCOME_LABEL,
  REPORT_SOURCE_LABEL,
  REPORT_STATUS_LABEL,
  reportActions,
} from '@app/domain'
import { areaNameOf, mapPage, type ReportFilter, ReportRepository, type ReportRow } from '@app/persistence'
import { type Clock, FieldCipher, todayInShanghai } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { ToldHistoryService } from '../actions/told-history.service'
import type { Caller } from '../core/caller'
import { CLOCK } from '../core/tokens'
import { ReportPhotosService } from './report-photos.service'

/** 线索 as the offices and those sent to look see them. */
@Injectable()
export class ReportService {
  constructor(
    private readonly reports: ReportRepository,
    private readonly photos: ReportPhotosService,
    private readonly history: ToldHistoryService,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(query: ReportFilter, caller: Caller) {
    const page = await this.reports.page(caller, { ...query, q: query.q?.trim() })
    return mapPage(page, (row) => this.row(row))
  }

  async detail(id: string, caller: Caller) {
    const row = await this.require(id, caller)
    const [text, answer, photoViews, history] = await Promise.all([
      this.text(id, 'text'),
      row.answerId ? this.text(row.answerId, 'answer') : null,
      this.photos.views(id, caller.accountId),
      // Who may see the report sees all of its story, also what was done in the street that passed it on.
      this.history.of('report', id, { kind: 'system' }),
    ])
    const { contactEnc, premisesId, cylinderId, outcome } = row
    return {
      ...this.row(row),
      text,
      contact: contactEnc && maskPhone(this.cipher.decrypt(contactEnc, 'report.contact')),
      photoViews,
      outcome: outcome && REPORT_OUTCOME_LABEL[outcome],
      answer,
      premisesId,
      cylinderId,
      actions: reportActions(row, caller),
      history,
    }
  }

  async one(id: string, caller: Caller) {
    return this.row(await this.require(id, caller))
  }

  /** Throws NOT_FOUND for what does not exist and for what the caller may not see, alike. */
  async require(id: string, caller: Caller): Promise<ReportRow> {
    const row = await this.reports.visible(id, caller)
    if (!row) throw new DomainError('NOT_FOUND', '没有找到这条线索')
    return row
  }

  private async text(subjectId: string, path: string): Promise<string | null> {
    const sealed = await this.reports.text(subjectId, path)
    return sealed && this.cipher.decrypt(sealed, 'committed.text')
  }

  private row(row: ReportRow) {
    const { id, number, source, category, areaCode, status, photos, receivedAt, dueOn } = row
    return {
      ...{ id, number, source, category, areaCode, status, receivedAt, dueOn },
      sourceLabel: REPORT_SOURCE_LABEL[source],
      categoryLabel: REPORT_CATEGORY_LABEL[category],
      areaName: areaNameOf(row) || '区里',
      where: row.whereEnc ? this.cipher.decrypt(row.whereEnc, 'committed.text') : '',
      statusLabel: REPORT_STATUS_LABEL[status],
      assignee: row.assigneeNameEnc && this.cipher.decrypt(row.assigneeNameEnc, 'account.name'),
      photos: Number(photos),
      overdue: status !== 'closed' && dueOn < todayInShanghai(this.clock),
    }
  }
}
