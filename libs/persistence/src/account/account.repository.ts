import type { CalendarDate, Instant, Role, Scope } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { Database, first, marks, type Sql } from '../store/database'
import { type Page, type PageRequest, pageOf } from '../store/page'
import { condition, every, optional, some, visibleTo, within } from '../store/scope'
import type { Tx } from '../store/tx'
import type { AccountEntity, AccountStatus } from './account.entity'
import type { SessionLimit } from './session.entity'

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
  sessionId: string | null
  lastSeenAt: Instant | null
  limitedTo: SessionLimit | null
  gridCode: string | null
  premisesId: string | null
}

const SESSION_SQL = `
  SELECT a.id AS accountId, a.role, a.nameEnc, a.username, a.staffNo, a.areaCode, a.companyId, a.partyId, s.expiresAt,
         s.id AS sessionId, s.lastSeenAt, s.limitedTo, g.gridCode, o.premisesId
    FROM session s
    JOIN account a ON a.id = s.accountId
    LEFT JOIN grid_assignment g ON g.accountId = a.id AND g.fromOn <= ? AND (g.toOn IS NULL OR g.toOn >= ?)
    LEFT JOIN occupancy o ON o.partyId = a.partyId AND o.fromOn <= ? AND (o.toOn IS NULL OR o.toOn >= ?)
   WHERE s.tokenHash = ? AND s.revokedAt IS NULL AND s.expiresAt > ? AND a.status = 'active'`

@Injectable()
export class AccountRepository {
  constructor(private readonly db: Database) {}

  /** One row per grid (inspector) or premises (household) of the account behind a live session; empty = not logged in. */
  async session(tokenHash: string, now: Instant, today: CalendarDate): Promise<SessionRow[]> {
    const params = [today, today, today, today, tokenHash, now]
    const [rows] = await this.db.all<[SessionRow]>([{ sql: SESSION_SQL, params }])
    return rows
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

  /** 账号 for administrators, who see all of them. `q` is the beginning of the user name. */
  page(filter: PageRequest & { role?: Role; status?: AccountStatus; q?: string }): Promise<Page<AccountEntity>> {
    const where = every([
      filter.role ? condition('a.role = ?', filter.role) : null,
      optional('a.status = ?', filter.status),
      filter.q ? within('a.username', filter.q) : null,
    ])
    const sorts = {
      username: [{ column: 'a.username' }],
      role: [{ column: 'a.role' }],
      createdAt: [{ column: 'a.createdAt' }],
    }
    const spec = { select: 'a.*', from: 'account a', where, id: 'a.id', sorts, defaultSort: 'username' }
    return pageOf<AccountEntity>(this.db, spec, filter)
  }

  /** Active staff whose area, or whose grid of today, lies inside the scope. */
  staffWithin(scope: Scope, { area, roles, accountId }: StaffFilter, today: CalendarDate): Promise<StaffRow[]> {
    if (roles.length === 0) return Promise.resolve([])
    const where = every([
      condition(`a.status = 'active' AND a.role IN (${marks(roles)})`, ...roles),
      visibleTo(scope, { area: (code) => worksWithin(code, today) }),
      area ? worksWithin(area, today) : null,
      accountId ? condition('a.id = ?', accountId) : null,
    ])
    return this.db.rows(
      `SELECT a.id, a.nameEnc, a.role, a.areaCode FROM account a WHERE ${where.sql}
        ORDER BY a.role DESC, a.areaCode, a.username LIMIT 5000`,
      where.params,
    )
  }

  /** False unless it waited for it. */
  async approve(tx: Tx, id: string): Promise<boolean> {
    return (await tx.execute("UPDATE account SET status = 'active' WHERE id = ? AND status = 'pending'", [id])) > 0
  }

  async photographed(tx: Tx, id: string, photoId: string): Promise<void> {
    await tx.execute('UPDATE account SET photoId = ? WHERE id = ?', [photoId, id])
  }

  /** False when it was withdrawn before. Its sessions end at their next request. */
  async withdraw(tx: Tx, id: string): Promise<boolean> {
    const matched = await tx.execute(
      "UPDATE account SET status = 'withdrawn', withdrawnAt = ? WHERE id = ? AND status <> 'withdrawn'",
      [tx.now, id],
    )
    return matched > 0
  }
}

export interface StaffFilter {
  area?: string
  accountId?: string
  roles: readonly Role[]
}

export type StaffRow = Pick<AccountEntity, 'id' | 'nameEnc' | 'role' | 'areaCode'>

function worksWithin(area: string, today: CalendarDate) {
  const grid = within('g.gridCode', area)
  const assigned = condition(
    `a.id IN (SELECT g.accountId FROM grid_assignment g
               WHERE ${grid.sql} AND g.fromOn <= ? AND (g.toOn IS NULL OR g.toOn >= ?))`,
    ...grid.params,
    today,
    today,
  )
  return some([within('a.areaCode', area), assigned])
}
