import type { Instant } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { Database } from '../store/database'
import type { AccountEntity } from './account.entity'

export interface BadgeHolder
  extends Pick<AccountEntity, 'id' | 'nameEnc' | 'role' | 'staffNo' | 'areaCode' | 'photoId'> {
  sessionId: string
  expiresAt: Instant
}

/** Staff that may be standing before somebody's door, with the log-ins that make their codes. */
@Injectable()
export class BadgeRepository {
  constructor(private readonly db: Database) {}

  /** Active accounts under this 工号 (or, without one, this end of the id), once per living log-in. */
  holders(ref: string, now: Instant): Promise<BadgeHolder[]> {
    return this.db.rows<BadgeHolder>(
      `SELECT a.id, a.nameEnc, a.role, a.staffNo, a.areaCode, a.photoId, s.id AS sessionId, s.expiresAt
         FROM account a JOIN session s ON s.accountId = a.id
        WHERE (a.staffNo = ? OR (a.staffNo IS NULL AND SUBSTR(a.id, 29) = ?)) AND a.status = 'active'
          AND a.role <> 'household' AND s.revokedAt IS NULL AND s.expiresAt > ? AND s.id IS NOT NULL
        ORDER BY s.createdAt DESC LIMIT 20`,
      [ref, ref.toLowerCase(), now],
    )
  }
}
