import type { Instant } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { Database } from '../store/database'
import type { Tx } from '../store/tx'
import type { SessionEntity, SessionLimit } from './session.entity'

type Listed = Required<Pick<SessionEntity, 'id' | 'createdAt' | 'lastSeenAt' | 'device'>>

/** Writing and listing sessions; who is behind one is read by AccountRepository.session alone. */
@Injectable()
export class SessionRepository {
  constructor(private readonly db: Database) {}

  live(accountId: string, now: Instant): Promise<Listed[]> {
    return this.db.rows<Listed>(
      `SELECT id, createdAt, lastSeenAt, device FROM session
        WHERE accountId = ? AND revokedAt IS NULL AND expiresAt > ? AND id IS NOT NULL ORDER BY createdAt DESC LIMIT 50`,
      [accountId, now],
    )
  }

  /** Only forward from what was read: of requests that come together one writes. */
  async seen(tx: Tx, tokenHash: string, before: Instant | null): Promise<void> {
    const sql = 'UPDATE session SET lastSeenAt = ? WHERE tokenHash = ? AND (lastSeenAt IS NULL OR lastSeenAt = ?)'
    await tx.execute(sql, [tx.now, tokenHash, before])
  }

  async end(tx: Tx, accountId: string, id: string): Promise<boolean> {
    const sql = 'UPDATE session SET revokedAt = ? WHERE accountId = ? AND id = ? AND revokedAt IS NULL'
    return (await tx.execute(sql, [tx.now, accountId, id])) > 0
  }

  /** Ends all sessions of the account but `kept`. */
  async endOthers(tx: Tx, accountId: string, kept: string | null): Promise<void> {
    const sql = 'UPDATE session SET revokedAt = ? WHERE accountId = ? AND revokedAt IS NULL AND (id IS NULL OR id <> ?)'
    await tx.execute(sql, [tx.now, accountId, kept ?? ''])
  }

  async limit(tx: Tx, id: string, limitedTo: SessionLimit | null): Promise<void> {
    await tx.execute('UPDATE session SET limitedTo = ? WHERE id = ?', [limitedTo, id])
  }
}
