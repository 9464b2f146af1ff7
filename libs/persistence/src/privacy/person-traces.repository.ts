import { addDays, type CalendarDate, type PersonsPlace, startOfDay } from '@app/domain'
import { Injectable } from '@nestjs/common'
import type { FactEntity } from '../fact/fact.entity'
import type { InspectionEntity } from '../inspection/inspection.entity'
import type { SignatureEntity } from '../inspection/signature.entity'
import type { OccupancyEntity } from '../party/occupancy.entity'
import type { PartyEntity } from '../party/party.entity'
import type { PremisesEntity } from '../premises/premises.entity'
import { Database, marks } from '../store/database'
import { type Condition, condition, some } from '../store/scope'

export interface PersonStay
  extends Omit<OccupancyEntity, 'id'>,
    PersonsPlace,
    Pick<PremisesEntity, 'label' | 'areaCode'> {}

/** `premisesId` is the place as it is listed today. */
export type StayVisit = Pick<InspectionEntity, 'id' | 'premisesId' | 'finishedAt' | 'factId'>

/** Where a person has left traces: his stays, and what happened at those places while he was there. */
@Injectable()
export class PersonTracesRepository {
  constructor(private readonly db: Database) {}

  /** By exact number or full name, as the blind indexes have it. */
  people(phoneIndex: string | null, nameIndex: string | null): Promise<PartyEntity[]> {
    const asked = [
      ...(phoneIndex ? [condition('phoneIndex = ?', phoneIndex)] : []),
      ...(nameIndex ? [condition('nameIndex = ?', nameIndex)] : []),
    ]
    const { sql, params } = some(asked)
    return this.db.rows<PartyEntity>(`SELECT * FROM party WHERE ${sql} ORDER BY createdAt, id LIMIT 20`, params)
  }

  byIds(ids: readonly string[]): Promise<PartyEntity[]> {
    if (ids.length === 0) return Promise.resolve([])
    return this.db.rows<PartyEntity>(`SELECT * FROM party WHERE id IN (${marks(ids)})`, ids)
  }

  stays(partyIds: readonly string[]): Promise<PersonStay[]> {
    if (partyIds.length === 0) return Promise.resolve([])
    return this.db.rows<PersonStay>(
      `SELECT o.premisesId, o.partyId, o.role, o.fromOn, o.toOn, p.status, p.label, p.areaCode,
              (SELECT COUNT(*) FROM hazard h WHERE h.premisesId = p.id AND h.status <> 'closed') AS openHazards,
              (SELECT COUNT(*) FROM cylinder c WHERE c.premisesId = p.id AND c.presence = 'present') AS bottles
         FROM occupancy o JOIN premises p ON p.id = o.premisesId
        WHERE o.partyId IN (${marks(partyIds)}) ORDER BY o.fromOn`,
      partyIds,
    )
  }

  /** Past and present, of everybody at these places. */
  everybodyAt(premisesIds: readonly string[]): Promise<OccupancyEntity[]> {
    if (premisesIds.length === 0) return Promise.resolve([])
    return this.db.rows<OccupancyEntity>(
      `SELECT * FROM occupancy WHERE premisesId IN (${marks(premisesIds)}) ORDER BY fromOn, id`,
      premisesIds,
    )
  }

  /** His own, and those bound by his number where nobody else on the register is reached by it. */
  async accounts(partyId: string): Promise<string[]> {
    const rows = await this.db.rows<{ id: string }>(
      `SELECT a.id FROM account a WHERE a.partyId = ? UNION
       SELECT a.id FROM account a JOIN party p ON p.phoneIndex = a.phoneIndex
        WHERE p.id = ? AND a.partyId IS NULL
          AND NOT EXISTS (SELECT 1 FROM party o WHERE o.phoneIndex = p.phoneIndex AND o.id <> p.id)`,
      [partyId, partyId],
    )
    return rows.map(({ id }) => id)
  }

  /** Sheets of paper with his hand on them, 补录 from the time when he was there. */
  async sheetPhotos(stays: readonly PersonStay[]): Promise<string[]> {
    if (stays.length === 0) return []
    const during = some(stays.map((stay) => within('premisesId', 'visitedOn', stay)))
    const rows = await this.db.rows<{ sheetPhotoIds: string }>(
      `SELECT sheetPhotoIds FROM paper_visit WHERE ${during.sql}`,
      during.params,
    )
    return rows.flatMap(({ sheetPhotoIds }) => sheetPhotoIds.split(',').filter(Boolean))
  }

  visits(stays: readonly PersonStay[]): Promise<StayVisit[]> {
    if (stays.length === 0) return Promise.resolve([])
    const during = some(stays.map((stay) => within('i.premisesId', 'i.finishedAt', stay)))
    return this.db.rows<StayVisit>(
      `SELECT i.id, COALESCE(p.mergedIntoId, p.id) AS premisesId, i.finishedAt, i.factId
         FROM inspection i JOIN premises p ON p.id = i.premisesId WHERE ${during.sql} ORDER BY i.finishedAt`,
      during.params,
    )
  }

  bodies(factIds: readonly string[]): Promise<Pick<FactEntity, 'id' | 'body'>[]> {
    if (factIds.length === 0) return Promise.resolve([])
    return this.db.rows(`SELECT id, body FROM fact WHERE id IN (${marks(factIds)})`, factIds)
  }

  /** What was recorded about him, or at his places in his time. */
  facts(partyId: string, stays: readonly PersonStay[]): Promise<Pick<FactEntity, 'id' | 'kind' | 'body'>[]> {
    const about = some([
      condition("s.subjectKind = 'party' AND s.subjectId = ?", partyId),
      ...stays.map((stay) => {
        const { sql, params } = within('s.subjectId', 'f.occurredAt', stay)
        return { sql: `s.subjectKind = 'premises' AND ${sql}`, params }
      }),
    ])
    return this.db.rows(
      `SELECT DISTINCT f.id, f.kind, f.body FROM fact_subject s JOIN fact f ON f.seq = s.seq WHERE ${about.sql}`,
      about.params,
    )
  }

  /** Under the visit, and under each part of a joint one. */
  async householdSignatures(inspectionIds: readonly string[]): Promise<string[]> {
    if (inspectionIds.length === 0) return []
    const list = marks(inspectionIds)
    const rows = await this.db.rows<Pick<SignatureEntity, 'fileId'>>(
      `SELECT fileId FROM signature WHERE signedBy = 'household' AND inspectionId IN (${list}) UNION
       SELECT s.fileId FROM part_signature s JOIN inspection_part i ON i.id = s.partId
        WHERE s.signedBy = 'household' AND i.inspectionId IN (${list})`,
      [...inspectionIds, ...inspectionIds],
    )
    return rows.map(({ fileId }) => fileId)
  }

  async uploads(accountIds: readonly string[]): Promise<string[]> {
    if (accountIds.length === 0) return []
    const rows = await this.db.rows<{ id: string }>(
      `SELECT id FROM file WHERE ownerAccountId IN (${marks(accountIds)})`,
      accountIds,
    )
    return rows.map(({ id }) => id)
  }
}

/**
 * At the place itself, or at a double entry that was merged into it: what happened there keeps its id. A calendar date
 * compares with the instants of its day as it should.
 */
function within(
  place: string,
  at: string,
  stay: { premisesId: string; fromOn: string; toOn: string | null },
): Condition {
  const until: CalendarDate = stay.toOn === null ? '9999-12-31' : addDays(stay.toOn, 1)
  const end = stay.toOn === null ? `${until}T00:00:00.000Z` : startOfDay(until)
  const { premisesId } = stay
  const here = `(${place} = ? OR ${place} IN (SELECT m.id FROM premises m WHERE m.mergedIntoId = ?))`
  return condition(`${here} AND ${at} >= ? AND ${at} < ?`, premisesId, premisesId, startOfDay(stay.fromOn), end)
}
