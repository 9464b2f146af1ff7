import { Entity } from 'typeorm'
import { At, Int, Key } from '../schema/columns'

/** Wrong passwords by user name and by source, both as keyed hashes: also of names that no account has. */
@Entity('login_guard')
export class LoginGuardEntity {
  @Key(64) guardKey: string
  @Int() failures: number
  @At() sinceAt: string
  @At({ nullable: true }) lockedUntil: string | null
}
