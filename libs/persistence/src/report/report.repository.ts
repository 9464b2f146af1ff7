import type { ReportCategory, ReportSource, ReportStatus, Scope } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { AREA_NAMES, type AreaNames, joinAreaNames } from '../area/area-names'
import { Database, first, type Sql } from '../store/database'
import { type Page, type PageRequest, pageOf } from '../store/page'
import { condition, every, optional, some, visibleTo, within } from '../store/scope'
import type { Tx } from '../store/tx'
import type { ReportEntity } from './report.entity'

export interface ReportRow extends ReportEntity, AreaNames {
  assigneeNameEnc: string | null
  whereEnc: string | null
  photos: number
}

export interface ReportFilter extends PageRequest {
  area?: string
  status?: ReportStatus
  category?: ReportCategory
  source?: ReportSource
  /** Sent to me, or found by me. */
  mine?: '1'
  open?: '1'
  q?: string
}

/** An office sees its area; whoever was sent to look, or has seen it himself, sees that one. */
const VISIBILITY = { area: (area: string) => within('r.areaCode', area) }
const OFFICES = ['community', 'street', 'office', 'auditor']

export interface ReportReader {
  scope: Scope
  accountId: string
  role: string
}

const own = (accountId: string) => condition('r.assigneeId = ? OR r.reporterId = ?', accountId, accountId)

/** A grid is too small a circle: nobody there should guess who reported his neighbour. */
const visible = ({ scope, accountId, role }: ReportReader) =>
  OFFICES.includes(role) ? some([visibleTo(scope, VISIBILITY), own(accountId)]) : own(accountId)

const SELECT = `r.*, a.nameEnc AS assigneeNameEnc, w.textEnc AS whereEnc, ${AREA_NAMES},
  (SELECT COUNT(*) FROM report_photo f WHERE f.reportId = r.id) AS photos`
const FROM = `report r LEFT JOIN account a ON a.id = r.assigneeId
  LEFT JOIN committed_text w ON w.subjectId = r.id AND w.path = 'where' ${joinAreaNames('r.areaCode')}`
const OPEN_FIRST = { column: "CASE WHEN r.status = 'closed' THEN 1 ELSE 0 END" }

@Injectable()
export class ReportRepository {
  constructor(private readonly db: Database) {}

  page(reader: ReportReader, filter: ReportFilter): Promise<Page<ReportRow>> {
    const where = every([
      visible(reader),
      filter.mine ? own(reader.accountId) : null,
      filter.area ? within('r.areaCode', filter.area) : null,
      optional('r.status = ?', filter.status),
      optional('r.category = ?', filter.category),
      optional('r.source = ?', filter.source),
      optional('r.number = ?', filter.q),
      filter.open ? condition("r.status <> 'closed'") : null,
    ])
    const sorts = {
      due: [OPEN_FIRST, { column: 'r.dueOn' }],
      receivedAt: [{ column: 'r.receivedAt' }],
    }
    const spec = { select: SELECT, from: FROM, countFrom: 'report r', where, id: 'r.id', sorts, defaultSort: 'due' }
    return pageOf<ReportRow>(this.db, spec, filter)
  }

  visible(id: string, reader: ReportReader): Promise<ReportRow | null> {
    const where = every([condition('r.id = ?', id), visible(reader)])
    return first<ReportRow>(this.db, `SELECT ${SELECT} FROM ${FROM} WHERE ${where.sql}`, where.params)
  }

  byId(id: string, sql: Sql = this.db): Promise<ReportEntity | null> {
    return first<ReportEntity>(sql, 'SELECT * FROM report WHERE id = ?', [id])
  }

  byReceipt(receiptHash: string): Promise<ReportEntity | null> {
    return first<ReportEntity>(this.db, 'SELECT * FROM report WHERE receiptHash = ?', [receiptHash])
  }

  /** What was written with a report or an action, by its path. */
  async text(subjectId: string, path: string): Promise<string | null> {
    const sql = 'SELECT textEnc FROM committed_text WHERE subjectId = ? AND path = ?'
    return (await first<{ textEnc: string }>(this.db, sql, [subjectId, path]))?.textEnc ?? null
  }

  /** The number that changed: 0 when somebody changed it meanwhile. */
  update(
    tx: Tx,
    { id, version }: Pick<ReportEntity, 'id' | 'version'>,
    change: Partial<ReportEntity>,
  ): Promise<number> {
    const columns = Object.keys(change) as (keyof ReportEntity)[]
    const set = columns.map((column) => `${column} = ?`).join(', ')
    const values = columns.map((column) => change[column] as string | number | null)
    return tx.execute(`UPDATE report SET ${set}, version = version + 1 WHERE id = ? AND version = ?`, [
      ...values,
      id,
      version,
    ])
  }
}
