import type { AreaKind, CalendarDate, Role, Scope } from '@app/domain'
import { Injectable } from '@nestjs/common'
import type { AccountStatus } from '../account/account.entity'
import type { AreaEntity } from '../area/area.entity'
import { AREA_NAMES, type AreaNames, joinAreaNames } from '../area/area-names'
import type { GridAssignmentEntity } from '../area/grid-assignment.entity'
import { Database, first, marks, type Sql } from '../store/database'
import { type Page, type PageRequest, pageOf } from '../store/page'
import { condition, every, optional, some, type Visibility, visibleTo, within } from '../store/scope'
import type { Tx } from '../store/tx'
import type { HandoverEntity } from './handover.entity'

export interface GridFilter extends PageRequest {
  area?: string
  kind?: AreaKind
  /** Only these. */
  codes?: readonly string[]
  /** The beginning of the name or of the code. */
  q?: string
}

export interface GridRow extends AreaEntity, AreaNames {}

/** Somebody in a grid, now or from a later day on. */
export interface GridHolder extends GridAssignmentEntity {
  nameEnc: string
  staffNo: string | null
  role: Role
  status: AccountStatus
}

export interface HandoverRow extends HandoverEntity {
  gridName: string
  fromNameEnc: string
  toNameEnc: string
}

const VISIBILITY: Visibility = { area: (area) => within('a.code', area) }
const HOLDER = `g.*, ac.nameEnc, ac.staffNo, ac.role, ac.status
  FROM grid_assignment g JOIN account ac ON ac.id = g.accountId`
const HANDOVER = `h.*, a.name AS gridName, f.nameEnc AS fromNameEnc, t.nameEnc AS toNameEnc
  FROM handover h JOIN area a ON a.code = h.gridCode JOIN account f ON f.id = h.fromAccountId
  JOIN account t ON t.id = h.toAccountId`

/** Grids, who holds them from–to, and how they pass from one to another. */
@Injectable()
export class GridRepository {
  constructor(private readonly db: Database) {}

  /** Grids and micro-grids that exist on the day or later. */
  page(scope: Scope, filter: GridFilter, today: CalendarDate): Promise<Page<GridRow>> {
    const { area, kind, codes, q } = filter
    const where = every([
      condition("a.kind IN ('grid', 'microgrid') AND (a.toOn IS NULL OR a.toOn >= ?)", today),
      visibleTo(scope, VISIBILITY),
      area ? within('a.code', area) : null,
      optional('a.kind = ?', kind),
      codes ? (codes.length > 0 ? condition(`a.code IN (${marks(codes)})`, ...codes) : condition('1 = 0')) : null,
      q ? some([within('a.code', q), condition('a.name >= ? AND a.name < ?', q, `${q}\uffff`)]) : null,
    ])
    const sorts = { code: [{ column: 'a.code' }] }
    const from = `area a ${joinAreaNames('a.code')}`
    const spec = { select: `a.*, ${AREA_NAMES}`, from, countFrom: 'area a', where, id: 'a.code', sorts }
    return pageOf<GridRow>(this.db, { ...spec, defaultSort: 'code' }, filter)
  }

  byCode(scope: Scope, code: string): Promise<AreaEntity | null> {
    const where = every([condition('a.code = ?', code), visibleTo(scope, VISIBILITY)])
    return first<AreaEntity>(this.db, `SELECT a.* FROM area a WHERE ${where.sql}`, where.params)
  }

  /** The highest code ever given below this area; a number is not given twice. */
  async lastCodeBelow(parentCode: string, sql: Sql = this.db): Promise<string | null> {
    const text = 'SELECT MAX(code) AS code FROM area WHERE parentCode = ?'
    return (await first<{ code: string | null }>(sql, text, [parentCode]))?.code ?? null
  }

  async close(tx: Tx, code: string, toOn: CalendarDate): Promise<number> {
    await tx.execute(
      'UPDATE grid_assignment SET toOn = ? WHERE gridCode = ? AND fromOn <= ? AND (toOn IS NULL OR toOn > ?)',
      [toOn, code, toOn, toOn],
    )
    return tx.execute('UPDATE area SET toOn = ? WHERE code = ? AND toOn IS NULL', [toOn, code])
  }

  /** True when a premises in use, or a micro-grid, still lies in it. */
  async isInhabited(code: string, sql: Sql = this.db): Promise<boolean> {
    const places = within('p.areaCode', code)
    const row = await first<{ n: number }>(
      sql,
      `SELECT (SELECT COUNT(*) FROM premises p WHERE ${places.sql} AND p.status <> 'retired')
            + (SELECT COUNT(*) FROM area a WHERE a.parentCode = ? AND a.toOn IS NULL) AS n`,
      [...places.params, code],
    )
    return Number(row?.n) > 0
  }

  /** How many premises lie in each of these areas, those of micro-grids counted in their grid too. */
  async premisesIn(codes: readonly string[]): Promise<Map<string, number>> {
    if (codes.length === 0) return new Map()
    const inside = some(codes.map((code) => within('p.areaCode', code)))
    const rows = await this.db.rows<{ areaCode: string; n: number }>(
      `SELECT p.areaCode, COUNT(*) AS n FROM premises p WHERE (${inside.sql}) AND p.status <> 'retired' GROUP BY p.areaCode`,
      inside.params,
    )
    const sum = (code: string) =>
      rows.filter(({ areaCode }) => areaCode.startsWith(code)).reduce((total, { n }) => total + Number(n), 0)
    return new Map(codes.map((code) => [code, sum(code)]))
  }

  /** Who holds these grids on the day or later. */
  holders(codes: readonly string[], today: CalendarDate): Promise<GridHolder[]> {
    if (codes.length === 0) return Promise.resolve([])
    return this.db.rows<GridHolder>(
      `SELECT ${HOLDER} WHERE g.gridCode IN (${marks(codes)}) AND (g.toOn IS NULL OR g.toOn >= ?)
        ORDER BY g.fromOn, g.id`,
      [...codes, today],
    )
  }

  /** Whoever held these grids at any time. */
  everHeld(codes: readonly string[]): Promise<GridHolder[]> {
    return this.db.rows<GridHolder>(
      `SELECT ${HOLDER} WHERE g.gridCode IN (${marks(codes)}) ORDER BY g.fromOn, g.id`,
      codes,
    )
  }

  /** Of the account: what it holds on the day or later. */
  heldBy(accountId: string, today: CalendarDate): Promise<(GridAssignmentEntity & { gridName: string })[]> {
    return this.db.rows(
      `SELECT g.*, a.name AS gridName FROM grid_assignment g JOIN area a ON a.code = g.gridCode
        WHERE g.accountId = ? AND (g.toOn IS NULL OR g.toOn >= ?) AND (g.toOn IS NULL OR g.toOn >= g.fromOn)
        ORDER BY g.fromOn, g.gridCode`,
      [accountId, today],
    )
  }

  assignment(id: string, sql: Sql = this.db): Promise<GridAssignmentEntity | null> {
    return first<GridAssignmentEntity>(sql, 'SELECT * FROM grid_assignment WHERE id = ?', [id])
  }

  /** The assignments of one account to one grid, old ones included. */
  assignmentsOf(accountId: string, gridCode: string, sql: Sql = this.db): Promise<GridAssignmentEntity[]> {
    return sql.rows<GridAssignmentEntity>(
      'SELECT * FROM grid_assignment WHERE accountId = ? AND gridCode = ? ORDER BY fromOn',
      [accountId, gridCode],
    )
  }

  /** 0 when it was ended meanwhile. */
  end(tx: Tx, { id, toOn }: GridAssignmentEntity, on: CalendarDate): Promise<number> {
    const still = toOn === null ? 'toOn IS NULL' : 'toOn = ?'
    const params = toOn === null ? [on, id] : [on, id, toOn]
    return tx.execute(`UPDATE grid_assignment SET toOn = ? WHERE id = ? AND ${still}`, params)
  }

  /**
   * Grids in the scope that no active person holds, as his own, all through the days from `today` to `until` by one
   * single assignment, with whoever holds them for a part: few, since nearly all are held without an end.
   */
  async loosely(
    scope: Scope,
    today: CalendarDate,
    until: CalendarDate,
  ): Promise<{ code: string; held: GridAssignmentEntity[] }[]> {
    const active = "JOIN account ac ON ac.id = g.accountId AND ac.status = 'active'"
    const own = "(g.kind IS NULL OR g.kind = 'own')"
    const where = every([
      condition(
        "a.kind = 'grid' AND (a.fromOn IS NULL OR a.fromOn <= ?) AND (a.toOn IS NULL OR a.toOn >= ?)",
        today,
        until,
      ),
      visibleTo(scope, VISIBILITY),
      condition(
        `NOT EXISTS (SELECT 1 FROM grid_assignment g ${active} WHERE g.gridCode = a.code AND ${own}
                        AND g.fromOn <= ? AND (g.toOn IS NULL OR g.toOn >= ?))`,
        today,
        until,
      ),
    ])
    const rows = await this.db.rows<GridAssignmentEntity & { code: string }>(
      `SELECT a.code, h.* FROM area a
         LEFT JOIN (SELECT g.* FROM grid_assignment g ${active} WHERE ${own} AND (g.toOn IS NULL OR g.toOn >= ?)) h
                ON h.gridCode = a.code
        WHERE ${where.sql} ORDER BY a.code`,
      [today, ...where.params],
    )
    const grids = new Map<string, GridAssignmentEntity[]>()
    for (const { code, ...held } of rows) grids.set(code, [...(grids.get(code) ?? []), ...(held.id ? [held] : [])])
    return [...grids].map(([code, held]) => ({ code, held }))
  }

  handover(id: string, sql: Sql = this.db): Promise<HandoverRow | null> {
    return first<HandoverRow>(sql, `SELECT ${HANDOVER} WHERE h.id = ?`, [id])
  }

  /** Those of these grids whose successor has not confirmed. */
  unconfirmed(codes: readonly string[]): Promise<HandoverRow[]> {
    if (codes.length === 0) return Promise.resolve([])
    return this.db.rows<HandoverRow>(
      `SELECT ${HANDOVER} WHERE h.gridCode IN (${marks(codes)}) AND h.confirmedAt IS NULL ORDER BY h.madeAt DESC`,
      codes,
    )
  }

  /** From or to this account, unconfirmed ones and those of the last days. */
  handoversOf(accountId: string, since: string): Promise<HandoverRow[]> {
    return this.db.rows<HandoverRow>(
      `SELECT ${HANDOVER} WHERE (h.fromAccountId = ? OR h.toAccountId = ?) AND (h.confirmedAt IS NULL OR h.madeAt >= ?)
        ORDER BY h.madeAt DESC LIMIT 50`,
      [accountId, accountId, since],
    )
  }

  /** False when it was confirmed before. */
  async confirm(tx: Tx, id: string): Promise<boolean> {
    return (
      (await tx.execute('UPDATE handover SET confirmedAt = ? WHERE id = ? AND confirmedAt IS NULL', [tx.now, id])) > 0
    )
  }
}
