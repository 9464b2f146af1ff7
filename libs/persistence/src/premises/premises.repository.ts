import type { CalendarDate, Instant, PremisesStatus, PremisesType, Scope, VisitOutcome } from '@app/domain'
import { addDays, DUE_SOON_DAYS } from '@app/domain'
import { Injectable } from '@nestjs/common'
import type { CylinderEntity } from '../cylinder/cylinder.entity'
import { OPEN_HAZARD_VISIBILITY } from '../hazard/open-hazard.repository'
import { Database, first, marks, type Sql } from '../store/database'
import { type Page, type PageRequest, pageOf } from '../store/page'
import { type Condition, condition, every, some, type Visibility, visibleTo, within } from '../store/scope'
import type { Tx } from '../store/tx'
import type { PremisesEntity } from './premises.entity'

const LISTED = condition('p.mergedIntoId IS NULL')

/** The entry that an id stands for: of a merged one, the one that stays. */
const MEANT = 'COALESCE((SELECT m.mergedIntoId FROM premises m WHERE m.id = ?), ?)'

/** Who may see a premises (alias `p`): its area, its suppliers of the day, those who occupy it. A merged entry nobody. */
export const premisesVisibility = (today: CalendarDate): Visibility => ({
  area: (area) => every([within('p.areaCode', area), LISTED]),
  company: (companyId) =>
    condition(
      `p.id IN (SELECT s.premisesId FROM supply s
                 WHERE s.companyId = ? AND s.fromOn <= ? AND (s.toOn IS NULL OR s.toOn >= ?))`,
      companyId,
      today,
      today,
    ),
  household: (ids) => every([condition(`p.id IN (${marks(ids)})`, ...ids), LISTED]),
})

export interface PremisesFilter extends PageRequest {
  type?: PremisesType
  status?: PremisesStatus
  area?: string
  visit?: 'due' | 'overdue'
  hazard?: 'open' | 'A'
  /** Prefix of the code or of the building, or (by blind index) the exact name or telephone of the present party. */
  q?: { text: string; party: { nameIndex: string; phoneIndex: string } | null }
}

export interface VisitRow {
  id: string
  number: string
  finishedAt: Instant
  outcome: VisitOutcome
  inspectorId: string
}

/** A visit as the household is told of it. */
export interface LastVisitRow {
  id: string
  premisesId: string
  finishedAt: Instant
  outcome: VisitOutcome
  gradeA: number
  gradeB: number
  gradeC: number
  inspectorNameEnc: string
}

@Injectable()
export class PremisesRepository {
  constructor(private readonly db: Database) {}

  page(scope: Scope, filter: PremisesFilter, today: CalendarDate): Promise<Page<PremisesEntity>> {
    const due = "COALESCE(p.visitDueOn, '9999-12-31')"
    return pageOf<PremisesEntity>(
      this.db,
      {
        select: 'p.*',
        from: 'premises p',
        where: every([visibleTo(scope, premisesVisibility(today)), ...conditionsOf(filter, scope, today)]),
        id: 'p.id',
        sorts: {
          area: [{ column: 'p.areaCode' }, { column: 'p.code' }],
          code: [{ column: 'p.code' }],
          visitDueOn: [{ column: due }],
          registeredOn: [{ column: 'p.registeredOn' }],
        },
        defaultSort: 'area',
      },
      filter,
    )
  }

  /** Null for an id that is unknown or not to be seen: nobody can tell which. */
  byId(scope: Scope, id: string, today: CalendarDate): Promise<PremisesEntity | null> {
    const where = every([condition(`p.id = ${MEANT}`, id, id), visibleTo(scope, premisesVisibility(today))])
    return first<PremisesEntity>(this.db, `SELECT p.* FROM premises p WHERE ${where.sql}`, where.params)
  }

  /** Those of these entries that are in the scope. */
  among(scope: Scope, ids: readonly string[], today: CalendarDate): Promise<PremisesEntity[]> {
    if (ids.length === 0) return Promise.resolve([])
    const where = every([condition(`p.id IN (${marks(ids)})`, ...ids), visibleTo(scope, premisesVisibility(today))])
    return this.db.rows(`SELECT p.* FROM premises p WHERE ${where.sql}`, where.params)
  }

  /** The entries that lead to this one now. */
  mergedInto(id: string): Promise<{ id: string; code: string }[]> {
    return this.db.rows('SELECT id, code FROM premises WHERE mergedIntoId = ? ORDER BY code, id', [id])
  }

  /** Everything in the scope that is not out of use for good, for an offline package. */
  inUse(scope: Scope, today: CalendarDate): Promise<PremisesEntity[]> {
    const where = every([condition("p.status <> 'retired'"), visibleTo(scope, premisesVisibility(today))])
    return this.db.rows(`SELECT p.* FROM premises p WHERE ${where.sql} ORDER BY p.areaCode, p.code`, where.params)
  }

  /** Lets one unit at a time change what belongs to these premises. */
  async lock(tx: Tx, id: string): Promise<void> {
    await tx.execute('UPDATE premises SET code = code WHERE id = ?', [id])
  }

  /** The number that changed: 0 when somebody changed its state meanwhile. */
  changeStatus(
    tx: Tx,
    { id, status }: Pick<PremisesEntity, 'id' | 'status'>,
    to: Pick<PremisesEntity, 'status' | 'nextVisitOn' | 'visitDueOn' | 'reopenedOn'>,
  ): Promise<number> {
    return tx.execute(
      'UPDATE premises SET status = ?, nextVisitOn = ?, visitDueOn = ?, reopenedOn = ? WHERE id = ? AND status = ?',
      [to.status, to.nextVisitOn, to.visitDueOn, to.reopenedOn ?? null, id, status],
    )
  }

  /** The number that changed: 0 when somebody changed its type or its state meanwhile. */
  changeType(
    tx: Tx,
    { id, type, status }: Pick<PremisesEntity, 'id' | 'type' | 'status'>,
    to: Pick<PremisesEntity, 'type' | 'hasCylinderRoom' | 'nextVisitOn' | 'visitDueOn' | 'typeSinceOn'>,
  ): Promise<number> {
    return tx.execute(
      `UPDATE premises SET type = ?, hasCylinderRoom = ?, nextVisitOn = ?, visitDueOn = ?, typeSinceOn = ?
        WHERE id = ? AND type = ? AND status = ?`,
      [to.type, to.hasCylinderRoom, to.nextVisitOn, to.visitDueOn, to.typeSinceOn ?? null, id, type, status],
    )
  }

  /** All bottles that the register expects there, whoever owns them. */
  bottlesAt(id: string, sql: Sql = this.db): Promise<CylinderEntity[]> {
    return sql.rows<CylinderEntity>('SELECT * FROM cylinder WHERE premisesId = ? ORDER BY id', [id])
  }

  async labels(ids: readonly string[]): Promise<Map<string, string>> {
    const wanted = [...new Set(ids)]
    if (wanted.length === 0) return new Map()
    const rows = await this.db.rows<{ id: string; label: string }>(
      `SELECT id, label FROM premises WHERE id IN (${marks(wanted)})`,
      wanted,
    )
    return new Map(rows.map((row) => [row.id, row.label]))
  }

  /** Of the entry and of those that were merged into it. */
  visits(premisesIds: readonly string[], limit: number): Promise<VisitRow[]> {
    return this.db.rows(
      `SELECT id, number, finishedAt, outcome, inspectorId FROM inspection
        WHERE premisesId IN (${marks(premisesIds)}) ORDER BY finishedAt DESC, id DESC LIMIT ${limit}`,
      premisesIds,
    )
  }

  lastVisits(inspectionIds: readonly string[]): Promise<LastVisitRow[]> {
    if (inspectionIds.length === 0) return Promise.resolve([])
    return this.db.rows(
      `SELECT i.id, i.premisesId, i.finishedAt, i.outcome, i.gradeA, i.gradeB, i.gradeC, a.nameEnc AS inspectorNameEnc
         FROM inspection i JOIN account a ON a.id = i.inspectorId WHERE i.id IN (${marks(inspectionIds)})`,
      inspectionIds,
    )
  }

  /** Checklist items that could not be checked at these visits. */
  unable(inspectionIds: readonly string[]): Promise<{ inspectionId: string; item: string }[]> {
    if (inspectionIds.length === 0) return Promise.resolve([])
    return this.db.rows(
      `SELECT DISTINCT inspectionId, item FROM inspection_answer
        WHERE inspectionId IN (${marks(inspectionIds)}) AND result = 'unable' ORDER BY item`,
      inspectionIds,
    )
  }

  suppliers(
    premisesIds: readonly string[],
    today: CalendarDate,
  ): Promise<{ premisesId: string; companyId: string; name: string; phone: string }[]> {
    if (premisesIds.length === 0) return Promise.resolve([])
    return this.db.rows(
      `SELECT s.premisesId, s.companyId, c.name, c.phone FROM supply s JOIN company c ON c.id = s.companyId
        WHERE s.premisesId IN (${marks(premisesIds)}) AND s.fromOn <= ? AND (s.toOn IS NULL OR s.toOn >= ?)
        ORDER BY c.code`,
      [...premisesIds, today, today],
    )
  }
}

function conditionsOf(
  { type, status, area, visit, hazard, q }: PremisesFilter,
  scope: Scope,
  today: CalendarDate,
): (Condition | null)[] {
  return [
    type ? condition('p.type = ?', type) : null,
    status ? condition('p.status = ?', status) : null,
    area ? within('p.areaCode', area) : null,
    visit ? visitCondition(visit, today) : null,
    hazard ? hazardCondition(hazard, scope) : null,
    q ? searchCondition(q, today) : null,
  ]
}

const visitCondition = (visit: 'due' | 'overdue', today: CalendarDate): Condition =>
  visit === 'overdue'
    ? condition('p.visitDueOn < ?', today)
    : condition('p.visitDueOn >= ? AND p.visitDueOn <= ?', today, addDays(today, DUE_SOON_DAYS))

/** By the hazards that the caller may see there, as they are counted in the row. */
function hazardCondition(hazard: 'open' | 'A', scope: Scope): Condition {
  const { sql, params } = visibleTo(scope, OPEN_HAZARD_VISIBILITY)
  const grade = hazard === 'A' ? "h.grade = 'A'" : "h.grade <> 'advice'"
  const seen = `h.premisesId = p.id AND h.status <> 'closed' AND ${grade} AND (${sql})`
  return condition(`EXISTS (SELECT 1 FROM hazard h WHERE ${seen})`, ...params)
}

/** U+FFFF sorts after every character of a Chinese address on both databases. */
const startsWith = (column: string, text: string): Condition =>
  condition(`${column} >= ? AND ${column} < ?`, text, `${text}\uffff`)

function searchCondition({ text, party }: NonNullable<PremisesFilter['q']>, today: CalendarDate): Condition {
  const here = [startsWith('p.code', text.toUpperCase()), startsWith('p.label', text)]
  return some(party ? [...here, ...ofParty(party, today)] : here)
}

function ofParty({ nameIndex, phoneIndex }: { nameIndex: string; phoneIndex: string }, today: CalendarDate) {
  const party = condition(
    `p.id IN (SELECT o.premisesId FROM party t JOIN occupancy o ON o.partyId = t.id
               WHERE (t.nameIndex = ? OR t.phoneIndex = ?) AND (o.toOn IS NULL OR o.toOn >= ?))`,
    nameIndex,
    phoneIndex,
    today,
  )
  const sign = condition(
    'p.id IN (SELECT o.premisesId FROM occupancy o WHERE o.nameIndex = ? AND (o.toOn IS NULL OR o.toOn >= ?))',
    nameIndex,
    today,
  )
  return [party, sign]
}
