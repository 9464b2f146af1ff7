import { Entity } from 'typeorm'
import { At, Key, Ref } from '../schema/columns'

@Entity('session')
export class SessionEntity {
  @Key(64) tokenHash: string
  @Ref() accountId: string
  @At() createdAt: string
  @At() expiresAt: string
  @At({ nullable: true }) revokedAt: string | null
}
