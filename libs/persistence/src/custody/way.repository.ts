import { EVENT_FACT_KINDS, type FactKind, type Instant, type KnownFact } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { Database, marks } from '../store/database'
import type { SqlValue } from '../store/statement'

/** Facts that say where a cylinder was; all others about it are not even read. */
const TELLING: readonly FactKind[] = [
  ...EVENT_FACT_KINDS,
  'cylinder.event_corrected',
  'cylinder.registered',
  'cylinder.discovered',
  'cylinder.counted',
  'cylinder.cleared',
  'cylinder.swapped',
  'cylinder.relocated',
  'cylinder.absorbed',
  'cylinder.scanned',
]
const TELLING_SQL = TELLING.map((kind) => `'${kind}'`).join(', ')

export interface ToldFact extends KnownFact {
  seq: number
  /** The cylinder it is told about; a swap is told about two. */
  cylinderId: string
}

interface Row {
  seq: number
  id: string
  kind: FactKind
  occurredAt: Instant
  recordedAt: Instant
  actorId: string | null
  body: string
  cylinderId: string
}

/** Degrees × 100,000. */
export interface Position {
  id: string
  latE5: number
  lonE5: number
}

/** The facts of cylinders' ways, and where the places in them lie. Nothing here is scoped. */
@Injectable()
export class WayRepository {
  constructor(private readonly db: Database) {}

  /** Of each cylinder the facts after the one that was read last. */
  async after(read: readonly { cylinderId: string; seq: number }[]): Promise<ToldFact[]> {
    if (read.length === 0) return []
    const each = read.map(() => '(s.subjectId = ? AND s.seq > ?)').join(' OR ')
    return this.told(
      each,
      read.flatMap(({ cylinderId, seq }) => [cylinderId, seq]),
    )
  }

  /** Everything ever told about these cards. */
  of(cylinderIds: readonly string[]): Promise<ToldFact[]> {
    return this.told(`s.subjectId IN (${marks(cylinderIds)})`, cylinderIds)
  }

  /** Cards that lead to these ones. */
  async mergedInto(cylinderIds: readonly string[]): Promise<{ id: string; mergedIntoId: string }[]> {
    if (cylinderIds.length === 0) return []
    return this.db.rows(
      `SELECT id, mergedIntoId FROM cylinder WHERE mergedIntoId IN (${marks(cylinderIds)})`,
      cylinderIds,
    )
  }

  /** Where sites lie, and of homes the middle of their street. */
  async positions(siteIds: readonly string[], premisesIds: readonly string[]): Promise<Position[]> {
    const none: Position[] = []
    const sites =
      siteIds.length === 0
        ? none
        : this.db.rows<Position>(
            `SELECT id, latE5, lonE5 FROM company_site WHERE latE5 IS NOT NULL AND id IN (${marks(siteIds)})`,
            siteIds,
          )
    const homes =
      premisesIds.length === 0
        ? none
        : this.db.rows<Position>(
            `SELECT p.id, a.latE5, a.lonE5 FROM premises p JOIN area a ON a.code = SUBSTR(p.areaCode, 1, 9)
              WHERE a.latE5 IS NOT NULL AND p.id IN (${marks(premisesIds)})`,
            premisesIds,
          )
    return [...(await sites), ...(await homes)]
  }

  async siteNames(ids: readonly string[]): Promise<{ id: string; name: string }[]> {
    if (ids.length === 0) return []
    return this.db.rows(`SELECT id, name FROM company_site WHERE id IN (${marks(ids)})`, ids)
  }

  /** Companies that run a filling station. */
  async fillers(): Promise<string[]> {
    const rows = await this.db.rows<{ companyId: string }>(
      "SELECT DISTINCT companyId FROM company_site WHERE kind = 'filling_station'",
    )
    return rows.map(({ companyId }) => companyId)
  }

  private async told(which: string, params: readonly SqlValue[]): Promise<ToldFact[]> {
    const rows = await this.db.rows<Row>(
      `SELECT f.seq, f.id, f.kind, f.occurredAt, f.recordedAt, f.actorId, f.body, s.subjectId AS cylinderId
         FROM fact_subject s JOIN fact f ON f.seq = s.seq
        WHERE s.subjectKind = 'cylinder' AND (${which}) AND f.kind IN (${TELLING_SQL}) ORDER BY f.seq`,
      params,
    )
    return rows.map((row) => ({ ...row, seq: Number(row.seq), body: JSON.parse(row.body) as unknown }))
  }
}
