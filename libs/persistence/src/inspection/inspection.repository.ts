import { type CalendarDate, dateInShanghai, type Instant, type Scope, type VisitOutcome } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { AREA_NAMES, type AreaNames, joinAreaNames } from '../area/area-names'
import { Database, first, marks, type Sql } from '../store/database'
import { type Page, type PageRequest, pageOf } from '../store/page'
import { condition, every, optional, some, visibleTo, within } from '../store/scope'
import type { Tx } from '../store/tx'
import type { CommittedTextEntity } from './committed-text.entity'
import type { InspectionEntity } from './inspection.entity'
import { recordWithin } from './record-area'
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
  source?: 'phone' | 'paper' | 'joint'
  from?: string
  to?: string
  q?: string
}

/** Visits stay under the entry they were signed for; asked of the entry that stays, those of merged ones are its own. */
const OF_PLACE = 'i.premisesId = ? OR i.premisesId IN (SELECT m.id FROM premises m WHERE m.mergedIntoId = ?)'

/** A household sees those of the premises it occupies now, and `ofStay` says which of them are its own. */
const VISIBILITY = {
  area: (area: string) => recordWithin('i', area),
  household: (ids: readonly string[]) =>
    condition(
      `i.premisesId IN (${marks(ids)}) OR i.premisesId IN (SELECT m.id FROM premises m WHERE m.mergedIntoId IN (${marks(ids)}))`,
      ...ids,
      ...ids,
    ),
}

/** Made alone, or a part of them. */
const ownVisits = (accountId: string) => [
  condition('i.inspectorId = ?', accountId),
  condition('i.id IN (SELECT t.inspectionId FROM inspection_part t WHERE t.inspectorId = ?)', accountId),
]

const sourceCondition = (source: 'phone' | 'paper' | 'joint') =>
  source === 'phone' ? condition('i.source IS NULL') : condition('i.source = ?', source)

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
      some([visibleTo(scope, VISIBILITY), ...ownVisits(own)]),
      filter.area ? within('i.areaCode', filter.area) : null,
      filter.premisesId ? condition(OF_PLACE, filter.premisesId, filter.premisesId) : null,
      filter.inspectorId ? some(ownVisits(filter.inspectorId)) : null,
      optional('i.outcome = ?', filter.outcome),
      optional('i.kind = ?', filter.kind),
      filter.source ? sourceCondition(filter.source) : null,
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
    const where = every([condition('i.id = ?', id), some([visibleTo(scope, VISIBILITY), ...ownVisits(own)])])
    return first<InspectionListRow>(this.db, `SELECT ${SELECT} FROM ${FROM} WHERE ${where.sql}`, where.params)
  }

  /** Those of the visits that fell into the parties' own time at the place: who lived there before signed for himself. */
  async ofStay(ids: readonly string[], partyIds: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0 || partyIds.length === 0) return new Set()
    const rows = await this.db.rows<{
      id: string
      finishedAt: Instant
      fromOn: CalendarDate
      toOn: CalendarDate | null
    }>(
      `SELECT i.id, i.finishedAt, o.fromOn, o.toOn FROM inspection i
         JOIN premises p ON p.id = i.premisesId
         JOIN occupancy o ON o.premisesId = COALESCE(p.mergedIntoId, p.id) AND o.partyId IN (${marks(partyIds)})
        WHERE i.id IN (${marks(ids)})`,
      [...partyIds, ...ids],
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

  /** What people wrote with these visits and actions. */
  texts(subjectIds: readonly string[]): Promise<CommittedTextEntity[]> {
    if (subjectIds.length === 0) return Promise.resolve([])
    return this.db.rows<CommittedTextEntity>(
      `SELECT * FROM committed_text WHERE subjectId IN (${marks(subjectIds)})`,
      subjectIds,
    )
  }

  /** A sheet typed in anew brings its own texts. */
  async forgetTexts(tx: Tx, inspectionId: string): Promise<void> {
    await tx.execute('DELETE FROM committed_text WHERE subjectId = ?', [inspectionId])
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
