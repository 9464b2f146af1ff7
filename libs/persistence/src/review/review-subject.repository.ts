import type { CalendarDate, HazardState, Licence, VisitOutcome } from '@app/domain'
import { Injectable } from '@nestjs/common'
import type { CompanyKeyEntity } from '../company-key/company-key.entity'
import type { CylinderEntity } from '../cylinder/cylinder.entity'
import type { EquipmentEntity } from '../equipment/equipment.entity'
import type { HazardEntity } from '../hazard/hazard.entity'
import type { CylinderRefusalEntity } from '../identity/refusal.entity'
import type { PremisesEntity } from '../premises/premises.entity'
import { Database, marks } from '../store/database'

export type HazardAbout = Pick<HazardState, 'id' | 'item' | 'thingId' | 'premisesId'>
export type BottleAt = Pick<CylinderEntity, 'id' | 'premisesId' | 'model'>

export interface CompanyAt {
  id: string
  areaCode: string | null
}

export interface LicenceOf extends Licence {
  companyId: string
}

export interface FoundOnDelivery {
  premisesId: string
  checkedAt: string
  findings: string
}

export interface VisitAt {
  premisesId: string
  outcome: VisitOutcome
  finishedAt: string
}

/** What reviews look at, read for many subjects at once. Jobs only: nothing here is scoped. */
@Injectable()
export class ReviewSubjectRepository {
  constructor(private readonly db: Database) {}

  cylinders(ids: readonly string[]): Promise<CylinderEntity[]> {
    return this.among('SELECT * FROM cylinder WHERE id IN', ids)
  }

  premises(ids: readonly string[]): Promise<PremisesEntity[]> {
    return this.among('SELECT * FROM premises WHERE id IN', ids)
  }

  hazards(ids: readonly string[]): Promise<HazardEntity[]> {
    return this.among('SELECT * FROM hazard WHERE id IN', ids)
  }

  companies(ids: readonly string[]): Promise<CompanyAt[]> {
    return this.among(
      'SELECT c.id, f.areaCode FROM company c LEFT JOIN company_profile f ON f.companyId = c.id WHERE c.id IN',
      ids,
    )
  }

  /** Certificates that were not withdrawn. */
  licences(companyIds: readonly string[]): Promise<LicenceOf[]> {
    return this.among(
      'SELECT companyId, kind, fromOn, toOn FROM company_licence WHERE withdrawnOn IS NULL AND companyId IN',
      companyIds,
    )
  }

  /** Keys of the companies' software; those that have ended are of no use to anybody. */
  companyKeys(companyIds: readonly string[]): Promise<CompanyKeyEntity[]> {
    return this.among('SELECT * FROM company_key WHERE companyId IN', companyIds)
  }

  openHazardsAbout(thingIds: readonly string[]): Promise<HazardAbout[]> {
    return this.among(
      "SELECT id, item, thingId, premisesId FROM hazard WHERE status <> 'closed' AND thingId IN",
      thingIds,
    )
  }

  openHazardsAt(premisesIds: readonly string[]): Promise<HazardAbout[]> {
    return this.among(
      "SELECT id, item, thingId, premisesId FROM hazard WHERE status <> 'closed' AND premisesId IN",
      premisesIds,
    )
  }

  presentBottles(premisesIds: readonly string[]): Promise<BottleAt[]> {
    return this.among(
      "SELECT id, premisesId, model FROM cylinder WHERE presence = 'present' AND premisesId IN",
      premisesIds,
    )
  }

  /** What couriers found since the last completed visit of each. */
  deliveryFindings(premisesIds: readonly string[]): Promise<FoundOnDelivery[]> {
    return this.among(
      `SELECT d.premisesId, d.checkedAt, d.findings FROM delivery_check d JOIN premises p ON p.id = d.premisesId
        WHERE d.outcome = 'findings' AND d.checkedAt > COALESCE(p.lastCompletedOn, '') AND d.premisesId IN`,
      premisesIds,
    )
  }

  equipment(premisesIds: readonly string[]): Promise<EquipmentEntity[]> {
    return this.among('SELECT * FROM equipment WHERE removedAt IS NULL AND premisesId IN', premisesIds)
  }

  /** Deliveries that were refused and that nobody has answered. */
  refusals(premisesIds: readonly string[]): Promise<CylinderRefusalEntity[]> {
    if (premisesIds.length === 0) return Promise.resolve([])
    return this.db.rows<CylinderRefusalEntity>(
      `SELECT * FROM cylinder_refusal WHERE answeredAt IS NULL AND premisesId IN (${marks(premisesIds)})
        ORDER BY refusedAt, id`,
      premisesIds,
    )
  }

  /** From the day of the last completed visit on, oldest first; that visit itself may be among them. */
  async visitsSinceCompleted(premisesIds: readonly string[]): Promise<VisitAt[]> {
    if (premisesIds.length === 0) return []
    return this.db.rows<VisitAt>(
      `SELECT i.premisesId, i.outcome, i.finishedAt FROM premises p JOIN inspection i ON i.premisesId = p.id
        WHERE p.id IN (${marks(premisesIds)}) AND i.finishedAt >= COALESCE(p.lastCompletedOn, '')
        ORDER BY i.finishedAt, i.id`,
      premisesIds,
    )
  }

  /** premises → the company that supplies it on the day; of several the one that began first. */
  async suppliers(premisesIds: readonly string[], on: CalendarDate): Promise<Map<string, string>> {
    if (premisesIds.length === 0) return new Map()
    const rows = await this.db.rows<{ premisesId: string; companyId: string }>(
      `SELECT premisesId, companyId FROM supply
        WHERE premisesId IN (${marks(premisesIds)}) AND fromOn <= ? AND (toOn IS NULL OR toOn >= ?) ORDER BY fromOn DESC, id DESC`,
      [...premisesIds, on, on],
    )
    return new Map(rows.map((r) => [r.premisesId, r.companyId]))
  }

  private among<T>(select: string, ids: readonly string[]): Promise<T[]> {
    return ids.length === 0 ? Promise.resolve([]) : this.db.rows<T>(`${select} (${marks(ids)})`, ids)
  }
}
