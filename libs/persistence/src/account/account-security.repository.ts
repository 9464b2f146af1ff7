import { type Instant, newId } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { Database, first, marks, type Sql } from '../store/database'
import { keepExisting } from '../store/dialect'
import type { Tx } from '../store/tx'
import { AccountSecurityEntity, PasswordHistoryEntity, RecoveryCodeEntity } from './account-security.entity'

type Changes = Partial<Omit<AccountSecurityEntity, 'accountId'>>

/** Age of passwords, earlier ones, second factor. An account without a row has done nothing of it yet. */
@Injectable()
export class AccountSecurityRepository {
  constructor(private readonly db: Database) {}

  of(accountId: string, sql: Sql = this.db): Promise<AccountSecurityEntity | null> {
    return first<AccountSecurityEntity>(sql, 'SELECT * FROM account_security WHERE accountId = ?', [accountId])
  }

  async withTotp(accountIds: readonly string[]): Promise<Set<string>> {
    if (accountIds.length === 0) return new Set()
    const rows = await this.db.rows<{ accountId: string }>(
      `SELECT accountId FROM account_security WHERE totpEnabledAt IS NOT NULL AND accountId IN (${marks(accountIds)})`,
      accountIds,
    )
    return new Set(rows.map((row) => row.accountId))
  }

  async save(tx: Tx, accountId: string, changes: Changes): Promise<void> {
    const none = { passwordChangedAt: null, mustChange: false, totpSecretEnc: null, totpEnabledAt: null }
    const row = { accountId, ...none, totpLastStep: null }
    await tx.insert(AccountSecurityEntity, [row], keepExisting(tx.dialect, 'accountId', 'accountId'))
    const columns = Object.keys(changes) as (keyof Changes)[]
    const set = columns.map((column) => `${column} = ?`).join(', ')
    const values = columns.map((column) => changes[column] ?? null)
    await tx.execute(`UPDATE account_security SET ${set} WHERE accountId = ?`, [...values, accountId])
  }

  /** False when this step, or a later one, has been used: each code opens once. */
  async useStep(tx: Tx, accountId: string, step: number): Promise<boolean> {
    const matched = await tx.execute(
      'UPDATE account_security SET totpLastStep = ? WHERE accountId = ? AND (totpLastStep IS NULL OR totpLastStep < ?)',
      [step, accountId, step],
    )
    return matched > 0
  }

  async lastPasswords(accountId: string, count: number): Promise<string[]> {
    const rows = await this.db.rows<{ passwordHash: string }>(
      `SELECT passwordHash FROM password_history WHERE accountId = ? ORDER BY setAt DESC, id DESC LIMIT ${count}`,
      [accountId],
    )
    return rows.map((row) => row.passwordHash)
  }

  /** Remembers `replaced` too: the first password of an account was set before there was a history. */
  async setPassword(tx: Tx, accountId: string, passwordHash: string, replaced: string | null): Promise<void> {
    await tx.execute('UPDATE account SET passwordHash = ? WHERE id = ?', [passwordHash, accountId])
    const sql = 'SELECT id FROM password_history WHERE accountId = ? AND passwordHash = ?'
    const isKnown = replaced === null || (await first(tx, sql, [accountId, replaced])) !== null
    const set = isKnown ? [passwordHash] : [replaced, passwordHash]
    const rows = set.map((hash) => ({ id: newId(), accountId, passwordHash: hash, setAt: tx.now }))
    await tx.insert(PasswordHistoryEntity, rows)
  }

  async unusedRecoveryCodes(accountId: string): Promise<number> {
    const sql = 'SELECT COUNT(*) AS count FROM recovery_code WHERE accountId = ? AND usedAt IS NULL'
    return Number((await first<{ count: number }>(this.db, sql, [accountId]))?.count ?? 0)
  }

  async replaceRecoveryCodes(tx: Tx, accountId: string, codeHashes: readonly string[]): Promise<void> {
    await tx.execute('DELETE FROM recovery_code WHERE accountId = ?', [accountId])
    const rows = codeHashes.map((codeHash) => ({ accountId, codeHash, usedAt: null }))
    await tx.insert(RecoveryCodeEntity, rows)
  }

  async useRecoveryCode(tx: Tx, accountId: string, codeHash: string, now: Instant): Promise<boolean> {
    const sql = 'UPDATE recovery_code SET usedAt = ? WHERE accountId = ? AND codeHash = ? AND usedAt IS NULL'
    return (await tx.execute(sql, [now, accountId, codeHash])) > 0
  }
}
