import type { CalendarDate, Scope } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { PremisesAreaEntity } from '../area/premises-area.entity'
import type { PremisesEntity } from '../premises/premises.entity'
import { Database, first, marks, type Sql } from '../store/database'
import { condition, every, visibleTo, within } from '../store/scope'
import type { Tx } from '../store/tx'

type Placed = Pick<PremisesEntity, 'id' | 'areaCode' | 'registeredOn'>

/** Where premises lie over time. What belongs to the day (visits, closed hazards) keeps the area of its day. */
@Injectable()
export class PremisesAreaRepository {
  constructor(private readonly db: Database) {}

  within(scope: Scope, code: string, ids: readonly string[]): Promise<Placed[]> {
    const where = every([
      condition(`p.id IN (${marks(ids)})`, ...ids),
      within('p.areaCode', code),
      visibleTo(scope, { area: (area) => within('p.areaCode', area) }),
    ])
    return this.db.rows<Placed>(
      `SELECT p.id, p.areaCode, p.registeredOn FROM premises p WHERE ${where.sql} ORDER BY p.id`,
      where.params,
    )
  }

  /** The newest entry of each of these premises. */
  async latest(ids: readonly string[], sql: Sql = this.db): Promise<Map<string, PremisesAreaEntity>> {
    const rows = await sql.rows<PremisesAreaEntity>(
      `SELECT * FROM premises_area WHERE premisesId IN (${marks(ids)}) ORDER BY fromOn, id`,
      ids,
    )
    return new Map(rows.map((row) => [row.premisesId, row]))
  }

  of(premisesId: string): Promise<PremisesAreaEntity[]> {
    return this.db.rows<PremisesAreaEntity>(
      'SELECT * FROM premises_area WHERE premisesId = ? ORDER BY fromOn DESC, id DESC',
      [premisesId],
    )
  }

  /** Where it lay on that day; null when it has never moved. */
  on(premisesId: string, on: CalendarDate): Promise<Pick<PremisesAreaEntity, 'areaCode' | 'toOn'> | null> {
    return first(
      this.db,
      `SELECT areaCode, toOn FROM premises_area WHERE premisesId = ? AND fromOn <= ? AND (toOn IS NULL OR toOn >= ?)
        ORDER BY fromOn DESC LIMIT 1`,
      [premisesId, on, on],
    )
  }

  /** Lets one unit at a time move these premises. */
  async lock(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.execute(`UPDATE premises SET code = code WHERE id IN (${marks(ids)})`, ids)
  }

  async end(tx: Tx, ids: readonly string[], toOn: CalendarDate): Promise<void> {
    if (ids.length === 0) return
    await tx.execute(`UPDATE premises_area SET toOn = ? WHERE toOn IS NULL AND premisesId IN (${marks(ids)})`, [
      toOn,
      ...ids,
    ])
  }

  insert(tx: Tx, rows: readonly PremisesAreaEntity[]): Promise<void> {
    return tx.insert(PremisesAreaEntity, rows)
  }

  /** The place itself with what goes on there: bottles, open hazards, open alerts. Gives how many places it found there. */
  async bring(tx: Tx, ids: readonly string[], from: string, to: string): Promise<number> {
    const those = marks(ids)
    const matched = await tx.execute(`UPDATE premises SET areaCode = ? WHERE areaCode = ? AND id IN (${those})`, [
      to,
      from,
      ...ids,
    ])
    await tx.execute(`UPDATE cylinder SET areaCode = ? WHERE premisesId IN (${those})`, [to, ...ids])
    for (const table of ['hazard', 'alert'])
      await tx.execute(`UPDATE ${table} SET areaCode = ? WHERE status <> 'closed' AND premisesId IN (${those})`, [
        to,
        ...ids,
      ])
    for (const id of ids) tx.touch('premises', id)
    return matched
  }

  /** Moves planned for that day that have not happened. */
  due(on: CalendarDate): Promise<{ premisesId: string; fromCode: string; toCode: string }[]> {
    return this.db.rows(
      `SELECT s.premisesId, p.areaCode AS fromCode, s.areaCode AS toCode FROM premises_area s JOIN premises p ON p.id = s.premisesId
        WHERE s.fromOn = ? AND s.toOn IS NULL AND s.areaCode <> p.areaCode ORDER BY s.premisesId LIMIT 500`,
      [on],
    )
  }
}
