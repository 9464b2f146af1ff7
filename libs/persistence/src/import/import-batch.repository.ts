import type { Instant } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { Database, first, marks } from '../store/database'
import { type Page, type PageRequest, pageOf } from '../store/page'
import { condition, every } from '../store/scope'
import type { Tx } from '../store/tx'
import { ImportBatchEntity, ImportPageEntity, type ImportSection, type ImportStatus } from './import-batch.entity'

export type ImportFields = Partial<Omit<ImportBatchEntity, 'id'>>

/** What is kept of people in a list goes when it was brought in, given up, or forgotten for so long. */
const ENDED = "('applied', 'discarded')"

@Injectable()
export class ImportBatchRepository {
  constructor(private readonly db: Database) {}

  byId(id: string): Promise<ImportBatchEntity | null> {
    return first<ImportBatchEntity>(this.db, 'SELECT * FROM import_batch WHERE id = ?', [id])
  }

  /** Newest first, of these registers. */
  page(kinds: readonly string[], request: PageRequest): Promise<Page<ImportBatchEntity>> {
    return pageOf<ImportBatchEntity>(
      this.db,
      {
        select: 'b.*',
        from: 'import_batch b',
        where: every([condition(`b.kind IN (${marks(kinds)})`, ...kinds)]),
        id: 'b.id',
        sorts: { createdAt: [{ column: 'b.createdAt' }] },
        defaultSort: '-createdAt',
      },
      request,
    )
  }

  insert(tx: Tx, batch: ImportBatchEntity): Promise<void> {
    return tx.insert(ImportBatchEntity, [batch])
  }

  /** The number that changed: 0 when it is no longer in one of these states. */
  change(tx: Tx, id: string, from: readonly ImportStatus[], fields: ImportFields): Promise<number> {
    const names = Object.keys(fields) as (keyof ImportFields)[]
    const set = names.map((name) => `${name} = ?`).join(', ')
    const values = names.map((name) => fields[name] ?? null)
    return tx.execute(`UPDATE import_batch SET ${set} WHERE id = ? AND status IN (${marks(from)})`, [
      ...values,
      id,
      ...from,
    ])
  }

  addPages(tx: Tx, pages: readonly ImportPageEntity[]): Promise<void> {
    return tx.insert(ImportPageEntity, pages)
  }

  async removePages(tx: Tx, id: string): Promise<void> {
    await tx.execute('DELETE FROM import_page WHERE batchId = ?', [id])
  }

  linesAt(id: string, section: ImportSection, pageNo: number): Promise<ImportPageEntity | null> {
    return first<ImportPageEntity>(
      this.db,
      'SELECT * FROM import_page WHERE batchId = ? AND section = ? AND pageNo = ?',
      [id, section, pageNo],
    )
  }

  /** What still holds words of people and need not any more; one begun before `before` is forgotten. */
  purgeable(before: Instant, limit: number): Promise<ImportBatchEntity[]> {
    return this.db.rows<ImportBatchEntity>(
      `SELECT * FROM import_batch WHERE purgedAt IS NULL AND status <> 'applying'
          AND (createdAt < ? OR (status IN ${ENDED} AND storedAs IS NOT NULL)) ORDER BY createdAt LIMIT ${limit}`,
      [before],
    )
  }
}
