import type { CalendarDate, Instant, Scope } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { AREA_NAMES, type AreaNames, joinAreaNames } from '../area/area-names'
import type { NoticeEntity } from '../notice/notice.entity'
import { Database, first, marks } from '../store/database'
import { type Page, type PageRequest, pageOf } from '../store/page'
import { condition, every, optional, some, visibleTo, within } from '../store/scope'
import type { Tx } from '../store/tx'
import type { AppointmentEntity } from './appointment.entity'

export interface AppointmentRow extends AppointmentEntity, AreaNames {
  premisesLabel: string
  lastVisitAt: Instant | null
  inspectorNameEnc: string
  inspectorStaffNo: string | null
}

export interface AppointmentFilter extends PageRequest {
  area?: string
  from?: CalendarDate
  to?: CalendarDate
  premisesId?: string
  /** The number, or the letters at its end that stand on the slip at the door. */
  q?: string
  /** Asked to be moved and not yet moved. */
  asked?: '1'
  /** Not withdrawn, and no visit since. */
  open?: '1'
}

const VISIBILITY = { area: (area: string) => within('v.areaCode', area) }
const SELECT = `v.*, p.label AS premisesLabel, p.lastVisitAt, a.nameEnc AS inspectorNameEnc, a.staffNo AS inspectorStaffNo,
  ${AREA_NAMES}`
const FROM = `appointment v JOIN premises p ON p.id = v.premisesId JOIN account a ON a.id = v.inspectorId
  ${joinAreaNames('v.areaCode')}`

@Injectable()
export class AppointmentRepository {
  constructor(private readonly db: Database) {}

  /** An inspector also sees his own outside his grids, where he covers for a colleague. */
  page(scope: Scope, own: string, filter: AppointmentFilter): Promise<Page<AppointmentRow>> {
    const where = every([
      some([visibleTo(scope, VISIBILITY), condition('v.inspectorId = ?', own)]),
      filter.area ? within('v.areaCode', filter.area) : null,
      optional('v.premisesId = ?', filter.premisesId),
      filter.q ? condition('v.number = ? OR SUBSTR(v.number, 13) = ?', filter.q, filter.q) : null,
      optional('v.visitOn >= ?', filter.from),
      optional('v.visitOn <= ?', filter.to),
      filter.asked ? condition("v.status = 'change_asked'") : null,
      filter.open
        ? condition("v.status <> 'withdrawn' AND (p.lastVisitAt IS NULL OR p.lastVisitAt <= v.announcedAt)")
        : null,
    ])
    const sorts = { visitOn: [{ column: 'v.visitOn' }], announcedAt: [{ column: 'v.announcedAt' }] }
    const spec = { select: SELECT, from: FROM, where, id: 'v.id', sorts, defaultSort: 'visitOn' }
    return pageOf<AppointmentRow>(this.db, spec, filter)
  }

  visible(id: string, scope: Scope, own: string): Promise<AppointmentRow | null> {
    const where = every([
      condition('v.id = ?', id),
      some([visibleTo(scope, VISIBILITY), condition('v.inspectorId = ?', own)]),
    ])
    return first<AppointmentRow>(this.db, `SELECT ${SELECT} FROM ${FROM} WHERE ${where.sql}`, where.params)
  }

  /** What these premises were told and what still stands. */
  openAt(premisesIds: readonly string[]): Promise<AppointmentRow[]> {
    if (premisesIds.length === 0) return Promise.resolve([])
    return this.db.rows<AppointmentRow>(
      `SELECT ${SELECT} FROM ${FROM} WHERE v.openKey IN (${marks(premisesIds)}) ORDER BY v.visitOn, v.id`,
      premisesIds,
    )
  }

  /** Called off before its day, where nothing else has been announced since; one for each of these premises. */
  async calledOffAt(premisesIds: readonly string[], today: CalendarDate): Promise<AppointmentRow[]> {
    if (premisesIds.length === 0) return []
    const rows = await this.db.rows<AppointmentRow>(
      `SELECT ${SELECT} FROM ${FROM} WHERE v.premisesId IN (${marks(premisesIds)}) AND v.status = 'withdrawn' AND v.visitOn >= ?
          AND NOT EXISTS (SELECT 1 FROM appointment n WHERE n.premisesId = v.premisesId AND n.announcedAt > v.announcedAt)
        ORDER BY v.endedAt, v.id`,
      [...premisesIds, today],
    )
    return [...new Map(rows.map((row) => [row.premisesId, row])).values()]
  }

  /** Ends what has had its day, or its visit, so that another may be announced. */
  async free(tx: Tx, premisesId: string, today: CalendarDate): Promise<void> {
    await tx.execute(
      `UPDATE appointment SET openKey = NULL, endedAt = ?, version = version + 1 WHERE openKey = ?
         AND (visitOn < ? OR announcedAt < COALESCE((SELECT p.lastVisitAt FROM premises p WHERE p.id = ?), ''))`,
      [tx.now, premisesId, today, premisesId],
    )
  }

  async isTaken(tx: Tx, premisesId: string): Promise<boolean> {
    return (await tx.rows('SELECT id FROM appointment WHERE openKey = ?', [premisesId])).length > 0
  }

  /** The agreed day stands on the premises too, where the inspector's day and its reviews look. */
  async plan(tx: Tx, premisesId: string, nextVisitOn: CalendarDate | null, dueOn: CalendarDate | null): Promise<void> {
    await tx.execute('UPDATE premises SET nextVisitOn = ?, visitDueOn = ? WHERE id = ?', [
      nextVisitOn,
      dueOn,
      premisesId,
    ])
  }

  /** The number that changed: 0 when somebody changed it meanwhile. */
  update(tx: Tx, { id, version }: AppointmentEntity, change: Partial<AppointmentEntity>): Promise<number> {
    const columns = Object.keys(change) as (keyof AppointmentEntity)[]
    const set = columns.map((column) => `${column} = ?`).join(', ')
    const values = columns.map((column) => change[column] as string | number | boolean | null)
    return tx.execute(`UPDATE appointment SET ${set}, version = version + 1 WHERE id = ? AND version = ?`, [
      ...values,
      id,
      version,
    ])
  }

  /** How the newest message about each went. */
  async notices(ids: readonly string[]): Promise<Map<string, NoticeEntity['status']>> {
    if (ids.length === 0) return new Map()
    const rows = await this.db.rows<Pick<NoticeEntity, 'subjectId' | 'status'>>(
      `SELECT subjectId, status FROM notice WHERE subjectId IN (${marks(ids)}) ORDER BY createdAt, id`,
      ids,
    )
    return new Map(rows.map(({ subjectId, status }) => [subjectId, status]))
  }
}
