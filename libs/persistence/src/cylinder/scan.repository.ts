import type { AliasKind, CustodyStep, Grade, Instant, VisitOutcome } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { custodySteps } from '../custody/custody-row'
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
  /** The beginning of what custody keeps of its steps; `latestSteps` reads it. */
  latestSteps: string | null
}

export interface AboutCylinder {
  hazards: { id: string; item: string; reason: string; grade: Grade }[]
  alerts: { id: string; rule: string; grade: Grade }[]
  aliases: { kind: AliasKind; value: string }[]
}

interface AboutRow {
  kind: 'hazard' | 'alert' | 'alias'
  a: string
  b: string
  c: string
  d: string
}

const ABOUT = `
  SELECT 'hazard' AS kind, id AS a, item AS b, reason AS c, grade AS d FROM hazard WHERE thingId = ? AND status <> 'closed'
  UNION ALL SELECT 'alert', id, rule, '', grade FROM alert WHERE subjectId = ? AND status <> 'closed'
  UNION ALL SELECT 'alias', kind, value, '', '' FROM cylinder_alias WHERE cylinderId = ? AND toAt IS NULL`

/** Room for the three steps that a card shows; the longest line has some 330 characters. */
const STEPS_TEXT = 1_000

/** The last three, newest first; the text may end within a line. */
export function latestSteps({ latestSteps: text }: Pick<ScannedCylinder, 'latestSteps'>): CustodyStep[] {
  if (!text) return []
  return custodySteps(text.length < STEPS_TEXT ? text : text.slice(0, text.lastIndexOf('\n'))).slice(0, 3)
}

/** The hottest read of all: plain SQL, two statements of indexed look-ups. */
@Injectable()
export class ScanRepository {
  constructor(private readonly db: Database) {}

  byCode(code: string): Promise<ScannedCylinder | null> {
    return first<ScannedCylinder>(
      this.db,
      `SELECT c.*, o.name AS ownerName, o.phone AS ownerPhone, p.label AS premisesLabel, p.areaCode AS premisesArea,
              p.lastVisitId, p.lastVisitAt, p.lastOutcome,
              k.filledAt, k.fillerId, k.netGrams, SUBSTR(k.recent, 1, ${STEPS_TEXT}) AS latestSteps, f.name AS fillerName
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

  /** Everything else a card shows, in one statement: three look-ups cost three times the way to the database and back. */
  async about(cylinderId: string): Promise<AboutCylinder> {
    const rows = await this.db.rows<AboutRow>(ABOUT, [cylinderId, cylinderId, cylinderId])
    const of = (kind: AboutRow['kind']) => rows.filter((row) => row.kind === kind)
    return {
      hazards: of('hazard').map(({ a, b, c, d }) => ({ id: a, item: b, reason: c, grade: d as Grade })),
      alerts: of('alert').map(({ a, b, d }) => ({ id: a, rule: b, grade: d as Grade })),
      aliases: of('alias')
        .map(({ a, b }) => ({ kind: a as AliasKind, value: b }))
        .sort((x, y) => (x.kind < y.kind ? -1 : 1)),
    }
  }
}
