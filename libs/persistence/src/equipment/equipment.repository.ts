import type { Equipment } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { Database, first, marks, type Sql, type SqlValue } from '../store/database'
import type { Tx } from '../store/tx'
import type { EquipmentEntity } from './equipment.entity'

export interface PremisesEquipment extends Equipment {
  premisesId: string
}

export type EquipmentChange = Pick<EquipmentEntity, 'id'> & Partial<Omit<EquipmentEntity, 'id' | 'premisesId' | 'kind'>>

/** What the rules and the phones know of it. */
const thing = ({ id, premisesId, kind, label, hasWaterHeater, ...row }: EquipmentEntity): PremisesEquipment => ({
  id,
  premisesId,
  kind,
  label,
  hasWaterHeater: Boolean(hasWaterHeater),
  stoveSoldOn: row.stoveSoldOn,
  hoseKind: row.hoseKind,
  hoseFrom: row.hoseFrom,
  regulatorFrom: row.regulatorFrom,
  regulatorUntil: row.regulatorUntil,
  detectorFrom: row.detectorFrom,
})

@Injectable()
export class EquipmentRepository {
  constructor(private readonly db: Database) {}

  /** What stands at these premises now. Who may see it is decided by who may see the premises. */
  async atPremises(premisesIds: readonly string[]): Promise<PremisesEquipment[]> {
    if (premisesIds.length === 0) return []
    const rows = await this.db.rows<EquipmentEntity>(
      `SELECT * FROM equipment WHERE premisesId IN (${marks(premisesIds)}) AND removedAt IS NULL ORDER BY kind, label, id`,
      premisesIds,
    )
    return rows.map(thing)
  }

  /** What stands and what stood there, with the days; the present ones first, then the newest. */
  everAt(premisesId: string, sql: Sql = this.db): Promise<EquipmentEntity[]> {
    return sql.rows<EquipmentEntity>(
      `SELECT * FROM equipment WHERE premisesId = ?
        ORDER BY CASE WHEN removedAt IS NULL THEN 0 ELSE 1 END, COALESCE(toOn, '') DESC, kind, label, id`,
      [premisesId],
    )
  }

  byId(id: string): Promise<EquipmentEntity | null> {
    return first<EquipmentEntity>(this.db, 'SELECT * FROM equipment WHERE id = ?', [id])
  }

  /** Gives how many still stood there. */
  change(tx: Tx, { id, ...row }: EquipmentChange): Promise<number> {
    const columns = Object.keys(row) as (keyof typeof row)[]
    return tx.execute(
      `UPDATE equipment SET ${columns.map((c) => `${c} = ?`).join(', ')} WHERE id = ? AND removedAt IS NULL`,
      [...columns.map((c) => row[c] as SqlValue), id],
    )
  }
}
