import { Injectable } from '@nestjs/common'
import { Database } from '../store/database'
import type { Tx } from '../store/tx'
import { NoticeReadingEntity } from './notice-reading.entity'

@Injectable()
export class NoticeReadingRepository {
  constructor(private readonly db: Database) {}

  /** Newest first. */
  ofAccount(accountId: string): Promise<NoticeReadingEntity[]> {
    return this.db.rows<NoticeReadingEntity>('SELECT * FROM notice_reading WHERE accountId = ? ORDER BY readAt DESC', [
      accountId,
    ])
  }

  /** DuplicateError when it is on record already. */
  add(tx: Tx, accountId: string, version: string): Promise<void> {
    return tx.insert(NoticeReadingEntity, [{ accountId, version, readAt: tx.now }])
  }

  /** How many accounts in use have read each version. */
  counts(): Promise<{ version: string; readers: number }[]> {
    return this.db.rows(
      `SELECT r.version, COUNT(*) AS readers FROM notice_reading r JOIN account a ON a.id = r.accountId
        WHERE a.status = 'active' GROUP BY r.version`,
    )
  }
}
