import type { AlertRule, BottlePresence, BottleUse, CylinderStatus } from '@app/domain'
import { type AliasKind, addDays, type CalendarDate, DUE_SOON_DAYS, type Grade, type Scope } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { Database, first, marks } from '../store/database'
import { type Page, type PageRequest, pageOf } from '../store/page'
import {
  type Condition,
  condition,
  every,
  some,
  type Visibility,
  visibleTo,
  within,
  withinOrNowhere,
} from '../store/scope'
import type { Tx } from '../store/tx'
import type { CylinderEntity } from './cylinder.entity'

/** Who may see a cylinder (alias `c`): the area of its whereabouts, its owner, the household it stands at. */
export const CYLINDER_VISIBILITY: Visibility = {
  area: (area) => every([withinOrNowhere('c.areaCode', area), condition('c.mergedIntoId IS NULL')]),
  company: (companyId) => condition('c.ownerCompanyId = ?', companyId),
  household: (ids) => condition(`c.premisesId IN (${marks(ids)})`, ...ids),
}

export interface CylinderFilter extends PageRequest {
  status?: CylinderStatus
  presence?: BottlePresence
  use?: BottleUse
  area?: string
  companyId?: string
  premisesId?: string
  due?: 'overdue' | 'due30' | 'life' | 'expired'
  /** Prefix of the code, or any exact number the cylinder carries. */
  q?: string
}

export interface ListedCylinder extends CylinderEntity {
  ownerName: string | null
  ownerPhone: string | null
  premisesLabel: string | null
  /** 1 = a recall seeks it. */
  recalled: number
}

export interface CylinderHazard {
  id: string
  cylinderId: string
  item: string
  reason: string
  grade: Grade
}

const SELECT = `c.*, o.name AS ownerName, o.phone AS ownerPhone, p.label AS premisesLabel,
  EXISTS (SELECT 1 FROM recall_item ri JOIN recall r ON r.id = ri.recallId
           WHERE ri.cylinderId = c.id AND ri.ended = 0 AND r.state <> 'closed') AS recalled`
const FROM = 'cylinder c LEFT JOIN company o ON o.id = c.ownerCompanyId LEFT JOIN premises p ON p.id = c.premisesId'

@Injectable()
export class CylinderRepository {
  constructor(private readonly db: Database) {}

  page(scope: Scope, filter: CylinderFilter, today: CalendarDate): Promise<Page<ListedCylinder>> {
    return pageOf<ListedCylinder>(
      this.db,
      {
        select: SELECT,
        from: FROM,
        countFrom: 'cylinder c',
        where: every([visibleTo(scope, CYLINDER_VISIBILITY), ...conditionsOf(filter, today)]),
        id: 'c.id',
        sorts: {
          code: [{ column: 'c.code' }],
          nextTestOn: [{ column: "COALESCE(c.testValidUntil, '0000')" }],
          lifeUntil: [{ column: "COALESCE(c.lifeUntil, '0000')" }],
          lastSeenAt: [{ column: "COALESCE(c.lastSeenAt, '')" }],
        },
        defaultSort: 'code',
      },
      filter,
    )
  }

  /** Of a card that was merged into another, the one that stays. */
  byId(scope: Scope, id: string): Promise<ListedCylinder | null> {
    const meant = 'c.id = COALESCE((SELECT m.mergedIntoId FROM cylinder m WHERE m.id = ?), ?)'
    const where = every([condition(meant, id, id), visibleTo(scope, CYLINDER_VISIBILITY)])
    return first<ListedCylinder>(this.db, `SELECT ${SELECT} FROM ${FROM} WHERE ${where.sql}`, where.params)
  }

  /** The cards that lead to this one now. */
  mergedInto(id: string): Promise<{ id: string; code: string }[]> {
    return this.db.rows('SELECT id, code FROM cylinder WHERE mergedIntoId = ? ORDER BY code, id', [id])
  }

  /** The bottles the register expects at these premises, a missing one included. */
  atPremises(scope: Scope, premisesIds: readonly string[]): Promise<ListedCylinder[]> {
    if (premisesIds.length === 0) return Promise.resolve([])
    const at = condition(`c.premisesId IN (${marks(premisesIds)})`, ...premisesIds)
    const where = every([at, visibleTo(scope, CYLINDER_VISIBILITY)])
    return this.db.rows(`SELECT ${SELECT} FROM ${FROM} WHERE ${where.sql} ORDER BY c.code, c.id`, where.params)
  }

  /** How many of them at each of these premises; one without any has no row. */
  async countAt(scope: Scope, premisesIds: readonly string[]): Promise<Map<string, number>> {
    if (premisesIds.length === 0) return new Map()
    const at = condition(`c.premisesId IN (${marks(premisesIds)})`, ...premisesIds)
    const where = every([at, visibleTo(scope, CYLINDER_VISIBILITY)])
    const rows = await this.db.rows<{ premisesId: string; n: number }>(
      `SELECT c.premisesId, COUNT(*) AS n FROM cylinder c WHERE ${where.sql} GROUP BY c.premisesId`,
      where.params,
    )
    return new Map(rows.map(({ premisesId, n }) => [premisesId, Number(n)]))
  }

  /** Holds these bottles; gives how many are still where they were when they were read. */
  async unmoved(tx: Tx, bottles: readonly Pick<CylinderEntity, 'id' | 'premisesId' | 'lastSeenAt'>[]): Promise<number> {
    let matched = 0
    for (const { id, premisesId, lastSeenAt } of [...bottles].sort((a, b) => (a.id < b.id ? -1 : 1)))
      matched += await tx.execute(
        "UPDATE cylinder SET code = code WHERE id = ? AND COALESCE(premisesId, '') = ? AND COALESCE(lastSeenAt, '') = ?",
        [id, premisesId ?? '', lastSeenAt ?? ''],
      )
    return matched
  }

  aliases(ids: readonly string[]): Promise<{ cylinderId: string; kind: AliasKind; value: string }[]> {
    if (ids.length === 0) return Promise.resolve([])
    return this.db.rows(
      `SELECT cylinderId, kind, value FROM cylinder_alias
        WHERE cylinderId IN (${marks(ids)}) AND toAt IS NULL ORDER BY kind, value`,
      ids,
    )
  }

  openHazards(ids: readonly string[]): Promise<CylinderHazard[]> {
    if (ids.length === 0) return Promise.resolve([])
    return this.db.rows(
      `SELECT id, thingId AS cylinderId, item, reason, grade FROM hazard
        WHERE thingId IN (${marks(ids)}) AND status <> 'closed' ORDER BY grade, id`,
      ids,
    )
  }

  openAlerts(id: string): Promise<{ id: string; rule: AlertRule; grade: Grade }[]> {
    return this.db.rows(
      "SELECT id, rule, grade FROM alert WHERE subjectId = ? AND status <> 'closed' ORDER BY grade, id",
      [id],
    )
  }
}

function conditionsOf(filter: CylinderFilter, today: CalendarDate): (Condition | null)[] {
  const { status, presence, use, area, companyId, premisesId, due, q } = filter
  return [
    status ? condition('c.status = ?', status) : null,
    presence ? condition('c.presence = ?', presence) : null,
    use ? condition('c.bottleUse = ?', use) : null,
    area ? within('c.areaCode', area) : null,
    companyId ? condition('c.ownerCompanyId = ?', companyId) : null,
    premisesId ? condition('c.premisesId = ?', premisesId) : null,
    due ? every([condition("c.status <> 'scrapped'"), DUE[due](today)]) : null,
    q ? searchCondition(q.toUpperCase()) : null,
  ]
}

const DUE: Record<NonNullable<CylinderFilter['due']>, (today: CalendarDate) => Condition> = {
  overdue: (today) => condition('c.testValidUntil < ?', today),
  due30: (today) => condition('c.testValidUntil >= ? AND c.testValidUntil <= ?', today, addDays(today, DUE_SOON_DAYS)),
  life: (today) => condition('c.lifeUntil < ?', today),
  expired: (today) => condition('c.testValidUntil < ? OR c.lifeUntil < ?', today, today),
}

const searchCondition = (code: string): Condition =>
  some([
    within('c.code', code),
    condition('c.id IN (SELECT a.cylinderId FROM cylinder_alias a WHERE a.value = ? AND a.toAt IS NULL)', code),
  ])
