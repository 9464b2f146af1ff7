import type { CorrectionStatus, Instant } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { Database, marks } from '../store/database'
import type { Tx } from '../store/tx'
import { CorrectionEntity } from './correction.entity'

export interface CorrectionRow extends CorrectionEntity {
  madeByNameEnc: string
  decidedByNameEnc: string | null
}

@Injectable()
export class CorrectionRepository {
  constructor(private readonly db: Database) {}

  /** In the order in which they were made. Who may see the inspection is asked before. */
  of(inspectionIds: readonly string[]): Promise<CorrectionRow[]> {
    if (inspectionIds.length === 0) return Promise.resolve([])
    return this.db.rows<CorrectionRow>(
      `SELECT c.*, m.nameEnc AS madeByNameEnc, d.nameEnc AS decidedByNameEnc FROM correction c
         JOIN account m ON m.id = c.madeBy LEFT JOIN account d ON d.id = c.decidedBy
        WHERE c.inspectionId IN (${marks(inspectionIds)}) ORDER BY c.madeAt, c.id`,
      inspectionIds,
    )
  }

  /** Lets one unit at a time correct this record; gives how many corrections it has. */
  async lock(tx: Tx, inspectionId: string): Promise<number> {
    await tx.execute('UPDATE inspection SET number = number WHERE id = ?', [inspectionId])
    const rows = await tx.rows<{ n: number }>('SELECT COUNT(*) AS n FROM correction WHERE inspectionId = ?', [
      inspectionId,
    ])
    return Number(rows[0]?.n ?? 0)
  }

  insert(tx: Tx, row: CorrectionEntity): Promise<void> {
    return tx.insert(CorrectionEntity, [row])
  }

  /** The number that changed: 0 when somebody was quicker. */
  decide(
    tx: Tx,
    { id, version }: Pick<CorrectionEntity, 'id' | 'version'>,
    by: { status: CorrectionStatus; decidedBy: string; decidedAt: Instant; decisionId: string },
  ): Promise<number> {
    return tx.execute(
      `UPDATE correction SET status = ?, decidedBy = ?, decidedAt = ?, decisionId = ?, version = version + 1
        WHERE id = ? AND version = ? AND status = 'waiting'`,
      [by.status, by.decidedBy, by.decidedAt, by.decisionId, id, version],
    )
  }
}
