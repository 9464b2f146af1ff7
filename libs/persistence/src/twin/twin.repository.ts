import type { CalendarDate, CylinderState, FactKind } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { Database, marks } from '../store/database'
import type { Tx } from '../store/tx'
import { TwinEntity } from './twin.entity'

export interface BroughtTo {
  premisesId: string
  whereMark: string
}

export interface ClashFact {
  id: string
  kind: FactKind
  occurredAt: string
  recordedAt: string
  body: string
}

export interface NamedHolder {
  id: string
  name: string
  /** Of a home: whose scope it lies in. */
  areaCode: string | null
}

/** It counts as long as a bottle in service carries the code. */
const LIVE = `FROM cylinder_twin t JOIN cylinder c ON c.id = t.cylinderId AND c.status <> 'scrapped'
  JOIN cylinder_alias a ON a.cylinderId = t.cylinderId AND a.value = t.code AND a.toAt IS NULL`

/** What reviews and the anomalies queue ask about stories that cannot be true. */
@Injectable()
export class TwinRepository {
  constructor(private readonly db: Database) {}

  async ofCylinders(ids: readonly string[]): Promise<TwinEntity[]> {
    if (ids.length === 0) return []
    return this.db.rows<TwinEntity>(`SELECT DISTINCT t.* ${LIVE} WHERE t.cylinderId IN (${marks(ids)})`, ids)
  }

  async atPremises(ids: readonly string[]): Promise<TwinEntity[]> {
    if (ids.length === 0) return []
    const among = `IN (${marks(ids)})`
    return this.db.rows<TwinEntity>(
      `SELECT DISTINCT t.* ${LIVE} WHERE t.firstPremisesId ${among} OR t.secondPremisesId ${among}`,
      [...ids, ...ids],
    )
  }

  /** Bottles that companies brought to these places and that stand there still. */
  async broughtTo(premisesIds: readonly string[]): Promise<BroughtTo[]> {
    if (premisesIds.length === 0) return []
    return this.db.rows<BroughtTo>(
      `SELECT holderId AS premisesId, whereMark FROM cylinder_custody
        WHERE holderKind = 'premises' AND holderId IN (${marks(premisesIds)}) AND stage = 'at_user'
          AND companyId IS NOT NULL AND whereMark IS NOT NULL`,
      premisesIds,
    )
  }

  async inhabited(premisesIds: readonly string[], on: CalendarDate): Promise<Set<string>> {
    if (premisesIds.length === 0) return new Set()
    const rows = await this.db.rows<{ premisesId: string }>(
      `SELECT DISTINCT premisesId FROM occupancy
        WHERE premisesId IN (${marks(premisesIds)}) AND fromOn <= ? AND (toOn IS NULL OR toOn >= ?)`,
      [...premisesIds, on, on],
    )
    return new Set(rows.map(({ premisesId }) => premisesId))
  }

  async facts(ids: readonly string[]): Promise<ClashFact[]> {
    if (ids.length === 0) return []
    return this.db.rows<ClashFact>(
      `SELECT id, kind, occurredAt, recordedAt, body FROM fact WHERE id IN (${marks(ids)})`,
      ids,
    )
  }

  /** Names of sites, homes and companies, each under its id. */
  async names(ids: readonly string[]): Promise<NamedHolder[]> {
    if (ids.length === 0) return []
    const among = `IN (${marks(ids)})`
    return this.db.rows<NamedHolder>(
      `SELECT id, name, NULL AS areaCode FROM company_site WHERE id ${among}
        UNION ALL SELECT id, name, NULL FROM company WHERE id ${among}
        UNION ALL SELECT id, label, areaCode FROM premises WHERE id ${among}`,
      [...ids, ...ids, ...ids],
    )
  }

  /** Where the register sees a cylinder whose life was told anew. */
  async place(tx: Tx, id: string, { premisesId, presence, use, lastSeenAt }: CylinderState): Promise<void> {
    await tx.execute(
      `UPDATE cylinder SET premisesId = ?, presence = ?, bottleUse = ?, lastSeenAt = ?,
              areaCode = (SELECT p.areaCode FROM premises p WHERE p.id = ?) WHERE id = ?`,
      [premisesId, presence, use, lastSeenAt, premisesId, id],
    )
  }

  async insert(tx: Tx, twin: TwinEntity): Promise<void> {
    await tx.execute('DELETE FROM cylinder_twin WHERE cylinderId = ?', [twin.cylinderId])
    await tx.insert(TwinEntity, [twin])
  }
}
