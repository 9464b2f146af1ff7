import { Injectable } from '@nestjs/common'
import { Database, first } from '../store/database'
import type { Tx } from '../store/tx'
import type { InspectionEntity } from './inspection.entity'
import { InspectionPartEntity, PartSignatureEntity } from './inspection-part.entity'

export interface PartRow extends InspectionPartEntity {
  inspectorNameEnc: string
  /** The signed content, as the fact keeps it. */
  body: string
  seq: number
}

/** The row of a visit as its parts make it. */
export type JointRow = Pick<
  InspectionEntity,
  'id' | 'inspectorId' | 'startedAt' | 'finishedAt' | 'contentHash' | 'submissionHash' | 'factId' | 'awaited'
> &
  Pick<InspectionEntity, 'gradeA' | 'gradeB' | 'gradeC'>

@Injectable()
export class InspectionPartRepository {
  constructor(private readonly db: Database) {}

  byId(id: string): Promise<InspectionPartEntity | null> {
    return first<InspectionPartEntity>(this.db, 'SELECT * FROM inspection_part WHERE id = ?', [id])
  }

  of(inspectionId: string): Promise<PartRow[]> {
    return this.db.rows<PartRow>(
      `SELECT t.*, a.nameEnc AS inspectorNameEnc, f.body, f.seq FROM inspection_part t
         JOIN account a ON a.id = t.inspectorId JOIN fact f ON f.id = t.factId
        WHERE t.inspectionId = ? ORDER BY t.isLead DESC, t.id`,
      [inspectionId],
    )
  }

  signatures(inspectionId: string): Promise<PartSignatureEntity[]> {
    return this.db.rows<PartSignatureEntity>(
      `SELECT s.* FROM part_signature s JOIN inspection_part t ON t.id = s.partId
        WHERE t.inspectionId = ? ORDER BY s.partId, s.signedBy DESC`,
      [inspectionId],
    )
  }

  async insert(tx: Tx, part: InspectionPartEntity, signatures: readonly PartSignatureEntity[]): Promise<void> {
    await tx.insert(InspectionPartEntity, [part])
    await tx.insert(PartSignatureEntity, signatures)
  }

  /** The number that changed: 0 when another part arrived in between. */
  grown(tx: Tx, row: JointRow, seen: number): Promise<number> {
    return tx.execute(
      `UPDATE inspection SET inspectorId = ?, startedAt = ?, finishedAt = ?, contentHash = ?, submissionHash = ?,
              factId = ?, gradeA = ?, gradeB = ?, gradeC = ?, awaited = ?, parts = parts + 1
        WHERE id = ? AND parts = ?`,
      [
        row.inspectorId,
        row.startedAt,
        row.finishedAt,
        row.contentHash,
        row.submissionHash,
        row.factId,
        row.gradeA,
        row.gradeB,
        row.gradeC,
        row.awaited ?? null,
        row.id,
        seen,
      ],
    )
  }
}
