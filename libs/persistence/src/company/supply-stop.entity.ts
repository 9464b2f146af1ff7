import type { SupplyStopAnswer, SupplyStopReason } from '@app/domain'
import { Entity } from 'typeorm'
import { At, Key, On, Ref, Text } from '../schema/columns'

/** 停供: one standing at a time for an address. */
@Entity('supply_stop')
export class SupplyStopEntity {
  @Key() id: string
  @Ref() premisesId: string
  @Text(20) areaCode: string
  @Text(16) reason: SupplyStopReason
  @Ref() requestedBy: string
  @At() requestedAt: string
  @On() requestedOn: string
  @At({ nullable: true }) liftedAt: string | null
  @Text(40, { nullable: true }) openKey: string | null
}

@Entity('supply_stop_answer')
export class SupplyStopAnswerEntity {
  @Key() stopId: string
  @Key() companyId: string
  @Text(16) answer: SupplyStopAnswer
  @At() answeredAt: string
}
