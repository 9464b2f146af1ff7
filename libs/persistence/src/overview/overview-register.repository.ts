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
import { Database } from '../store/database'
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

/** Parts by the date from which (or until which) they count: the domain works out what is over. */
export interface EquipmentGroup {
  part: 'stove' | 'hose' | 'regulator' | 'detector'
  type: PremisesType
  hoseKind: HoseKind | null
  from: CalendarDate | null
  until: CalendarDate | null
  n: number
}

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

  async equipment(scope: Scope, today: CalendarDate): Promise<EquipmentGroup[]> {
    const where = visibleTo(scope, premisesVisibility(today))
    const parts = [
      part('stove', 'NULL', 'e.stoveSoldOn', 'NULL', where.sql),
      part('hose', 'e.hoseKind', 'e.hoseFrom', 'NULL', where.sql),
      part('regulator', 'NULL', 'e.regulatorFrom', 'e.regulatorUntil', where.sql),
      part('detector', 'NULL', 'e.detectorFrom', 'NULL', where.sql),
    ]
    const rows = await this.db.rows<EquipmentGroup & { startOn: string | null; endOn: string | null }>(
      parts.join(' UNION ALL '),
      parts.flatMap(() => where.params),
    )
    return rows.map(({ startOn, endOn, ...r }) => ({ ...r, from: startOn, until: endOn, n: Number(r.n) }))
  }
}

/** What stands at a place out of use wears out for nobody. */
function part(name: EquipmentGroup['part'], hoseKind: string, from: string, until: string, visible: string): string {
  const keys = ['p.type', hoseKind, from, until].filter((column) => column !== 'NULL')
  const known = [from, until].filter((column) => column !== 'NULL').map((column) => `${column} IS NOT NULL`)
  return `SELECT '${name}' AS part, p.type, ${hoseKind} AS hoseKind, ${from} AS startOn, ${until} AS endOn, COUNT(*) AS n
    FROM equipment e JOIN premises p ON p.id = e.premisesId
   WHERE e.removedAt IS NULL AND p.status = 'in_use' AND (${known.join(' OR ')}) AND (${visible}) GROUP BY ${keys.join(', ')}`
}
