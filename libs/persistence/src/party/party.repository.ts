import type { CalendarDate } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { Database, first, marks, type Sql, type SqlValue } from '../store/database'
import { type Condition, condition } from '../store/scope'
import type { Tx } from '../store/tx'
import type { OccupancyEntity } from './occupancy.entity'
import type { PartyEntity } from './party.entity'

export interface PresentOccupant
  extends Pick<PartyEntity, 'kind' | 'nameEnc' | 'phoneEnc' | 'phoneIndex'>,
    Pick<OccupancyEntity, 'premisesId' | 'partyId' | 'role' | 'fromOn' | 'toOn'> {
  occupancyId: string
}

/** What somebody is called at a place: by what hung over its door then, else by his name of today. */
const NAME = 'COALESCE(o.nameEnc, p.nameEnc) AS nameEnc'

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
      `SELECT o.id AS occupancyId, o.premisesId, o.partyId, o.role, o.fromOn, o.toOn, p.kind, ${NAME}, p.phoneEnc, p.phoneIndex
         FROM occupancy o JOIN party p ON p.id = o.partyId
        WHERE o.premisesId IN (${marks(premisesIds)}) AND o.fromOn <= ? AND (o.toOn IS NULL OR o.toOn >= ?)
        ORDER BY CASE o.role WHEN 'trade_name' THEN 0 WHEN 'tenant' THEN 1 WHEN 'owner' THEN 2 ELSE 3 END, o.fromOn`,
      [...premisesIds, on, on],
    )
  }

  /** Everybody who ever lived or traded there: who is there now first, then the newest. */
  everAt(premisesId: string): Promise<PresentOccupant[]> {
    return this.db.rows<PresentOccupant>(
      `SELECT o.id AS occupancyId, o.premisesId, o.partyId, o.role, o.fromOn, o.toOn, p.kind, ${NAME}, p.phoneEnc, p.phoneIndex
         FROM occupancy o JOIN party p ON p.id = o.partyId
        WHERE o.premisesId = ? ORDER BY COALESCE(o.toOn, '9999-12-31') DESC, o.fromOn DESC, o.id`,
      [premisesId],
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

  /** His stays so far keep the name they had: the story must not be rewritten by a new sign. */
  async rename(tx: Tx, { id, nameEnc, nameIndex }: Pick<PartyEntity, 'id' | 'nameEnc' | 'nameIndex'>): Promise<void> {
    await tx.execute(
      `UPDATE occupancy SET nameEnc = (SELECT p.nameEnc FROM party p WHERE p.id = ?),
              nameIndex = (SELECT p.nameIndex FROM party p WHERE p.id = ?)
        WHERE partyId = ? AND nameEnc IS NULL`,
      [id, id, id],
    )
    await tx.execute('UPDATE party SET nameEnc = ?, nameIndex = ? WHERE id = ?', [nameEnc, nameIndex, id])
  }

  /** What was entered wrongly of him, everywhere he stands under his own name. */
  async correct(tx: Tx, id: string, wrong: Partial<Pick<PartyEntity, IdentityColumn>>): Promise<void> {
    await update(tx, 'party', id, wrong)
  }

  /** The number that changed: 0 when somebody ended or corrected the stay meanwhile. */
  correctStay(
    tx: Tx,
    { id, fromOn, toOn }: Pick<OccupancyEntity, 'id' | 'fromOn' | 'toOn'>,
    after: Partial<Pick<OccupancyEntity, 'fromOn' | 'toOn' | 'nameEnc' | 'nameIndex'>>,
  ): Promise<number> {
    return update(tx, 'occupancy', id, after, {
      sql: " AND fromOn = ? AND COALESCE(toOn, '') = ?",
      params: [fromOn, toOn ?? ''],
    })
  }

  /** Premises of all his stays, ended ones too. */
  async placesOf(partyId: string): Promise<string[]> {
    const rows = await this.db.rows<{ premisesId: string }>(
      'SELECT DISTINCT premisesId FROM occupancy WHERE partyId = ?',
      [partyId],
    )
    return rows.map(({ premisesId }) => premisesId)
  }
}

type IdentityColumn = 'nameEnc' | 'nameIndex' | 'phoneEnc' | 'phoneIndex'

function update(
  tx: Tx,
  table: 'party' | 'occupancy',
  id: string,
  values: Readonly<Record<string, SqlValue | undefined>>,
  still: Condition = condition(''),
): Promise<number> {
  const names = Object.keys(values).filter((name) => values[name] !== undefined)
  if (names.length === 0) return Promise.resolve(1)
  return tx.execute(`UPDATE ${table} SET ${names.map((n) => `${n} = ?`).join(', ')} WHERE id = ?${still.sql}`, [
    ...names.map((n) => values[n] as SqlValue),
    id,
    ...still.params,
  ])
}
