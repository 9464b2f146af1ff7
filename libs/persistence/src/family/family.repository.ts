import type { CalendarDate, Instant, OccupancyRole } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { Database, first, marks } from '../store/database'
import type { Tx } from '../store/tx'
import type { FamilyMemberEntity } from './family-member.entity'

/** One premises that a household account may look at today, and by what right. */
export interface HouseholdPlaceRow {
  premisesId: string
  occupancyId: string
  /** Whose stay it is: an account's own party, or the one that invited it. */
  partyId: string
  role: OccupancyRole
  /** 1 when a tenant or a trade name of somebody else is there as well. */
  letToOthers: number
  invited: number
}

export interface FamilyMemberRow extends FamilyMemberEntity {
  premisesId: string
}

const LASTS = (alias: string) => `${alias}.fromOn <= ? AND (${alias}.toOn IS NULL OR ${alias}.toOn >= ?)`
const LET_TO_OTHERS = `EXISTS (SELECT 1 FROM occupancy x WHERE x.premisesId = o.premisesId AND x.partyId <> o.partyId
  AND x.role IN ('tenant', 'trade_name') AND ${LASTS('x')})`

@Injectable()
export class FamilyRepository {
  constructor(private readonly db: Database) {}

  /** By the stays of whoever the verified telephone reaches, and by invitations to it; both end with the stay. */
  places(accountId: string, today: CalendarDate): Promise<HouseholdPlaceRow[]> {
    const columns = `o.premisesId, o.id AS occupancyId, o.partyId, o.role, ${LET_TO_OTHERS} AS letToOthers`
    return this.db.rows<HouseholdPlaceRow>(
      `SELECT ${columns}, 0 AS invited
         FROM account a JOIN party p ON p.id = a.partyId OR p.phoneIndex = a.phoneIndex
         JOIN occupancy o ON o.partyId = p.id WHERE a.id = ? AND ${LASTS('o')}
       UNION ALL
       SELECT ${columns}, 1 AS invited
         FROM account a JOIN family_member m ON m.phoneIndex = a.phoneIndex AND m.removedAt IS NULL
         JOIN occupancy o ON o.id = m.occupancyId WHERE a.id = ? AND ${LASTS('o')}`,
      [today, today, accountId, today, today, today, today, accountId, today, today],
    )
  }

  ofOccupancies(occupancyIds: readonly string[]): Promise<FamilyMemberEntity[]> {
    if (occupancyIds.length === 0) return Promise.resolve([])
    return this.db.rows<FamilyMemberEntity>(
      `SELECT * FROM family_member WHERE removedAt IS NULL AND occupancyId IN (${marks(occupancyIds)})
        ORDER BY invitedAt, id`,
      occupancyIds,
    )
  }

  byId(id: string): Promise<FamilyMemberRow | null> {
    return first<FamilyMemberRow>(
      this.db,
      'SELECT m.*, o.premisesId FROM family_member m JOIN occupancy o ON o.id = m.occupancyId WHERE m.id = ?',
      [id],
    )
  }

  /** Invitations of this telephone whose stay goes on and that nobody has taken up. */
  openFor(phoneIndex: string, today: CalendarDate): Promise<FamilyMemberRow[]> {
    return this.db.rows<FamilyMemberRow>(
      `SELECT m.*, o.premisesId FROM family_member m JOIN occupancy o ON o.id = m.occupancyId
        WHERE m.phoneIndex = ? AND m.accountId IS NULL AND m.removedAt IS NULL AND ${LASTS('o')} ORDER BY m.id`,
      [phoneIndex, today, today],
    )
  }

  async bind(tx: Tx, id: string, accountId: string, at: Instant): Promise<boolean> {
    const sql =
      'UPDATE family_member SET accountId = ?, boundAt = ? WHERE id = ? AND accountId IS NULL AND removedAt IS NULL'
    return (await tx.execute(sql, [accountId, at, id])) > 0
  }

  async remove(tx: Tx, id: string): Promise<boolean> {
    const sql = 'UPDATE family_member SET removedAt = ?, liveKey = NULL WHERE id = ? AND removedAt IS NULL'
    return (await tx.execute(sql, [tx.now, id])) > 0
  }
}
