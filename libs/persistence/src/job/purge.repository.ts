import type { Instant } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { Database, marks } from '../store/database'
import type { Tx } from '../store/tx'

/** Machinery that has served: what it leaves behind is no fact and may go. */
@Injectable()
export class PurgeRepository {
  constructor(private readonly db: Database) {}

  async doneJobs(before: Instant, limit: number): Promise<string[]> {
    const rows = await this.db.rows<{ id: string }>(
      `SELECT id FROM job WHERE status = 'done' AND runAt < ? AND finishedAt < ? ORDER BY runAt LIMIT ${limit}`,
      [before, before],
    )
    return rows.map((row) => row.id)
  }

  async expiredSessions(before: Instant, limit: number): Promise<string[]> {
    const rows = await this.db.rows<{ tokenHash: string }>(
      `SELECT tokenHash FROM session WHERE expiresAt < ? ORDER BY expiresAt LIMIT ${limit}`,
      [before],
    )
    return rows.map((row) => row.tokenHash)
  }

  async oldGuards(before: Instant, limit: number): Promise<string[]> {
    const rows = await this.db.rows<{ guardKey: string }>(
      `SELECT guardKey FROM login_guard WHERE sinceAt < ? ORDER BY sinceAt LIMIT ${limit}`,
      [before],
    )
    return rows.map((row) => row.guardKey)
  }

  removeGuards(tx: Tx, keys: readonly string[], before: Instant): Promise<number> {
    return tx.execute(`DELETE FROM login_guard WHERE sinceAt < ? AND guardKey IN (${marks(keys)})`, [before, ...keys])
  }

  async oldKeyUses(before: Instant, limit: number): Promise<string[]> {
    const rows = await this.db.rows<{ nonce: string }>(
      `SELECT nonce FROM company_key_use WHERE usedAt < ? ORDER BY usedAt LIMIT ${limit}`,
      [before],
    )
    return rows.map((row) => row.nonce)
  }

  removeKeyUses(tx: Tx, nonces: readonly string[], before: Instant): Promise<number> {
    return tx.execute(`DELETE FROM company_key_use WHERE usedAt < ? AND nonce IN (${marks(nonces)})`, [
      before,
      ...nonces,
    ])
  }

  removeJobs(tx: Tx, ids: readonly string[]): Promise<number> {
    return tx.execute(`DELETE FROM job WHERE status = 'done' AND id IN (${marks(ids)})`, ids)
  }

  removeSessions(tx: Tx, tokenHashes: readonly string[]): Promise<number> {
    return tx.execute(`DELETE FROM session WHERE tokenHash IN (${marks(tokenHashes)})`, tokenHashes)
  }
}
