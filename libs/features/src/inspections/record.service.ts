import {
  type CorrectionChange,
  corrected,
  DomainError,
  type InspectionContent,
  type JointPart,
  type JointVisit,
  mergeJoint,
} from '@app/domain'
import {
  CorrectionRepository,
  type CorrectionRow,
  type InspectionListRow,
  InspectionPartRepository,
  InspectionRepository,
  type PartRow,
} from '@app/persistence'
import { Injectable } from '@nestjs/common'
import type { Caller } from '../core/caller'

/** What was signed, and for a joint visit by whom which part of it. */
export interface SignedRecord {
  content: InspectionContent
  factSeq: number
  joint: { visit: JointVisit; rows: PartRow[] } | null
}

/** Finds the record of a visit and what was signed in it. */
@Injectable()
export class RecordService {
  constructor(
    private readonly inspections: InspectionRepository,
    private readonly parts: InspectionPartRepository,
    private readonly corrections: CorrectionRepository,
  ) {}

  /** Throws NOT_FOUND for what does not exist and for what the caller may not see, alike. */
  async require(id: string, caller: Caller): Promise<InspectionListRow> {
    const { scope, accountId, partyIds = [] } = caller
    const row = await this.inspections.visible(id, scope, accountId)
    const isOwnStay = row && scope.kind === 'household' ? (await this.inspections.ofStay([id], partyIds)).has(id) : true
    if (!row || !isOwnStay) throw new DomainError('NOT_FOUND', '没有找到这次检查')
    return row
  }

  async signed(row: InspectionListRow): Promise<SignedRecord> {
    if (row.source === 'joint') return this.joint(row.id)
    const fact = await this.inspections.content(row.factId)
    if (!fact) throw new DomainError('NOT_FOUND', '没有找到这次检查')
    return { content: JSON.parse(fact.body) as InspectionContent, factSeq: fact.seq, joint: null }
  }

  /** Every correction of the record, in the order in which they were made. */
  correctionsOf(id: string): Promise<CorrectionRow[]> {
    return this.corrections.of([id])
  }

  private async joint(id: string): Promise<SignedRecord> {
    const rows = await this.parts.of(id)
    const visit = mergeJoint(rows.map(({ body }) => JSON.parse(body) as JointPart))
    return { content: visit.content, factSeq: Number(rows[0]?.seq ?? 0), joint: { visit, rows } }
  }
}

export const changeOf = ({ body }: { body: string }): CorrectionChange => JSON.parse(body) as CorrectionChange

/** The record as it reads with what has been corrected so far. */
export const asCorrected = (content: InspectionContent, corrections: readonly CorrectionRow[]): InspectionContent =>
  corrected(content, corrections.filter(({ status }) => status === 'standing').map(changeOf))

/** 谁检查、谁负责: an inspector corrects his own visit, the street any visit of its area. */
export function mayCorrect(
  { inspectorId }: Pick<InspectionListRow, 'inspectorId'>,
  parts: readonly Pick<PartRow, 'inspectorId'>[],
  { role, accountId }: Caller,
): boolean {
  if (role === 'street' || role === 'office') return true
  return role === 'inspector' && [inspectorId, ...parts.map((part) => part.inspectorId)].includes(accountId)
}
