import type { Instant } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { Database, marks, type Sql } from '../store/database'
import { keepExisting } from '../store/dialect'
import type { Tx } from '../store/tx'
import { LoginGuardEntity } from './login-guard.entity'

@Injectable()
export class LoginGuardRepository {
  constructor(private readonly db: Database) {}

  byKeys(keys: readonly string[], sql: Sql = this.db): Promise<LoginGuardEntity[]> {
    return sql.rows<LoginGuardEntity>(`SELECT * FROM login_guard WHERE guardKey IN (${marks(keys)})`, keys)
  }

  /** Those of the keys that are locked at this moment. */
  async locked(keys: readonly string[], now: Instant, sql: Sql = this.db): Promise<Set<string>> {
    if (keys.length === 0) return new Set()
    const rows = await this.byKeys(keys, sql)
    return new Set(rows.filter(({ lockedUntil }) => lockedUntil !== null && lockedUntil > now).map((r) => r.guardKey))
  }

  /** The row as it is, locked for this unit: the insert comes before the read so that two units cannot both count one. */
  async take(tx: Tx, guardKey: string): Promise<LoginGuardEntity> {
    const fresh = { guardKey, failures: 0, sinceAt: tx.now, lockedUntil: null }
    await tx.insert(LoginGuardEntity, [fresh], keepExisting(tx.dialect, 'guardKey', 'guardKey'))
    return (await this.byKeys([guardKey], tx))[0] ?? fresh
  }

  async save(tx: Tx, { guardKey, failures, sinceAt, lockedUntil }: LoginGuardEntity): Promise<void> {
    await tx.execute('UPDATE login_guard SET failures = ?, sinceAt = ?, lockedUntil = ? WHERE guardKey = ?', [
      failures,
      sinceAt,
      lockedUntil,
      guardKey,
    ])
  }

  /** False when nothing was counted or locked. */
  async forget(tx: Tx, guardKey: string): Promise<boolean> {
    return (await tx.execute('DELETE FROM login_guard WHERE guardKey = ?', [guardKey])) > 0
  }
}
