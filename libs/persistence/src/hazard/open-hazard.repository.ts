import type { CalendarDate, Grade, HazardStatus, Scope, ThingKind } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { Database, marks } from '../store/database'
import { condition, every, some, type Visibility, visibleTo, within } from '../store/scope'

export interface OpenHazard {
  id: string
  premisesId: string
  item: string
  reason: string
  measure: string
  grade: Grade
  status: HazardStatus
  deadlineOn: CalendarDate | null
  thingKind: ThingKind
  thingId: string
  emergency: boolean
  rectifiedBy: string | null
}

/** A company sees what it has been sent to and what is about its own bottles. */
export const OPEN_HAZARD_VISIBILITY: Visibility = {
  area: (area) => within('h.areaCode', area),
  company: (companyId) =>
    some([
      condition('h.assigneeCompanyId = ?', companyId),
      condition('h.thingId IN (SELECT c.id FROM cylinder c WHERE c.ownerCompanyId = ?)', companyId),
    ]),
  household: (ids) => condition(`h.premisesId IN (${marks(ids)})`, ...ids),
}

/** What is wrong at premises now, for many premises at once. */
@Injectable()
export class OpenHazardRepository {
  constructor(private readonly db: Database) {}

  async atPremises(scope: Scope, premisesIds: readonly string[]): Promise<OpenHazard[]> {
    if (premisesIds.length === 0) return []
    const at = condition(`h.premisesId IN (${marks(premisesIds)}) AND h.status <> 'closed'`, ...premisesIds)
    const where = every([at, visibleTo(scope, OPEN_HAZARD_VISIBILITY)])
    const rows = await this.db.rows<OpenHazard>(
      `SELECT h.id, h.premisesId, h.item, h.reason, h.measure, h.grade, h.status, h.deadlineOn, h.thingKind, h.thingId,
              h.emergency, h.rectifiedBy
         FROM hazard h WHERE ${where.sql} ORDER BY h.grade, COALESCE(h.deadlineOn, '9999-12-31'), h.id`,
      where.params,
    )
    return rows.map((row) => ({ ...row, emergency: Boolean(row.emergency) }))
  }

  /** How many at each of these premises and the worst of them; 建议 asks for nothing and is left out. */
  async countAt(scope: Scope, premisesIds: readonly string[]): Promise<Map<string, HazardCount>> {
    if (premisesIds.length === 0) return new Map()
    const at = condition(
      `h.premisesId IN (${marks(premisesIds)}) AND h.status <> 'closed' AND h.grade <> 'advice'`,
      ...premisesIds,
    )
    const where = every([at, visibleTo(scope, OPEN_HAZARD_VISIBILITY)])
    const rows = await this.db.rows<{ premisesId: string; n: number; worst: Grade }>(
      `SELECT h.premisesId, COUNT(*) AS n, MIN(h.grade) AS worst FROM hazard h WHERE ${where.sql} GROUP BY h.premisesId`,
      where.params,
    )
    return new Map(rows.map(({ premisesId, n, worst }) => [premisesId, { open: Number(n), worst }]))
  }
}

/** Grades sort as they weigh: A, B, C. */
export interface HazardCount {
  open: number
  worst: Grade
}
