import { Entity } from 'typeorm'
import { At, Key, Ref, Text } from '../schema/columns'

@Entity('client_action')
export class ClientActionEntity {
  @Key() id: string
  @Text(32) kind: string
  @Ref() subjectId: string
  @Text(64) hash: string
  @Ref() accountId: string
  @At() at: string
}
