import type { CalendarDate } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { Database, first, marks } from '../store/database'
import type { OccupancyEntity } from './occupancy.entity'
import type { PartyEntity } from './party.entity'

export interface PresentOccupant
  extends Pick<PartyEntity, 'kind' | 'nameEnc' | 'phoneEnc' | 'phoneIndex'>,
    Pick<OccupancyEntity, 'premisesId' | 'partyId' | 'role' | 'fromOn' | 'toOn'> {}

@Injectable()
export class PartyRepository {
  constructor(private readonly db: Database) {}

  byPhoneIndex(index: string): Promise<PartyEntity | null> {
    return first<PartyEntity>(this.db, 'SELECT * FROM party WHERE phoneIndex = ? ORDER BY id LIMIT 1', [index])
  }

  byId(id: string): Promise<PartyEntity | null> {
    return first<PartyEntity>(this.db, 'SELECT * FROM party WHERE id = ?', [id])
  }

  /** Who occupies these premises on the day, trade name and tenant before owner and landlord. */
  occupants(premisesIds: readonly string[], on: CalendarDate): Promise<PresentOccupant[]> {
    if (premisesIds.length === 0) return Promise.resolve([])
    return this.db.rows<PresentOccupant>(
      `SELECT o.premisesId, o.partyId, o.role, o.fromOn, o.toOn, p.kind, p.nameEnc, p.phoneEnc, p.phoneIndex
         FROM occupancy o JOIN party p ON p.id = o.partyId
        WHERE o.premisesId IN (${marks(premisesIds)}) AND o.fromOn <= ? AND (o.toOn IS NULL OR o.toOn >= ?)
        ORDER BY CASE o.role WHEN 'trade_name' THEN 0 WHEN 'tenant' THEN 1 WHEN 'owner' THEN 2 ELSE 3 END, o.fromOn`,
      [...premisesIds, on, on],
    )
  }
}
