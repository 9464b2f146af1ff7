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
}

/** The hottest read of all: plain SQL, four indexed look-ups side by side. */
@Injectable()
export class ScanRepository {
  constructor(private readonly db: Database) {}

  byCode(code: string): Promise<ScannedCylinder | null> {
    return first<ScannedCylinder>(
      this.db,
      `SELECT c.*, o.name AS ownerName, o.phone AS ownerPhone, p.label AS premisesLabel, p.areaCode AS premisesArea,
              p.lastVisitId, p.lastVisitAt, p.lastOutcome
         FROM cylinder_alias a
         JOIN cylinder c ON c.id = a.cylinderId
         LEFT JOIN company o ON o.id = c.ownerCompanyId
         LEFT JOIN premises p ON p.id = c.premisesId
        WHERE a.value = ? AND a.toAt IS NULL
        ORDER BY c.status, c.id LIMIT 1`,
      [code],
    )
  }

  aliases(cylinderId: string): Promise<{ kind: AliasKind; value: string }[]> {
    return this.db.rows('SELECT kind, value FROM cylinder_alias WHERE cylinderId = ? AND toAt IS NULL ORDER BY kind', [
      cylinderId,
    ])
  }

  openHazards(cylinderId: string): Promise<{ id: string; item: string; reason: string; grade: Grade }[]> {
    return this.db.rows("SELECT id, item, reason, grade FROM hazard WHERE thingId = ? AND status <> 'closed'", [
      cylinderId,
    ])
  }

  openAlerts(cylinderId: string): Promise<{ id: string; rule: string; grade: Grade }[]> {
    return this.db.rows("SELECT id, rule, grade FROM alert WHERE subjectId = ? AND status <> 'closed'", [cylinderId])
  }

  recent(cylinderId: string): Promise<{ kind: FactKind; occurredAt: Instant }[]> {
    return this.db.rows(
      `SELECT f.kind, f.occurredAt FROM fact_subject s JOIN fact f ON f.seq = s.seq
        WHERE s.subjectKind = 'cylinder' AND s.subjectId = ? ORDER BY s.seq DESC LIMIT 3`,
      [cylinderId],
    )
  }
}
