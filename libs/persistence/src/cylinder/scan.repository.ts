import type { AliasKind, FactKind, Grade, Instant, VisitOutcome } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { Database, first } from '../store/database'
import type { CylinderEntity } from './cylinder.entity'

export interface ScannedCylinder extends CylinderEntity {
  ownerName: string | null
  ownerPhone: string | null
  premisesLabel: string | null
  premisesArea: string | null
  lastVisitId: string | null
  lastVisitAt: Instant | null
  lastOutcome: VisitOutcome | null
  filledAt: Instant | null
  fillerId: string | null
  fillerName: string | null
  netGrams: number | null
}

export interface AboutCylinder {
  hazards: { id: string; item: string; reason: string; grade: Grade }[]
  alerts: { id: string; rule: string; grade: Grade }[]
  aliases: { kind: AliasKind; value: string }[]
  /** The newest first. */
  recent: { kind: FactKind; occurredAt: Instant }[]
}

interface AboutRow {
  kind: 'hazard' | 'alert' | 'alias' | 'fact'
  a: string
  b: string
  c: string
  d: string
}

const ABOUT = `
  SELECT 'hazard' AS kind, id AS a, item AS b, reason AS c, grade AS d FROM hazard WHERE thingId = ? AND status <> 'closed'
  UNION ALL SELECT 'alert', id, rule, '', grade FROM alert WHERE subjectId = ? AND status <> 'closed'
  UNION ALL SELECT 'alias', kind, value, '', '' FROM cylinder_alias WHERE cylinderId = ? AND toAt IS NULL
  UNION ALL SELECT * FROM (SELECT 'fact', f.kind AS a, f.occurredAt AS b, '' AS c, f.seq AS d
     FROM fact_subject s JOIN fact f ON f.seq = s.seq
    WHERE s.subjectKind = 'cylinder' AND s.subjectId = ? ORDER BY s.seq DESC LIMIT 3) AS facts`

/** The hottest read of all: plain SQL, two statements of indexed look-ups. */
@Injectable()
export class ScanRepository {
  constructor(private readonly db: Database) {}

  byCode(code: string): Promise<ScannedCylinder | null> {
    return first<ScannedCylinder>(
      this.db,
      `SELECT c.*, o.name AS ownerName, o.phone AS ownerPhone, p.label AS premisesLabel, p.areaCode AS premisesArea,
              p.lastVisitId, p.lastVisitAt, p.lastOutcome,
              k.filledAt, k.fillerId, k.netGrams, f.name AS fillerName
         FROM cylinder_alias a
         JOIN cylinder c ON c.id = a.cylinderId
         LEFT JOIN company o ON o.id = c.ownerCompanyId
         LEFT JOIN premises p ON p.id = c.premisesId
         LEFT JOIN cylinder_custody k ON k.cylinderId = c.id
         LEFT JOIN company f ON f.id = k.fillerId
        WHERE a.value = ? AND a.toAt IS NULL
        ORDER BY c.status, c.id LIMIT 1`,
      [code],
    )
  }

  /** When a code that nobody carries any more was on a cylinder last. */
  async endedAt(code: string): Promise<Instant | null> {
    const row = await first<{ toAt: Instant | null }>(
      this.db,
      'SELECT MAX(toAt) AS toAt FROM cylinder_alias WHERE value = ?',
      [code],
    )
    return row?.toAt ?? null
  }

  /** Everything else a card shows, in one statement: four look-ups cost four times the way to the database and back. */
  async about(cylinderId: string): Promise<AboutCylinder> {
    const rows = await this.db.rows<AboutRow>(ABOUT, [cylinderId, cylinderId, cylinderId, cylinderId])
    const of = (kind: AboutRow['kind']) => rows.filter((row) => row.kind === kind)
    // The order of a part does not outlive the union.
    const newest = of('fact').sort((x, y) => Number(y.d) - Number(x.d))
    return {
      hazards: of('hazard').map(({ a, b, c, d }) => ({ id: a, item: b, reason: c, grade: d as Grade })),
      alerts: of('alert').map(({ a, b, d }) => ({ id: a, rule: b, grade: d as Grade })),
      aliases: of('alias')
        .map(({ a, b }) => ({ kind: a as AliasKind, value: b }))
        .sort((x, y) => (x.kind < y.kind ? -1 : 1)),
      recent: newest.map(({ a, b }) => ({ kind: a as FactKind, occurredAt: b })),
    }
  }
}
