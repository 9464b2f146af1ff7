import { Entity } from 'typeorm'
import { At, Key, On, Ref, Text } from '../schema/columns'

/** 交接. Its note is a text of the action with the same id. */
@Entity('handover')
export class HandoverEntity {
  @Key() id: string
  @Text(20) gridCode: string
  @Ref() fromAccountId: string
  @Ref() toAccountId: string
  @On() fromOn: string
  @Ref() madeBy: string
  @At() madeAt: string
  @At({ nullable: true }) confirmedAt: string | null
}
