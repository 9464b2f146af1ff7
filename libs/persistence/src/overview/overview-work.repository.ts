import type { CalendarDate, Category, Grade, HazardStatus, Instant, Scope } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { Database, first } from '../store/database'
import { condition, every, visibleTo, within } from '../store/scope'

export interface HazardGroup {
  street: string
  status: HazardStatus
  grade: Grade
  category: Category
  rechecked: number
  emergency: number
  n: number
  late: number
  /** Found since the beginning of the year. */
  recent: number
}

/** `hour` is the first 13 characters of an instant: days of Tianjin are made of whole hours of UTC. */
export interface HourCount {
  what: 'visits' | 'hazards' | 'closed'
  hour: string
  n: number
}

export interface DutyCounts {
  deadJobs: number
  oldestDueAt: Instant | null
  unconfirmed: number
}

/** Visits, hazards, alerts and machinery in a few grouped statements. */
@Injectable()
export class OverviewWorkRepository {
  constructor(private readonly db: Database) {}

  /** Open ones whenever found, closed ones of this year. */
  async hazards(scope: Scope, today: CalendarDate, yearStart: Instant): Promise<HazardGroup[]> {
    const where = every([
      visibleTo(scope, { area: (area) => within('h.areaCode', area) }),
      condition("h.grade <> 'advice' AND (h.status <> 'closed' OR h.foundAt >= ?)", yearStart),
    ])
    const rechecked = "CASE WHEN h.closeReason = 'rechecked' THEN 1 ELSE 0 END"
    const emergency = 'CASE WHEN h.emergency THEN 1 ELSE 0 END'
    const groups = `SUBSTR(h.areaCode, 1, 9), h.status, h.grade, h.category, ${rechecked}, ${emergency}`
    const rows = await this.db.rows<HazardGroup>(
      `SELECT SUBSTR(h.areaCode, 1, 9) AS street, h.status, h.grade, h.category, ${rechecked} AS rechecked,
              ${emergency} AS emergency, COUNT(*) AS n,
              SUM(CASE WHEN h.status <> 'closed' AND h.deadlineOn < ? THEN 1 ELSE 0 END) AS late,
              SUM(CASE WHEN h.foundAt >= ? THEN 1 ELSE 0 END) AS recent
         FROM hazard h WHERE ${where.sql} GROUP BY ${groups}`,
      [today, yearStart, ...where.params],
    )
    return rows.map((r) => ({ ...r, n: Number(r.n), late: Number(r.late), recent: Number(r.recent) }))
  }

  /** Open alerts by street; what stands under a hazard is counted there. */
  async alerts(scope: Scope): Promise<Map<string, number>> {
    const where = every([
      visibleTo(scope, { area: (area) => within('a.areaCode', area) }),
      condition("a.status <> 'closed' AND a.hazardId IS NULL"),
    ])
    const rows = await this.db.rows<{ street: string; n: number }>(
      `SELECT SUBSTR(a.areaCode, 1, 9) AS street, COUNT(*) AS n FROM alert a WHERE ${where.sql}
        GROUP BY SUBSTR(a.areaCode, 1, 9)`,
      where.params,
    )
    return new Map(rows.map(({ street, n }) => [street, Number(n)]))
  }

  /** Completed visits, hazards found and hazards closed by hour, since `from`. */
  async hours(scope: Scope, from: Instant): Promise<HourCount[]> {
    const inside = (alias: string) => visibleTo(scope, { area: (area) => within(`${alias}.areaCode`, area) })
    const parts = [
      hourly('visits', 'inspection i', 'i.finishedAt', "i.outcome = 'completed'", inside('i').sql),
      hourly('hazards', 'hazard h', 'h.foundAt', "h.grade <> 'advice'", inside('h').sql),
      hourly('closed', 'hazard h', 'h.closedAt', "h.grade <> 'advice'", inside('h').sql),
    ]
    const params = [inside('i'), inside('h'), inside('h')].flatMap((c) => [from, ...c.params])
    const rows = await this.db.rows<HourCount>(parts.join(' UNION ALL '), params)
    return rows.map((r) => ({ ...r, n: Number(r.n) }))
  }

  async duty(now: Instant): Promise<DutyCounts> {
    const row = await first<DutyCounts>(
      this.db,
      `SELECT (SELECT COUNT(*) FROM job WHERE status = 'dead') AS deadJobs,
              (SELECT MIN(runAt) FROM job WHERE status = 'ready' AND runAt <= ?) AS oldestDueAt,
              (SELECT COUNT(*) FROM notice WHERE status = 'unconfirmed') AS unconfirmed`,
      [now],
    )
    return {
      deadJobs: Number(row?.deadJobs),
      oldestDueAt: row?.oldestDueAt ?? null,
      unconfirmed: Number(row?.unconfirmed),
    }
  }
}

function hourly(what: HourCount['what'], from: string, at: string, which: string, visible: string): string {
  return `SELECT '${what}' AS what, SUBSTR(${at}, 1, 13) AS hour, COUNT(*) AS n FROM ${from}
    WHERE ${at} >= ? AND ${which} AND (${visible}) GROUP BY SUBSTR(${at}, 1, 13)`
}
