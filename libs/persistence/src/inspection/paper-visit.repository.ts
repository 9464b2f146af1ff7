import type { Instant, PaperStatus, Scope } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { AREA_NAMES, type AreaNames, joinAreaNames } from '../area/area-names'
import { Database, first } from '../store/database'
import { type Page, type PageRequest, pageOf } from '../store/page'
import { type Condition, condition, every, optional, some, type Visibility, visibleTo, within } from '../store/scope'
import type { Tx } from '../store/tx'
import { PaperVisitEntity } from './paper-visit.entity'
import { recordWithin } from './record-area'

export interface PaperListRow extends PaperVisitEntity, AreaNames {
  premisesLabel: string
  inspectorNameEnc: string
  enteredByNameEnc: string
  decidedByNameEnc: string | null
}

export interface PaperFilter {
  status?: PaperStatus
  area?: string
  premisesId?: string
  q?: string
}

/** Whoever made the visit or typed it in also sees his own. */
const VISIBILITY: Visibility = { area: (area) => recordWithin('v', area) }
const visible = (scope: Scope, own: string): Condition =>
  some([visibleTo(scope, VISIBILITY), condition('v.enteredBy = ?', own), condition('v.inspectorId = ?', own)])

const SELECT = `v.*, p.label AS premisesLabel, a.nameEnc AS inspectorNameEnc, e.nameEnc AS enteredByNameEnc,
  d.nameEnc AS decidedByNameEnc, ${AREA_NAMES}`
const FROM = `paper_visit v JOIN premises p ON p.id = v.premisesId JOIN account a ON a.id = v.inspectorId
  JOIN account e ON e.id = v.enteredBy LEFT JOIN account d ON d.id = v.decidedBy ${joinAreaNames('v.areaCode')}`
const OLDEST_WAITING_FIRST = [
  { column: "CASE WHEN v.status = 'waiting' THEN 0 WHEN v.status = 'returned' THEN 1 ELSE 2 END" },
  { column: 'v.enteredAt' },
]

@Injectable()
export class PaperVisitRepository {
  constructor(private readonly db: Database) {}

  page(scope: Scope, own: string, filter: PaperFilter, request: PageRequest): Promise<Page<PaperListRow>> {
    const where = every([
      visible(scope, own),
      optional('v.status = ?', filter.status),
      filter.area ? within('v.areaCode', filter.area) : null,
      optional('v.premisesId = ?', filter.premisesId),
      optional('v.sheetNo = ?', filter.q),
    ])
    const sorts = {
      waiting: OLDEST_WAITING_FIRST,
      enteredAt: [{ column: 'v.enteredAt' }],
      visitedOn: [{ column: 'v.visitedOn' }],
    }
    const spec = { select: SELECT, from: FROM, where, id: 'v.id', sorts, defaultSort: 'waiting' }
    return pageOf<PaperListRow>(this.db, spec, request)
  }

  visible(id: string, scope: Scope, own: string): Promise<PaperListRow | null> {
    const where = every([condition('v.id = ?', id), visible(scope, own)])
    return first<PaperListRow>(this.db, `SELECT ${SELECT} FROM ${FROM} WHERE ${where.sql}`, where.params)
  }

  /** 补录待审, as the list of them counts. */
  async waiting(scope: Scope, own: string): Promise<number> {
    const { sql, params } = every([condition("v.status = 'waiting'"), visible(scope, own)])
    const row = await first<{ n: number }>(this.db, `SELECT COUNT(*) AS n FROM paper_visit v WHERE ${sql}`, params)
    return Number(row?.n ?? 0)
  }

  byId(id: string): Promise<PaperListRow | null> {
    return first<PaperListRow>(this.db, `SELECT ${SELECT} FROM ${FROM} WHERE v.id = ?`, [id])
  }

  /** Other sheets of the same number that the reader may see: one typed in twice is noticed by who approves. */
  async sameNumber(
    { id, sheetNo }: Pick<PaperVisitEntity, 'id' | 'sheetNo'>,
    scope: Scope,
    own: string,
  ): Promise<number> {
    const where = every([condition('v.sheetNo = ? AND v.id <> ?', sheetNo, id), visible(scope, own)])
    const sql = `SELECT COUNT(*) AS n FROM paper_visit v WHERE ${where.sql}`
    return Number((await first<{ n: number }>(this.db, sql, where.params))?.n ?? 0)
  }

  insert(tx: Tx, row: PaperVisitEntity): Promise<void> {
    return tx.insert(PaperVisitEntity, [row])
  }

  /** The number that changed: 0 when somebody was quicker. */
  rewrite(tx: Tx, row: PaperVisitEntity): Promise<number> {
    const names = REWRITTEN.map((name) => `${name} = ?`).join(', ')
    return tx.execute(`UPDATE paper_visit SET ${names}, version = version + 1 WHERE id = ? AND version = ?`, [
      ...REWRITTEN.map((name) => row[name]),
      row.id,
      row.version,
    ])
  }

  decide(
    tx: Tx,
    { id, version }: Pick<PaperVisitEntity, 'id' | 'version'>,
    by: { status: PaperStatus; decidedBy: string; decidedAt: Instant; decisionId: string },
  ): Promise<number> {
    return tx.execute(
      `UPDATE paper_visit SET status = ?, decidedBy = ?, decidedAt = ?, decisionId = ?, version = version + 1
        WHERE id = ? AND version = ? AND status = 'waiting'`,
      [by.status, by.decidedBy, by.decidedAt, by.decisionId, id, version],
    )
  }
}

/** Columns that a corrected sheet brings anew. */
const REWRITTEN = [
  'premisesId',
  'inspectorId',
  'areaCode',
  'visitedOn',
  'sheetNo',
  'sheetPhotoIds',
  'inspectorSigned',
  'kind',
  'outcome',
  'body',
  'contentHash',
  'status',
  'enteredBy',
  'enteredAt',
] as const
