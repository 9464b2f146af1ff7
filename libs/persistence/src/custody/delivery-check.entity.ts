import type { DeliveryCheck } from '@app/domain'
import { Entity } from 'typeorm'
import { At, Key, LongText, Ref, Text } from '../schema/columns'

/** 随瓶安检: one visit, however many cylinders it came with. */
@Entity('delivery_check')
export class DeliveryCheckEntity {
  @Key() factId: string
  @Ref() checkId: string
  @Ref() companyId: string
  @Ref() premisesId: string
  @Text(20) areaCode: string
  @At() checkedAt: string
  @Text(12) outcome: DeliveryCheck['outcome']
  /** Items and reasons as JSON. */
  @LongText() findings: string
}
