import { Entity } from 'typeorm'
import { At, Key, Text } from '../schema/columns'

@Entity('shared_token')
export class SharedTokenEntity {
  @Key(40) name: string
  @Text(2000) valueEnc: string
  @At() expiresAt: string
}
