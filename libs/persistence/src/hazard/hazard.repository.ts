import type { CalendarDate, Category, Grade, HazardStatus, Scope } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { AREA_NAMES, type AreaNames, joinAreaNames } from '../area/area-names'
import { caseOf } from '../store/case-of'
import { Database, first, marks, type Sql, type SqlValue } from '../store/database'
import { keepExisting } from '../store/dialect'
import { type Page, type PageRequest, pageOf } from '../store/page'
import { condition, every, optional, toSupervisors, visibleTo, within } from '../store/scope'
import type { Tx } from '../store/tx'
import { HazardEntity } from './hazard.entity'
import { HazardPhotoEntity } from './hazard-photo.entity'

export interface HazardListRow extends HazardEntity, AreaNames {
  /** Of the premises, or the name of the company whose own it is. */
  premisesLabel: string
  assigneeNameEnc: string | null
  assigneeCompanyName: string | null
}

export interface HazardDetailRow extends HazardListRow {
  cylinderCode: string | null
  equipmentLabel: string | null
}

export type FoundHazard = Pick<HazardEntity, 'id' | 'item' | 'reason' | 'grade' | 'status'>

export interface HazardFilter {
  status?: HazardStatus
  grade?: Grade
  area?: string
  category?: string
  premisesId?: string
  /** What is this company's own. */
  companyId?: string
  /** Not closed and past its deadline on this day. */
  overdueOn?: CalendarDate
  /** Not closed, and more than 建议. */
  open?: '1'
  q?: string
}

/** A company sees what it has been sent to and what is its own; a household what is open at the premises it occupies: what was
 * closed may have been closed with photos of whoever lived there before. A supervising department sees what is the companies' own. */
const VISIBILITY = {
  area: (area: string) => within('h.areaCode', area),
  company: (id: string) => condition('h.assigneeCompanyId = ? OR h.companyId = ?', id, id),
  household: (ids: readonly string[]) => condition(`h.premisesId IN (${marks(ids)}) AND h.status <> 'closed'`, ...ids),
  department: toSupervisors(condition('h.companyId IS NOT NULL')),
}

const SELECT = `h.*, COALESCE(p.label, own.name) AS premisesLabel, a.nameEnc AS assigneeNameEnc, c.name AS assigneeCompanyName, ${AREA_NAMES}`
const FROM = `hazard h LEFT JOIN premises p ON p.id = h.premisesId LEFT JOIN company own ON own.id = h.companyId
  ${joinAreaNames('h.areaCode')}
  LEFT JOIN account a ON a.id = h.assigneeAccountId LEFT JOIN company c ON c.id = h.assigneeCompanyId`

const GRADE_ORDER = "CASE h.grade WHEN 'A' THEN 1 WHEN 'B' THEN 2 WHEN 'C' THEN 3 ELSE 4 END"
const URGENCY = [
  { column: "CASE WHEN h.status = 'closed' THEN 1 ELSE 0 END" },
  { column: 'CASE WHEN h.emergency THEN 0 ELSE 1 END' },
  { column: GRADE_ORDER },
  { column: "COALESCE(h.deadlineOn, '9999-12-31')" },
]
const SORTS = {
  urgency: URGENCY,
  grade: [{ column: GRADE_ORDER }],
  deadlineOn: [{ column: "COALESCE(h.deadlineOn, '9999-12-31')" }],
  foundAt: [{ column: 'h.foundAt' }],
}

/** Columns that facts change. */
const STATE = [
  'reason',
  'grade',
  'measure',
  'status',
  'deadlineOn',
  'assigneeAccountId',
  'assigneeCompanyId',
  'rectifiedBy',
  'rectifiedAt',
  'closedAt',
  'closeReason',
  'returns',
  'openKey',
] as const

@Injectable()
export class HazardRepository {
  constructor(private readonly db: Database) {}

  page(scope: Scope, filter: HazardFilter, request: PageRequest): Promise<Page<HazardListRow>> {
    const where = every([
      visibleTo(scope, VISIBILITY),
      filter.area ? within('h.areaCode', filter.area) : null,
      optional('h.status = ?', filter.status),
      optional('h.grade = ?', filter.grade),
      optional('h.category = ?', filter.category as Category),
      optional('h.premisesId = ?', filter.premisesId),
      optional('h.companyId = ?', filter.companyId),
      optional("h.status <> 'closed' AND h.deadlineOn < ?", filter.overdueOn),
      filter.open ? condition("h.status <> 'closed' AND h.grade <> 'advice'") : null,
      optional('h.number = ?', filter.q),
    ])
    const spec = { select: SELECT, from: FROM, where, id: 'h.id', sorts: SORTS, defaultSort: 'urgency' }
    return pageOf<HazardListRow>(this.db, spec, request)
  }

  visible(id: string, scope: Scope): Promise<HazardDetailRow | null> {
    const where = every([condition('h.id = ?', id), visibleTo(scope, VISIBILITY)])
    return first<HazardDetailRow>(
      this.db,
      `SELECT ${SELECT}, cy.code AS cylinderCode, e.label AS equipmentLabel FROM ${FROM}
         LEFT JOIN cylinder cy ON cy.id = h.thingId LEFT JOIN equipment e ON e.id = h.thingId WHERE ${where.sql}`,
      where.params,
    )
  }

  openAt(premisesId: string, sql: Sql = this.db): Promise<HazardEntity[]> {
    return sql.rows<HazardEntity>("SELECT * FROM hazard WHERE premisesId = ? AND status <> 'closed' ORDER BY id", [
      premisesId,
    ])
  }

  openOfCompany(companyId: string): Promise<HazardEntity[]> {
    return this.db.rows<HazardEntity>("SELECT * FROM hazard WHERE companyId = ? AND status <> 'closed' ORDER BY id", [
      companyId,
    ])
  }

  /** Open ones about this thing: what a swap puts right. */
  openAbout(thingId: string): Promise<HazardEntity[]> {
    return this.db.rows<HazardEntity>("SELECT * FROM hazard WHERE thingId = ? AND status <> 'closed' ORDER BY id", [
      thingId,
    ])
  }

  foundBy(inspectionId: string): Promise<FoundHazard[]> {
    return this.db.rows<FoundHazard>(
      'SELECT id, item, reason, grade, status FROM hazard WHERE foundInspectionId = ? ORDER BY id',
      [inspectionId],
    )
  }

  photos(hazardId: string): Promise<HazardPhotoEntity[]> {
    return this.db.rows<HazardPhotoEntity>('SELECT * FROM hazard_photo WHERE hazardId = ? ORDER BY addedAt, fileId', [
      hazardId,
    ])
  }

  insert(tx: Tx, hazards: readonly HazardEntity[]): Promise<void> {
    return tx.insert(HazardEntity, hazards)
  }

  /** A photo that is already there stays as it is. */
  addPhotos(tx: Tx, photos: readonly HazardPhotoEntity[]): Promise<void> {
    return tx.insert(HazardPhotoEntity, photos, keepExisting(tx.dialect, 'hazardId, fileId, stage', 'fileId'))
  }

  /** Writes states worked out from the rows at `version`; gives how many were still at it. */
  async change(tx: Tx, rows: readonly HazardEntity[]): Promise<number> {
    if (rows.length === 0) return 0
    const ids = rows.map((r) => r.id)
    const by = (name: keyof HazardEntity) =>
      caseOf(
        name,
        'id',
        rows.map((r) => [r.id, r[name] as SqlValue] as const),
      )
    const set = STATE.map(by)
    const seen = by('version')
    return tx.execute(
      `UPDATE hazard SET ${set.map((c) => c.sql).join(', ')}, version = version + 1
        WHERE id IN (${marks(ids)}) AND ${seen.sql}`,
      [...set.flatMap((c) => c.params), ...ids, ...seen.params],
    )
  }
}
