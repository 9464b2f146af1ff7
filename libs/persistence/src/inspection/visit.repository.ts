import type { CalendarDate, InspectionContent, Instant } from '@app/domain'
import { Injectable } from '@nestjs/common'
import type { CylinderEntity } from '../cylinder/cylinder.entity'
import { EquipmentEntity } from '../equipment/equipment.entity'
import type { FileEntity } from '../file/file.entity'
import type { HazardEntity } from '../hazard/hazard.entity'
import type { PremisesEntity } from '../premises/premises.entity'
import { caseOf } from '../store/case-of'
import { Database, first, marks, type SqlValue } from '../store/database'
import { orUpdate } from '../store/dialect'
import type { Statement } from '../store/statement'
import type { Tx } from '../store/tx'
import type { InspectionEntity } from './inspection.entity'

export interface Appointment {
  premisesId: string
  visitId: string
  nextVisitOn: CalendarDate | null
  visitDueOn: CalendarDate | null
}

type VisitIds = Pick<InspectionContent, 'id' | 'premisesId' | 'bottles' | 'equipment'>

/** What is known before a visit is stored. */
export interface BeforeVisit {
  /** The very same visit, stored before. */
  visit: InspectionEntity | null
  premises: PremisesEntity | null
  cylinders: CylinderEntity[]
  /** What the premises has, and whatever else bears one of the ids sent. */
  equipment: EquipmentEntity[]
  files: FileEntity[]
  openHazards: HazardEntity[]
}

const among = (select: string, ids: readonly string[]): Statement =>
  ids.length === 0 ? { sql: `${select} (NULL)`, params: [] } : { sql: `${select} (${marks(ids)})`, params: [...ids] }

function whatBearsOneOf(premisesId: string, ids: readonly string[]): Statement {
  const others = among('SELECT * FROM equipment WHERE id IN', ids)
  return {
    sql: `SELECT * FROM equipment WHERE premisesId = ? UNION ${others.sql}`,
    params: [premisesId, ...others.params],
  }
}

/** Of an entry that was merged into another, the one that stays: phones without network do not know yet. */
const MEANT = `SELECT p.* FROM premises p
  WHERE p.id = COALESCE((SELECT m.mergedIntoId FROM premises m WHERE m.id = ?), ?)`

/** What one visit changes of the register, in a constant number of statements whatever the number of bottles. */
@Injectable()
export class VisitRepository {
  constructor(private readonly db: Database) {}

  /** Everything a submission is checked against and worked out from. */
  async before({ id, premisesId, bottles, equipment }: VisitIds, fileIds: readonly string[]): Promise<BeforeVisit> {
    const bottleIds = bottles.map((b) => b.cylinderId)
    const [visits, premises, cylinders, equipmentRows, files, openHazards] = await this.db.all<
      [InspectionEntity, PremisesEntity, CylinderEntity, EquipmentEntity, FileEntity, HazardEntity]
    >([
      { sql: 'SELECT * FROM inspection WHERE id = ?', params: [id] },
      { sql: MEANT, params: [premisesId, premisesId] },
      among('SELECT * FROM cylinder WHERE id IN', bottleIds),
      whatBearsOneOf(
        premisesId,
        equipment.map((e) => e.id),
      ),
      among('SELECT * FROM file WHERE id IN', fileIds),
      { sql: "SELECT * FROM hazard WHERE premisesId = ? AND status <> 'closed' ORDER BY id", params: [premisesId] },
    ])
    const [visit = null] = visits
    return { visit, premises: premises[0] ?? null, cylinders, equipment: equipmentRows, files, openHazards }
  }

  premises(id: string): Promise<PremisesEntity | null> {
    return first<PremisesEntity>(this.db, MEANT, [id, id])
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
