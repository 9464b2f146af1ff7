import type { Instant } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { Database, first } from '../store/database'
import { keepExisting } from '../store/dialect'
import type { Tx } from '../store/tx'
import { CompanyKeyEntity, CompanyKeyUseEntity } from './company-key.entity'

/** A key as a request finds it. */
export interface PresentedKey extends CompanyKeyEntity {
  /** Requests that stored something lately, counted over all processes. */
  recent: number
  isNonceUsed: boolean
}

@Injectable()
export class CompanyKeyRepository {
  constructor(private readonly db: Database) {}

  /** One round trip for everything that a signed request asks of the database before its work. */
  async presented(keyId: string, nonce: string, since: Instant): Promise<PresentedKey | null> {
    const row = await first<CompanyKeyEntity & { recent: number; uses: number }>(
      this.db,
      `SELECT k.*, (SELECT COUNT(*) FROM company_key_use u WHERE u.keyId = k.id AND u.usedAt > ?) AS recent,
              (SELECT COUNT(*) FROM company_key_use u WHERE u.keyId = k.id AND u.nonce = ?) AS uses
         FROM company_key k WHERE k.id = ?`,
      [since, nonce, keyId],
    )
    if (!row) return null
    const { recent, uses, ...key } = row
    return { ...key, recent: Number(recent), isNonceUsed: Number(uses) > 0 }
  }

  /** The newest first. */
  ofCompany(companyId: string): Promise<CompanyKeyEntity[]> {
    return this.db.rows<CompanyKeyEntity>(
      'SELECT * FROM company_key WHERE companyId = ? ORDER BY createdAt DESC, id DESC',
      [companyId],
    )
  }

  byId(id: string): Promise<CompanyKeyEntity | null> {
    return first<CompanyKeyEntity>(this.db, 'SELECT * FROM company_key WHERE id = ?', [id])
  }

  /** Of all companies. */
  live(now: Instant): Promise<CompanyKeyEntity[]> {
    return this.db.rows<CompanyKeyEntity>(
      'SELECT * FROM company_key WHERE endsAt IS NULL OR endsAt > ? ORDER BY companyId, id',
      [now],
    )
  }

  insert(tx: Tx, key: CompanyKeyEntity): Promise<void> {
    return tx.insert(CompanyKeyEntity, [key])
  }

  /** The number that changed: 0 when it has ended already, or will before. */
  end(tx: Tx, id: string, endsAt: Instant): Promise<number> {
    return tx.execute('UPDATE company_key SET endsAt = ? WHERE id = ? AND (endsAt IS NULL OR endsAt > ?)', [
      endsAt,
      id,
      endsAt,
    ])
  }

  /** Twice the same is once: what the request carries has ids of its own, which make it one. */
  remember(tx: Tx, use: CompanyKeyUseEntity): Promise<void> {
    return tx.insertLater(CompanyKeyUseEntity, [use], keepExisting(tx.dialect, 'keyId, nonce', 'keyId'))
  }

  heard(tx: Tx, id: string, at: Instant): Promise<void> {
    return tx.executeLater('UPDATE company_key SET lastUsedAt = ? WHERE id = ?', [at, id])
  }
}
