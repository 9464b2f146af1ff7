import type { Equipment } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { Database, marks } from '../store/database'
import type { EquipmentEntity } from './equipment.entity'

export interface PremisesEquipment extends Equipment {
  premisesId: string
}

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
    return rows.map(({ seenAt: _, removedAt: __, ...row }) => ({ ...row, hasWaterHeater: Boolean(row.hasWaterHeater) }))
  }
}
