import {
  type Actor,
  type AlertKind,
  type AlertRule,
  type AlertStatus,
  type CalendarDate,
  type Grade,
  type Scope,
  STORY_ALERTS,
} from '@app/domain'
import { Injectable } from '@nestjs/common'
import { AREA_NAMES, type AreaNames, joinAreaNames } from '../area/area-names'
import { Database, first, marks, type SqlValue } from '../store/database'
import { type Page, type PageRequest, pageOf } from '../store/page'
import { type Condition, condition, every, optional, some, visibleTo, within } from '../store/scope'
import type { Tx } from '../store/tx'
import type { AlertEntity } from './alert.entity'

export interface AlertListRow extends AlertEntity, AreaNames {
  premisesLabel: string | null
  companyName: string | null
  cylinderCode: string | null
  folded: number
}

export interface AlertDetailRow extends AlertListRow {
  contactName: string | null
  contactPhone: string | null
  acknowledgedByEnc: string | null
}

/** Whose turn it is, seen from one desk. */
export interface Desk {
  accountId: string
  actors: readonly Actor[]
  /** Leaks and grade-A hazards past their deadline. */
  gravest: boolean
  /** 误报 that others reported and this desk may confirm. */
  confirms: boolean
}

export interface AlertFilter {
  tab?: 'mine' | 'others' | 'open' | 'closed' | 'all'
  status?: AlertStatus
  rule?: AlertRule
  /** 溯源异常 */
  topic?: 'trace'
  kind?: AlertKind
  grade?: Grade
  area?: string
  actor?: Actor
  companyId?: string
  premisesId?: string
  q?: string
  /** Also those that stand under a hazard with another alert as its head. */
  withFolded?: boolean
}

export interface AlertGroupRow {
  companyId: string | null
  companyName: string | null
  rule: AlertRule
  n: number
}

const VISIBILITY = {
  area: (area: string) => within('a.areaCode', area),
  company: (id: string) => condition('a.companyId = ?', id),
}

type Unfolded = Omit<AlertListRow, 'folded'>

/** One hazard is one thing to do: its own alert stands for the others, else the first that was raised. */
const IS_HEAD = condition(`a.openKey IS NULL OR a.hazardId IS NULL OR (
  NOT EXISTS (SELECT 1 FROM alert x WHERE x.subjectId = a.hazardId AND x.openKey IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM alert x WHERE x.hazardId = a.hazardId AND x.openKey IS NOT NULL AND x.id < a.id))`)

const SELECT = `a.*, p.label AS premisesLabel, c.name AS companyName, cy.code AS cylinderCode, ${AREA_NAMES}`
const FROM = `alert a LEFT JOIN premises p ON p.id = a.premisesId LEFT JOIN company c ON c.id = a.companyId
  LEFT JOIN cylinder cy ON cy.id = a.subjectId ${joinAreaNames('a.areaCode')}`

const GRADE_ORDER = "CASE a.grade WHEN 'A' THEN 1 WHEN 'B' THEN 2 WHEN 'C' THEN 3 ELSE 4 END"
const DUE = { column: "COALESCE(a.dueOn, '9999-12-31')" }
const SORTS = {
  /** 险情 → A 级 → 剩余时间 */
  urgency: [
    { column: "CASE WHEN a.status = 'closed' THEN 1 ELSE 0 END" },
    { column: "CASE WHEN a.rule = 'LEAK_REPORTED' THEN 0 WHEN a.grade = 'A' THEN 1 ELSE 2 END" },
    DUE,
  ],
  dueOn: [DUE],
  grade: [{ column: GRADE_ORDER }, DUE],
  raisedAt: [{ column: 'a.raisedAt' }],
  knownAt: [{ column: 'a.knownAt' }],
  closedAt: [{ column: "COALESCE(a.closedAt, '')" }],
}

/** What an action may change. */
const STATE = [
  'status',
  'actor',
  'companyId',
  'acknowledgedBy',
  'acknowledgedAt',
  'disputedBy',
  'closedAt',
  'closeReason',
  'openKey',
] as const

@Injectable()
export class AlertRepository {
  constructor(private readonly db: Database) {}

  async page(scope: Scope, desk: Desk, filter: AlertFilter, request: PageRequest): Promise<Page<AlertListRow>> {
    const where = every([
      visibleTo(scope, VISIBILITY),
      tabOf(filter.tab, desk),
      filter.area ? within('a.areaCode', filter.area) : null,
      optional('a.status = ?', filter.status),
      optional('a.rule = ?', filter.rule),
      filter.topic === 'trace' ? condition(`a.rule IN (${marks(TRACE_RULES)})`, ...TRACE_RULES) : null,
      optional('a.kind = ?', filter.kind),
      optional('a.grade = ?', filter.grade),
      optional('a.actor = ?', filter.actor),
      optional('a.companyId = ?', filter.companyId),
      optional('a.premisesId = ?', filter.premisesId),
      filter.q ? named(filter.q) : null,
      filter.withFolded ? null : IS_HEAD,
    ])
    const defaultSort = filter.tab === 'closed' ? '-closedAt' : 'urgency'
    const from = filter.q ? FROM : 'alert a'
    const spec = { select: 'a.id', from, where, id: 'a.id', sorts: SORTS, defaultSort }
    const page = await pageOf<{ id: string }>(this.db, spec, request)
    const ids = page.items.map(({ id }) => id)
    return { ...page, items: await this.rows(scope, ids) }
  }

  async visible(id: string, scope: Scope, on: CalendarDate): Promise<AlertDetailRow | null> {
    const where = every([condition('a.id = ?', id), visibleTo(scope, VISIBILITY)])
    const rows = await this.db.rows<Omit<AlertDetailRow, 'folded'>>(
      `SELECT ${SELECT}, who.nameEnc AS acknowledgedByEnc,
              COALESCE(c.name, s.name) AS contactName, COALESCE(c.phone, s.phone) AS contactPhone
         FROM ${FROM} LEFT JOIN account who ON who.id = a.acknowledgedBy
         LEFT JOIN company s ON s.id = COALESCE(cy.ownerCompanyId, (SELECT u.companyId FROM supply u
           WHERE u.premisesId = a.premisesId AND u.fromOn <= ? AND (u.toOn IS NULL OR u.toOn >= ?) ORDER BY u.fromOn LIMIT 1))
        WHERE ${where.sql}`,
      [on, on, ...where.params],
    )
    return (await this.withFolded(scope, rows))[0] ?? null
  }

  /** Open alerts that wait for companies, by company and cause. */
  groups(scope: Scope): Promise<AlertGroupRow[]> {
    const where = every([
      visibleTo(scope, VISIBILITY),
      condition("a.openKey IS NOT NULL AND a.actor = 'company'"),
      IS_HEAD,
    ])
    return this.db.rows<AlertGroupRow>(
      `SELECT a.companyId, c.name AS companyName, a.rule, COUNT(*) AS n
         FROM alert a LEFT JOIN company c ON c.id = a.companyId
        WHERE ${where.sql} GROUP BY a.companyId, c.name, a.rule ORDER BY n DESC, a.rule LIMIT 200`,
      where.params,
    )
  }

  /** The open and closed alerts of a hazard: its own, and those that fold under it. */
  ofHazard(hazardId: string): Promise<AlertEntity[]> {
    return this.db.rows<AlertEntity>(
      'SELECT * FROM alert WHERE subjectId = ? UNION SELECT * FROM alert WHERE hazardId = ? ORDER BY id',
      [hazardId, hazardId],
    )
  }

  /** Who answers for the cylinder, or supplies the address. */
  async companyFor(alert: Pick<AlertEntity, 'subjectId' | 'premisesId'>, on: CalendarDate): Promise<string | null> {
    const row = await first<{ companyId: string | null }>(
      this.db,
      `SELECT COALESCE((SELECT ownerCompanyId FROM cylinder WHERE id = ?), (SELECT companyId FROM supply
         WHERE premisesId = ? AND fromOn <= ? AND (toOn IS NULL OR toOn >= ?) ORDER BY fromOn LIMIT 1)) AS companyId`,
      [alert.subjectId, alert.premisesId, on, on],
    )
    return row?.companyId ?? null
  }

  /** Writes a state worked out from the row at `version`; 0 = it was no longer at it. */
  change(tx: Tx, row: AlertEntity): Promise<number> {
    const set = STATE.map((name) => `${name} = ?`).join(', ')
    const values = STATE.map((name): SqlValue => row[name])
    return tx.execute(`UPDATE alert SET ${set}, version = version + 1 WHERE id = ? AND version = ?`, [
      ...values,
      row.id,
      row.version,
    ])
  }

  /** Whole rows for one page only: sorting thousands of them whole costs more than reading them twice. */
  private async rows(scope: Scope, ids: readonly string[]): Promise<AlertListRow[]> {
    if (ids.length === 0) return []
    const found = await this.db.rows<Unfolded>(`SELECT ${SELECT} FROM ${FROM} WHERE a.id IN (${marks(ids)})`, ids)
    const byId = new Map((await this.withFolded(scope, found)).map((row) => [row.id, row]))
    return ids.flatMap((id) => byId.get(id) ?? [])
  }

  /** How many others each stands for; counted for the page only, a sorted list would count for every row. */
  private async withFolded<T extends Omit<AlertListRow, 'folded'>>(
    scope: Scope,
    rows: T[],
  ): Promise<(T & { folded: number })[]> {
    const headed = rows.map((row) => (row.subjectKind === 'hazard' ? row.subjectId : row.hazardId))
    const counts = await this.openUnder(
      scope,
      headed.filter((id) => id !== null),
    )
    return rows.map((row) => {
      if (row.openKey === null) return { ...row, folded: 0 }
      if (row.subjectKind === 'hazard') return { ...row, folded: counts.get(row.subjectId) ?? 0 }
      return { ...row, folded: row.hazardId === null ? 0 : (counts.get(row.hazardId) ?? 1) - 1 }
    })
  }

  private async openUnder(scope: Scope, hazardIds: readonly string[]): Promise<Map<string, number>> {
    if (hazardIds.length === 0) return new Map()
    const under = condition(`a.hazardId IN (${marks(hazardIds)}) AND a.openKey IS NOT NULL`, ...hazardIds)
    const where = every([under, visibleTo(scope, VISIBILITY)])
    const rows = await this.db.rows<{ hazardId: string; n: number }>(
      `SELECT a.hazardId, COUNT(*) AS n FROM alert a WHERE ${where.sql} GROUP BY a.hazardId`,
      where.params,
    )
    return new Map(rows.map(({ hazardId, n }) => [hazardId, Number(n)]))
  }
}

function tabOf(tab: AlertFilter['tab'], desk: Desk): Condition | null {
  if (tab === 'closed') return condition("a.status = 'closed'")
  if (tab === 'open') return OPEN
  if (tab === 'mine') return every([OPEN, mine(desk)])
  if (tab !== 'others') return null
  const own = mine(desk)
  return every([OPEN, { sql: `NOT (${own.sql})`, params: own.params }])
}

const TRACE_RULES = Object.keys(STORY_ALERTS)

const OPEN = condition('a.openKey IS NOT NULL')

/** Never NULL, so that its negation is everything else. */
function mine({ actors, gravest, confirms, accountId }: Desk): Condition {
  return some([
    ...(actors.length > 0 ? [condition(`a.actor IN (${marks(actors)})`, ...actors)] : []),
    ...(gravest ? [condition("a.rule = 'LEAK_REPORTED' OR (a.rule = 'HAZARD_OVERDUE' AND a.grade = 'A')")] : []),
    ...(confirms ? [condition("COALESCE(a.disputedBy, '') NOT IN ('', ?)", accountId)] : []),
  ])
}

/** Found by a whole code: of the premises, of the cylinder, of the hazard. */
function named(q: string): Condition {
  return condition(
    `p.code = ? OR p.label = ? OR a.subjectId IN (SELECT id FROM cylinder WHERE code = ?)
     OR a.hazardId IN (SELECT id FROM hazard WHERE number = ?) OR a.subjectId IN (SELECT id FROM hazard WHERE number = ?)`,
    q,
    q,
    q,
    q,
    q,
  )
}
