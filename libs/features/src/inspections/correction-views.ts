import {
  CORRECTION_STATUS_LABEL,
  type CorrectionChange,
  checklistByVersion,
  correctionWords,
  currentChecklist,
  maskName,
  type Role,
} from '@app/domain'
import { type CorrectionRow, type InspectionListRow, InspectionRepository } from '@app/persistence'
import { FieldCipher } from '@app/platform'
import { Injectable } from '@nestjs/common'
import type { Caller } from '../core/caller'
import { changeOf, RecordService } from './record.service'

export interface CorrectionView {
  id: string
  change: CorrectionChange
  words: string
  status: CorrectionRow['status']
  statusLabel: string
  reason: string
  madeByName: string
  madeAt: string
  decidedByName: string | null
  decidedAt: string | null
  answer: string | null
  mayAgree: boolean
}

const SECOND_PERSON: readonly Role[] = ['community', 'street', 'office']

/** Corrections as they stand beside the record, in words: who, when, why. */
@Injectable()
export class CorrectionViews {
  constructor(
    private readonly records: RecordService,
    private readonly inspections: InspectionRepository,
    private readonly cipher: FieldCipher,
  ) {}

  async of({ id }: Pick<InspectionListRow, 'id'>, version: string, caller: Caller): Promise<CorrectionView[]> {
    const rows = await this.records.correctionsOf(id)
    // A household reads what is true now; what colleagues write to each other stays with them.
    const isStaff = caller.role !== 'household'
    const texts = isStaff ? await this.texts(rows) : new Map<string, string>()
    const shown = isStaff ? rows : rows.filter(({ status }) => status === 'standing')
    const checklist = checklistByVersion(version) ?? currentChecklist()
    return shown.map((row) => {
      const change = changeOf(row)
      return {
        id: row.id,
        change,
        words: correctionWords(change, checklist),
        status: row.status,
        statusLabel: CORRECTION_STATUS_LABEL[row.status],
        reason: texts.get(row.id) ?? '',
        madeByName: this.name(row.madeByNameEnc, caller),
        madeAt: row.madeAt,
        decidedByName: row.decidedByNameEnc && this.name(row.decidedByNameEnc, caller),
        decidedAt: row.decidedAt,
        answer: texts.get(row.decisionId ?? '') ?? null,
        mayAgree: row.status === 'waiting' && row.madeBy !== caller.accountId && SECOND_PERSON.includes(caller.role),
      }
    })
  }

  private async texts(rows: readonly CorrectionRow[]): Promise<Map<string, string>> {
    const found = await this.inspections.texts(
      rows.flatMap(({ id, decisionId }) => [id, ...(decisionId ? [decisionId] : [])]),
    )
    return new Map(found.map(({ subjectId, textEnc }) => [subjectId, this.cipher.decrypt(textEnc, 'committed.text')]))
  }

  private name(enc: string, { role }: Caller): string {
    const name = this.cipher.decrypt(enc, 'account.name')
    return role === 'household' ? maskName(name) : name
  }
}
