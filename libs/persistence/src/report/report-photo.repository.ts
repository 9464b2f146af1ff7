import type { Instant } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { Database, first, marks, type Sql } from '../store/database'
import type { Tx } from '../store/tx'
import { ReportPhotoEntity } from './report-photo.entity'

@Injectable()
export class ReportPhotoRepository {
  constructor(private readonly db: Database) {}

  byId(id: string): Promise<ReportPhotoEntity | null> {
    return first<ReportPhotoEntity>(this.db, 'SELECT * FROM report_photo WHERE id = ?', [id])
  }

  byIds(ids: readonly string[], sql: Sql = this.db): Promise<ReportPhotoEntity[]> {
    if (ids.length === 0) return Promise.resolve([])
    return sql.rows<ReportPhotoEntity>(`SELECT * FROM report_photo WHERE id IN (${marks(ids)})`, ids)
  }

  ofReport(reportId: string): Promise<ReportPhotoEntity[]> {
    return this.db.rows<ReportPhotoEntity>('SELECT * FROM report_photo WHERE reportId = ? ORDER BY id', [reportId])
  }

  insert(tx: Tx, rows: readonly ReportPhotoEntity[]): Promise<void> {
    return tx.insert(ReportPhotoEntity, rows)
  }

  /** The number taken: a photo belongs to the first report that names it. */
  claim(tx: Tx, ids: readonly string[], reportId: string): Promise<number> {
    if (ids.length === 0) return Promise.resolve(0)
    const sql = `UPDATE report_photo SET reportId = ? WHERE reportId IS NULL AND id IN (${marks(ids)})`
    return tx.execute(sql, [reportId, ...ids])
  }

  /** Uploaded and then never sent. */
  async forsaken(before: Instant, limit: number): Promise<ReportPhotoEntity[]> {
    const sql = `SELECT * FROM report_photo WHERE reportId IS NULL AND uploadedAt < ? ORDER BY uploadedAt LIMIT ${limit}`
    return this.db.rows<ReportPhotoEntity>(sql, [before])
  }

  remove(tx: Tx, ids: readonly string[]): Promise<number> {
    return tx.execute(`DELETE FROM report_photo WHERE reportId IS NULL AND id IN (${marks(ids)})`, ids)
  }

  /** Whether the picture is still wanted by any row. */
  async isNeeded(sha256: string): Promise<boolean> {
    const row = await first<{ n: number }>(
      this.db,
      'SELECT (SELECT COUNT(*) FROM report_photo WHERE sha256 = ?) + (SELECT COUNT(*) FROM file WHERE sha256 = ?) AS n',
      [sha256, sha256],
    )
    return Number(row?.n ?? 0) > 0
  }
}
