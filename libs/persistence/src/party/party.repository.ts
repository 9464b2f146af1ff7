import type { CalendarDate } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { Database, first, marks, type Sql } from '../store/database'
import type { Tx } from '../store/tx'
import type { OccupancyEntity } from './occupancy.entity'
import type { PartyEntity } from './party.entity'

export interface PresentOccupant
  extends Pick<PartyEntity, 'kind' | 'nameEnc' | 'phoneEnc' | 'phoneIndex'>,
    Pick<OccupancyEntity, 'premisesId' | 'partyId' | 'role' | 'fromOn' | 'toOn'> {
  occupancyId: string
}

@Injectable()
export class PartyRepository {
  constructor(private readonly db: Database) {}

  byPhoneIndex(index: string): Promise<PartyEntity | null> {
    return first<PartyEntity>(
      this.db,
      `SELECT p.* FROM party p WHERE p.phoneIndex = ?
        ORDER BY CASE WHEN EXISTS (SELECT 1 FROM occupancy o WHERE o.partyId = p.id AND o.toOn IS NULL) THEN 0 ELSE 1 END,
                 p.id LIMIT 1`,
      [index],
    )
  }

  /** All parties reached by this number: a family or a shop and its keeper may share one. */
  allByPhoneIndex(index: string): Promise<PartyEntity[]> {
    return this.db.rows<PartyEntity>('SELECT * FROM party WHERE phoneIndex = ? ORDER BY id LIMIT 50', [index])
  }

  byId(id: string): Promise<PartyEntity | null> {
    return first<PartyEntity>(this.db, 'SELECT * FROM party WHERE id = ?', [id])
  }

  /** Who occupies these premises on the day, trade name and tenant before owner and landlord. */
  occupants(premisesIds: readonly string[], on: CalendarDate): Promise<PresentOccupant[]> {
    if (premisesIds.length === 0) return Promise.resolve([])
    return this.db.rows<PresentOccupant>(
      `SELECT o.id AS occupancyId, o.premisesId, o.partyId, o.role, o.fromOn, o.toOn, p.kind, p.nameEnc, p.phoneEnc, p.phoneIndex
         FROM occupancy o JOIN party p ON p.id = o.partyId
        WHERE o.premisesId IN (${marks(premisesIds)}) AND o.fromOn <= ? AND (o.toOn IS NULL OR o.toOn >= ?)
        ORDER BY CASE o.role WHEN 'trade_name' THEN 0 WHEN 'tenant' THEN 1 WHEN 'owner' THEN 2 ELSE 3 END, o.fromOn`,
      [...premisesIds, on, on],
    )
  }

  occupancy(id: string): Promise<OccupancyEntity | null> {
    return first<OccupancyEntity>(this.db, 'SELECT * FROM occupancy WHERE id = ?', [id])
  }

  /** Past and present ones. */
  occupanciesAt(premisesId: string, sql: Sql = this.db): Promise<OccupancyEntity[]> {
    return sql.rows<OccupancyEntity>('SELECT * FROM occupancy WHERE premisesId = ? ORDER BY fromOn, id', [premisesId])
  }

  /** Those that have not ended. */
  lastingOccupancies(partyId: string): Promise<OccupancyEntity[]> {
    return this.db.rows<OccupancyEntity>('SELECT * FROM occupancy WHERE partyId = ? AND toOn IS NULL', [partyId])
  }

  /** The number that changed: 0 when it had ended before. */
  endOccupancy(tx: Tx, id: string, toOn: CalendarDate): Promise<number> {
    return tx.execute('UPDATE occupancy SET toOn = ? WHERE id = ? AND toOn IS NULL', [toOn, id])
  }

  async rename(tx: Tx, { id, nameEnc, nameIndex }: Pick<PartyEntity, 'id' | 'nameEnc' | 'nameIndex'>): Promise<void> {
    await tx.execute('UPDATE party SET nameEnc = ?, nameIndex = ? WHERE id = ?', [nameEnc, nameIndex, id])
  }
}
