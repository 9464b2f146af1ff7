import {
  addDays,
  type BottlePresence,
  type BottleUse,
  type CalendarDate,
  type CylinderStatus,
  DUE_SOON_DAYS,
  type HoseKind,
  type PremisesStatus,
  type PremisesType,
  type Scope,
  type VisitOutcome,
} from '@app/domain'
import { Injectable } from '@nestjs/common'
import { CYLINDER_VISIBILITY } from '../cylinder/cylinder.repository'
import { premisesVisibility } from '../premises/premises.repository'
import { Database, first } from '../store/database'
import { visibleTo } from '../store/scope'

export interface PremisesGroup {
  street: string
  status: PremisesStatus
  type: PremisesType
  lastOutcome: VisitOutcome | null
  n: number
  /** A completed visit since the beginning of the year. */
  visited: number
  late: number
}

export interface CylinderGroup {
  street: string | null
  status: CylinderStatus
  presence: BottlePresence | null
  bottleUse: BottleUse | null
  ownerCompanyId: string | null
  n: number
  /** Past its test or its life. */
  overdue: number
  soon: number
  /** Overdue and standing at a premises: to be swapped. */
  toSwap: number
}

/** A part that began before this date is over, per kind where kinds last differently. */
export interface EquipmentLimits {
  stove: CalendarDate
  hose: Record<HoseKind, CalendarDate>
  /** Stamped end, or when there is none the beginning. */
  regulatorUntil: CalendarDate
  regulatorFrom: CalendarDate
  detector: Record<PremisesType, CalendarDate>
}

export type EquipmentOver = Record<'stove' | 'hose' | 'regulator' | 'detector', number>

/** Registers in a few grouped statements, whatever the number of streets. */
@Injectable()
export class OverviewRegisterRepository {
  constructor(private readonly db: Database) {}

  async premises(scope: Scope, today: CalendarDate): Promise<PremisesGroup[]> {
    const where = visibleTo(scope, premisesVisibility(today))
    const rows = await this.db.rows<PremisesGroup>(
      `SELECT SUBSTR(p.areaCode, 1, 9) AS street, p.status, p.type, p.lastOutcome, COUNT(*) AS n,
              SUM(CASE WHEN p.lastCompletedOn >= ? THEN 1 ELSE 0 END) AS visited,
              SUM(CASE WHEN p.visitDueOn < ? THEN 1 ELSE 0 END) AS late
         FROM premises p WHERE ${where.sql} GROUP BY SUBSTR(p.areaCode, 1, 9), p.status, p.type, p.lastOutcome`,
      [`${today.slice(0, 4)}-01-01`, today, ...where.params],
    )
    return rows.map((r) => ({ ...r, n: Number(r.n), visited: Number(r.visited), late: Number(r.late) }))
  }

  async cylinders(scope: Scope, today: CalendarDate): Promise<CylinderGroup[]> {
    const where = visibleTo(scope, CYLINDER_VISIBILITY)
    const overdue = "(c.testValidUntil < ? OR c.lifeUntil < ?) AND c.status <> 'scrapped'"
    const soon = `NOT COALESCE(c.testValidUntil < ?, 0) AND NOT COALESCE(c.lifeUntil < ?, 0)
      AND (c.testValidUntil <= ? OR c.lifeUntil <= ?) AND c.status <> 'scrapped'`
    const until = addDays(today, DUE_SOON_DAYS)
    const rows = await this.db.rows<CylinderGroup>(
      `SELECT SUBSTR(c.areaCode, 1, 9) AS street, c.status, c.presence, c.bottleUse, c.ownerCompanyId, COUNT(*) AS n,
              SUM(CASE WHEN ${overdue} THEN 1 ELSE 0 END) AS overdue,
              SUM(CASE WHEN ${soon} THEN 1 ELSE 0 END) AS soon,
              SUM(CASE WHEN ${overdue} AND c.premisesId IS NOT NULL THEN 1 ELSE 0 END) AS toSwap
         FROM cylinder c WHERE ${where.sql}
        GROUP BY SUBSTR(c.areaCode, 1, 9), c.status, c.presence, c.bottleUse, c.ownerCompanyId`,
      [today, today, today, today, until, until, today, today, ...where.params],
    )
    return rows.map((r) => ({
      ...r,
      n: Number(r.n),
      overdue: Number(r.overdue),
      soon: Number(r.soon),
      toSwap: Number(r.toSwap),
    }))
  }

  /** How many parts in use are over by each set of limits, in one reading of the table. */
  async equipment(scope: Scope, today: CalendarDate, limits: readonly EquipmentLimits[]): Promise<EquipmentOver[]> {
    const where = visibleTo(scope, premisesVisibility(today))
    const sums = limits.flatMap((limit, i) =>
      overBy(limit).map(({ part, sql, params }) => ({
        sql: `SUM(CASE WHEN ${sql} THEN 1 ELSE 0 END) AS ${part}${i}`,
        params,
      })),
    )
    const row = await first<Record<string, number>>(
      this.db,
      `SELECT ${sums.map(({ sql }) => sql).join(', ')} FROM equipment e JOIN premises p ON p.id = e.premisesId
        WHERE e.removedAt IS NULL AND p.status = 'in_use' AND (${where.sql})`,
      [...sums.flatMap(({ params }) => params), ...where.params],
    )
    const count = (name: string) => Number(row?.[name] ?? 0)
    return limits.map((_, i) => ({
      stove: count(`stove${i}`),
      hose: count(`hose${i}`),
      regulator: count(`regulator${i}`),
      detector: count(`detector${i}`),
    }))
  }
}

interface Over {
  part: keyof EquipmentOver
  sql: string
  params: string[]
}

function overBy({ stove, hose, regulatorUntil, regulatorFrom, detector }: EquipmentLimits): Over[] {
  const stamped = '(e.regulatorUntil < ? OR (e.regulatorUntil IS NULL AND e.regulatorFrom < ?))'
  return [
    { part: 'stove', sql: 'e.stoveSoldOn < ?', params: [stove] },
    { part: 'hose', ...byKind('e.hoseFrom', 'e.hoseKind', hose) },
    { part: 'regulator', sql: stamped, params: [regulatorUntil, regulatorFrom] },
    { part: 'detector', ...byKind('e.detectorFrom', 'p.type', detector) },
  ]
}

function byKind(from: string, kind: string, limits: Readonly<Record<string, string>>): Pick<Over, 'sql' | 'params'> {
  const cases = Object.entries(limits)
  return {
    sql: `${from} < CASE ${kind} ${cases.map(() => 'WHEN ? THEN ?').join(' ')} END`,
    params: cases.flat(),
  }
}
