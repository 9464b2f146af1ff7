import { type CalendarDate, dateInShanghai, type Instant, type Scope, type VisitOutcome } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { AREA_NAMES, type AreaNames, joinAreaNames } from '../area/area-names'
import { Database, first, marks, type Sql } from '../store/database'
import { type Page, type PageRequest, pageOf } from '../store/page'
import { condition, every, optional, some, visibleTo, within } from '../store/scope'
import type { CommittedTextEntity } from './committed-text.entity'
import type { InspectionEntity } from './inspection.entity'
import type { SignatureEntity } from './signature.entity'

export interface InspectionListRow extends InspectionEntity, AreaNames {
  premisesLabel: string
  inspectorNameEnc: string
}

export interface InspectionFilter {
  area?: string
  premisesId?: string
  inspectorId?: string
  outcome?: VisitOutcome
  kind?: string
  from?: string
  to?: string
  q?: string
}

/** Records keep the area of their day; a household sees those of the premises it occupies now, and `ofStay` says which of them are its own. */
const VISIBILITY = {
  area: (area: string) => within('i.areaCode', area),
  household: (ids: readonly string[]) => condition(`i.premisesId IN (${marks(ids)})`, ...ids),
}

const SELECT = `i.*, p.label AS premisesLabel, a.nameEnc AS inspectorNameEnc, ${AREA_NAMES}`
const FROM = `inspection i JOIN premises p ON p.id = i.premisesId JOIN account a ON a.id = i.inspectorId
  ${joinAreaNames('i.areaCode')}`
const SORTS = {
  finishedAt: [{ column: 'i.finishedAt' }],
  receivedAt: [{ column: 'i.receivedAt' }],
  number: [{ column: 'i.number' }],
}

@Injectable()
export class InspectionRepository {
  constructor(private readonly db: Database) {}

  byId(id: string, sql: Sql = this.db): Promise<InspectionEntity | null> {
    return first<InspectionEntity>(sql, 'SELECT * FROM inspection WHERE id = ?', [id])
  }

  /** An inspector also keeps sight of his own records after his grids have changed. */
  page(scope: Scope, own: string, filter: InspectionFilter, request: PageRequest): Promise<Page<InspectionListRow>> {
    const where = every([
      some([visibleTo(scope, VISIBILITY), condition('i.inspectorId = ?', own)]),
      filter.area ? within('i.areaCode', filter.area) : null,
      optional('i.premisesId = ?', filter.premisesId),
      optional('i.inspectorId = ?', filter.inspectorId),
      optional('i.outcome = ?', filter.outcome),
      optional('i.kind = ?', filter.kind),
      optional('i.finishedAt >= ?', filter.from),
      optional('i.finishedAt < ?', filter.to),
      optional('i.number = ?', filter.q),
    ])
    return pageOf<InspectionListRow>(
      this.db,
      { select: SELECT, from: FROM, where, id: 'i.id', sorts: SORTS, defaultSort: '-finishedAt' },
      request,
    )
  }

  visible(id: string, scope: Scope, own: string): Promise<InspectionListRow | null> {
    const where = every([
      condition('i.id = ?', id),
      some([visibleTo(scope, VISIBILITY), condition('i.inspectorId = ?', own)]),
    ])
    return first<InspectionListRow>(this.db, `SELECT ${SELECT} FROM ${FROM} WHERE ${where.sql}`, where.params)
  }

  /** Those of the visits that fell into the party's own time at the place: who lived there before signed for himself. */
  async ofStay(ids: readonly string[], partyId: string | null): Promise<Set<string>> {
    if (ids.length === 0 || partyId === null) return new Set()
    const rows = await this.db.rows<{
      id: string
      finishedAt: Instant
      fromOn: CalendarDate
      toOn: CalendarDate | null
    }>(
      `SELECT i.id, i.finishedAt, o.fromOn, o.toOn FROM inspection i
         JOIN occupancy o ON o.premisesId = i.premisesId AND o.partyId = ? WHERE i.id IN (${marks(ids)})`,
      [partyId, ...ids],
    )
    const own = rows.filter(({ finishedAt, fromOn, toOn }) => {
      const on = dateInShanghai(finishedAt)
      return fromOn <= on && (toOn === null || on <= toOn)
    })
    return new Set(own.map(({ id }) => id))
  }

  /** The signed content, as the fact keeps it. */
  async content(factId: string): Promise<{ body: string; seq: number } | null> {
    return first(this.db, 'SELECT body, seq FROM fact WHERE id = ?', [factId])
  }

  signatures(inspectionId: string): Promise<SignatureEntity[]> {
    return this.db.rows<SignatureEntity>('SELECT * FROM signature WHERE inspectionId = ? ORDER BY signedBy DESC', [
      inspectionId,
    ])
  }

  texts(inspectionId: string): Promise<CommittedTextEntity[]> {
    return this.db.rows<CommittedTextEntity>('SELECT * FROM committed_text WHERE subjectId = ?', [inspectionId])
  }

  /** Grids the account held on a day: a visit made before a hand-over is still his. */
  async gridsOn(accountId: string, on: CalendarDate): Promise<string[]> {
    const rows = await this.db.rows<{ gridCode: string }>(
      'SELECT gridCode FROM grid_assignment WHERE accountId = ? AND fromOn <= ? AND (toOn IS NULL OR toOn >= ?)',
      [accountId, on, on],
    )
    return rows.map((r) => r.gridCode)
  }
}
