import type { CalendarDate, Instant } from '@app/domain'
import { Injectable } from '@nestjs/common'
import type { CylinderEntity } from '../cylinder/cylinder.entity'
import { EquipmentEntity } from '../equipment/equipment.entity'
import type { PremisesEntity } from '../premises/premises.entity'
import { caseOf } from '../store/case-of'
import { Database, first, marks, type SqlValue } from '../store/database'
import { orUpdate } from '../store/dialect'
import type { Tx } from '../store/tx'

export interface Appointment {
  premisesId: string
  visitId: string
  nextVisitOn: CalendarDate | null
  visitDueOn: CalendarDate | null
}

/** What one visit changes of the register, in a constant number of statements whatever the number of bottles. */
@Injectable()
export class VisitRepository {
  constructor(private readonly db: Database) {}

  premises(id: string): Promise<PremisesEntity | null> {
    return first<PremisesEntity>(this.db, 'SELECT * FROM premises WHERE id = ?', [id])
  }

  cylinders(ids: readonly string[]): Promise<CylinderEntity[]> {
    if (ids.length === 0) return Promise.resolve([])
    return this.db.rows<CylinderEntity>(`SELECT * FROM cylinder WHERE id IN (${marks(ids)})`, ids)
  }

  /** What the premises has, and whatever else bears one of these ids. */
  async equipment(premisesId: string, ids: readonly string[]): Promise<EquipmentEntity[]> {
    const here = await this.db.rows<EquipmentEntity>('SELECT * FROM equipment WHERE premisesId = ?', [premisesId])
    const known = new Set(here.map((e) => e.id))
    const others = ids.filter((id) => !known.has(id))
    if (others.length === 0) return here
    return [
      ...here,
      ...(await this.db.rows<EquipmentEntity>(`SELECT * FROM equipment WHERE id IN (${marks(others)})`, others)),
    ]
  }

  /** A visit that arrives late must not overwrite what a newer one found. */
  async visited(tx: Tx, id: string, at: Instant, change: Partial<PremisesEntity>): Promise<void> {
    const names = Object.keys(change)
    const values = names.map((n) => change[n as keyof PremisesEntity] as SqlValue)
    const set = names.map((n) => `${n} = ?`).join(', ')
    await tx.executeLater(`UPDATE premises SET ${set} WHERE id = ? AND (lastVisitAt IS NULL OR lastVisitAt <= ?)`, [
      ...values,
      id,
      at,
    ])
  }

  /** The appointment as corrected, where that visit is still the last one. */
  async appoint(tx: Tx, { premisesId, visitId, nextVisitOn, visitDueOn }: Appointment): Promise<void> {
    await tx.execute('UPDATE premises SET nextVisitOn = ?, visitDueOn = ? WHERE id = ? AND lastVisitId = ?', [
      nextVisitOn,
      visitDueOn,
      premisesId,
      visitId,
    ])
  }

  /** Whereabouts and use as counted; a bottle seen later than this count keeps what was seen later. */
  async counted(
    tx: Tx,
    states: readonly Pick<CylinderEntity, 'id' | 'presence' | 'bottleUse' | 'premisesId' | 'areaCode'>[],
    at: Instant,
  ): Promise<void> {
    if (states.length === 0) return
    const columns = ['presence', 'bottleUse', 'premisesId', 'areaCode'] as const
    const cases = columns.map((column) =>
      caseOf(
        column,
        'id',
        states.map((s) => [s.id, s[column]] as const),
      ),
    )
    const ids = states.map((s) => s.id)
    await tx.executeLater(
      `UPDATE cylinder SET ${cases.map((c) => c.sql).join(', ')}, lastSeenAt = ?
        WHERE id IN (${marks(ids)}) AND (lastSeenAt IS NULL OR lastSeenAt <= ?)`,
      [...cases.flatMap((c) => c.params), at, ...ids, at],
    )
  }

  async recordEquipment(tx: Tx, rows: readonly EquipmentEntity[]): Promise<void> {
    const dates = [
      'label',
      'hasWaterHeater',
      'stoveSoldOn',
      'hoseKind',
      'hoseFrom',
      'regulatorFrom',
      'regulatorUntil',
      'detectorFrom',
      'seenAt',
    ]
    if (rows.length > 0)
      await tx.insertLater(
        EquipmentEntity,
        rows,
        orUpdate(tx.dialect, 'id', (offered) => dates.map((d) => `${d} = ${offered(d)}`).join(', ')),
      )
  }
}
