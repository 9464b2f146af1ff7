import type { RetentionKind } from '@app/domain'
import { Entity } from 'typeorm'
import { At, Int, Key } from '../schema/columns'

/** The last turn of the daily removal for one kind of record. */
@Entity('retention_run')
export class RetentionRunEntity {
  @Key(24) kind: RetentionKind
  @At() ranAt: string
  @Int() removed: number
  @At({ nullable: true }) lastRemovedAt: string | null
  @Int() total: number
}
