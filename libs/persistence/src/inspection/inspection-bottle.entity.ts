import type { BottlePresence, BottleUse } from '@app/domain'
import { Entity } from 'typeorm'
import { Key, Text } from '../schema/columns'

@Entity('inspection_bottle')
export class InspectionBottleEntity {
  @Key() inspectionId: string
  @Key() cylinderId: string
  @Text(12) presence: BottlePresence
  @Text(12, { nullable: true }) bottleUse: BottleUse | null
}
