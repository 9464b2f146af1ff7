import type { FactKind, RecallPlace, Scope } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { Database, first } from '../store/database'
import { type Page, type PageRequest, pageOf } from '../store/page'
import { condition, every, optional, some, type Visibility, visibleTo, within, withinOrNowhere } from '../store/scope'
import type { RecallEntity, RecallItemEntity } from './recall.entity'

export interface RecallRow extends RecallEntity {
  companyName: string | null
  siteName: string | null
  total: number
  done: number
}

export interface RecallItemRow extends RecallItemEntity {
  code: string
  premisesLabel: string | null
  streetName: string | null
  siteName: string | null
  companyName: string | null
  evidenceKind: FactKind | null
}

export interface RecallGroup {
  code: string | null
  name: string | null
  total: number
  done: number
}

/** A cylinder at a company is the district's business; at a home it is the grid's. */
const ITEMS: Visibility = {
  area: (area) => withinOrNowhere('i.areaCode', area),
  company: (companyId) => condition('i.companyId = ?', companyId),
}
const withItems = ({ sql, params }: ReturnType<typeof condition>) =>
  condition(`EXISTS (SELECT 1 FROM recall_item i WHERE i.recallId = r.id AND (${sql}))`, ...params)
/** The district sees every recall, others those that reach them. */
const RECALLS: Visibility = {
  area: (area) => (area.length <= 6 ? condition('1 = 1') : withItems(within('i.areaCode', area))),
  company: (companyId) => withItems(condition('i.companyId = ?', companyId)),
}

const ITEM_FROM = `recall_item i JOIN cylinder c ON c.id = i.cylinderId
  LEFT JOIN premises p ON p.id = i.premisesId LEFT JOIN area a ON a.code = SUBSTR(i.areaCode, 1, 9)
  LEFT JOIN company_site t ON i.placeKind = 'site' AND t.id = i.placeId
  LEFT JOIN company o ON o.id = i.companyId LEFT JOIN fact e ON e.id = i.evidenceFactId`
const ITEM_SELECT = `i.*, c.code, p.label AS premisesLabel, a.name AS streetName, t.name AS siteName,
  o.name AS companyName, e.kind AS evidenceKind`

export interface RecallItemFilter {
  open?: 'true'
  area?: string
  place?: RecallPlace
  companyId?: string
}

/** 召回 as people see them: each counts what it may see of it. */
@Injectable()
export class RecallRepository {
  constructor(private readonly db: Database) {}

  async page(scope: Scope, { open, ...request }: PageRequest & { open?: 'true' }): Promise<Page<RecallRow>> {
    const page = await pageOf<RecallEntity & Pick<RecallRow, 'companyName' | 'siteName'>>(
      this.db,
      {
        select: 'r.*, o.name AS companyName, t.name AS siteName',
        from: 'recall r LEFT JOIN company o ON o.id = r.companyId LEFT JOIN company_site t ON t.id = r.siteId',
        countFrom: 'recall r',
        where: every([visibleTo(scope, RECALLS), open ? condition("r.state <> 'closed'") : null]),
        id: 'r.id',
        sorts: { openedAt: [{ column: 'r.openedAt' }] },
        defaultSort: '-openedAt',
      },
      request,
    )
    const counts = await this.counts(
      page.items.map(({ id }) => id),
      scope,
    )
    return { ...page, items: page.items.map((row) => ({ ...row, ...(counts.get(row.id) ?? NONE) })) }
  }

  async visible(id: string, scope: Scope): Promise<RecallRow | null> {
    const where = every([condition('r.id = ?', id), visibleTo(scope, RECALLS)])
    const row = await first<Omit<RecallRow, 'total' | 'done'>>(
      this.db,
      `SELECT r.*, o.name AS companyName, t.name AS siteName FROM recall r
         LEFT JOIN company o ON o.id = r.companyId LEFT JOIN company_site t ON t.id = r.siteId WHERE ${where.sql}`,
      where.params,
    )
    return row && { ...row, ...((await this.counts([id], scope)).get(id) ?? NONE) }
  }

  items(recallId: string, scope: Scope, request: PageRequest & RecallItemFilter): Promise<Page<RecallItemRow>> {
    const { open, area, place, companyId, ...rest } = request
    const where = every([
      condition('i.recallId = ?', recallId),
      visibleTo(scope, ITEMS),
      open ? condition('i.ended = 0') : null,
      area ? within('i.areaCode', area) : null,
      optional('i.placeKind = ?', place),
      optional('i.companyId = ?', companyId),
    ])
    return pageOf<RecallItemRow>(
      this.db,
      {
        ...{ select: ITEM_SELECT, from: ITEM_FROM, countFrom: 'recall_item i', where, id: 'i.id' },
        sorts: {
          open: [{ column: 'i.ended' }, { column: "COALESCE(i.areaCode, '~')" }],
          endedAt: [{ column: "COALESCE(i.endedAt, '')" }],
        },
        defaultSort: 'open',
      },
      rest,
    )
  }

  item(id: string, scope: Scope): Promise<RecallItemRow | null> {
    const where = every([condition('i.id = ?', id), visibleTo(scope, ITEMS)])
    return first<RecallItemRow>(this.db, `SELECT ${ITEM_SELECT} FROM ${ITEM_FROM} WHERE ${where.sql}`, where.params)
  }

  /** By street; what is in none comes last. */
  streets(recallId: string, scope: Scope): Promise<RecallGroup[]> {
    return this.groups(recallId, scope, 'SUBSTR(i.areaCode, 1, 9)', 'MAX(a.name)')
  }

  /** By the company that is to take them back. */
  companies(recallId: string, scope: Scope): Promise<RecallGroup[]> {
    return this.groups(recallId, scope, 'i.companyId', 'MAX(o.name)')
  }

  async places(recallId: string, scope: Scope): Promise<(RecallGroup & { code: RecallPlace })[]> {
    const groups = await this.groups(recallId, scope, 'i.placeKind', 'NULL')
    return groups.map((group) => ({ ...group, code: group.code as RecallPlace }))
  }

  private async groups(recallId: string, scope: Scope, code: string, name: string): Promise<RecallGroup[]> {
    const where = every([condition('i.recallId = ?', recallId), visibleTo(scope, ITEMS)])
    const rows = await this.db.rows<RecallGroup>(
      `SELECT ${code} AS code, ${name} AS name, COUNT(*) AS total, SUM(i.ended) AS done
         FROM recall_item i LEFT JOIN area a ON a.code = SUBSTR(i.areaCode, 1, 9)
         LEFT JOIN company o ON o.id = i.companyId
        WHERE ${where.sql} GROUP BY ${code} ORDER BY CASE WHEN ${code} IS NULL THEN 1 ELSE 0 END, ${code}`,
      where.params,
    )
    return rows.map(({ total, done, ...row }) => ({ ...row, total: Number(total), done: Number(done) }))
  }

  private async counts(ids: readonly string[], scope: Scope): Promise<Map<string, { total: number; done: number }>> {
    if (ids.length === 0) return new Map()
    const where = every([some(ids.map((id) => condition('i.recallId = ?', id))), visibleTo(scope, ITEMS)])
    const rows = await this.db.rows<{ recallId: string; total: number; done: number }>(
      `SELECT i.recallId, COUNT(*) AS total, SUM(i.ended) AS done FROM recall_item i
        WHERE ${where.sql} GROUP BY i.recallId`,
      where.params,
    )
    return new Map(rows.map(({ recallId, total, done }) => [recallId, { total: Number(total), done: Number(done) }]))
  }
}

const NONE = { total: 0, done: 0 }
