import type { CalendarDate, Instant, Role } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { Database, first, marks, type Sql } from '../store/database'
import type { AccountEntity } from './account.entity'

/** What one read per request tells of the caller. */
export interface SessionRow {
  accountId: string
  role: Role
  nameEnc: string
  username: string
  staffNo: string | null
  areaCode: string | null
  companyId: string | null
  partyId: string | null
  expiresAt: Instant
  gridCode: string | null
  premisesId: string | null
}

const SESSION_SQL = `
  SELECT a.id AS accountId, a.role, a.nameEnc, a.username, a.staffNo, a.areaCode, a.companyId, a.partyId, s.expiresAt,
         g.gridCode, o.premisesId
    FROM session s
    JOIN account a ON a.id = s.accountId
    LEFT JOIN grid_assignment g ON g.accountId = a.id AND g.fromOn <= ? AND (g.toOn IS NULL OR g.toOn >= ?)
    LEFT JOIN occupancy o ON o.partyId = a.partyId AND o.fromOn <= ? AND (o.toOn IS NULL OR o.toOn >= ?)
   WHERE s.tokenHash = ? AND s.revokedAt IS NULL AND s.expiresAt > ? AND a.status = 'active'`

@Injectable()
export class AccountRepository {
  constructor(private readonly db: Database) {}

  /** One row per grid (inspector) or premises (household) of the account behind a live session; empty = not logged in. */
  session(tokenHash: string, now: Instant, today: CalendarDate): Promise<SessionRow[]> {
    return this.db.rows<SessionRow>(SESSION_SQL, [today, today, today, today, tokenHash, now])
  }

  byUsername(username: string): Promise<AccountEntity | null> {
    return first<AccountEntity>(this.db, 'SELECT * FROM account WHERE username = ?', [username])
  }

  byOpenidIndex(index: string, sql: Sql = this.db): Promise<AccountEntity | null> {
    return first<AccountEntity>(sql, 'SELECT * FROM account WHERE wechatOpenidIndex = ?', [index])
  }

  byParty(partyId: string, sql: Sql = this.db): Promise<AccountEntity | null> {
    return first<AccountEntity>(sql, "SELECT * FROM account WHERE partyId = ? AND status = 'active'", [partyId])
  }

  byId(id: string, sql: Sql = this.db): Promise<AccountEntity | null> {
    return first<AccountEntity>(sql, 'SELECT * FROM account WHERE id = ?', [id])
  }

  byIds(ids: readonly string[]): Promise<Pick<AccountEntity, 'id' | 'nameEnc' | 'role' | 'staffNo'>[]> {
    if (ids.length === 0) return Promise.resolve([])
    return this.db.rows(`SELECT id, nameEnc, role, staffNo FROM account WHERE id IN (${marks(ids)})`, ids)
  }
}
