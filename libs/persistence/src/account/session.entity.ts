import { Entity } from 'typeorm'
import { At, Key, Ref, Text } from '../schema/columns'

/** What a session may do and nothing else, until it is done. */
export type SessionLimit = 'password' | 'totp'

@Entity('session')
export class SessionEntity {
  @Key(64) tokenHash: string
  @Ref() accountId: string
  @At() createdAt: string
  @At() expiresAt: string
  @At({ nullable: true }) revokedAt: string | null
  /** Names the session to its owner; the token's hash stays here. */
  @Ref({ nullable: true }) id?: string | null
  @At({ nullable: true }) lastSeenAt?: string | null
  @Text(120, { nullable: true }) device?: string | null
  @Text(12, { nullable: true }) limitedTo?: SessionLimit | null
}
