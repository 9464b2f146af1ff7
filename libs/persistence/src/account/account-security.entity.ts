import { Entity } from 'typeorm'
import { At, Bool, Int, Key, Ref, Text } from '../schema/columns'

@Entity('account_security')
export class AccountSecurityEntity {
  @Key() accountId: string
  @At({ nullable: true }) passwordChangedAt: string | null
  @Bool() mustChange: boolean
  /** Set while the second factor is being set up; counts from `totpEnabledAt` on. */
  @Text(300, { nullable: true }) totpSecretEnc: string | null
  @At({ nullable: true }) totpEnabledAt: string | null
  @Int({ nullable: true }) totpLastStep: number | null
}

@Entity('password_history')
export class PasswordHistoryEntity {
  @Key() id: string
  @Ref() accountId: string
  @Text(200) passwordHash: string
  @At() setAt: string
}

@Entity('recovery_code')
export class RecoveryCodeEntity {
  @Key() accountId: string
  @Key(64) codeHash: string
  @At({ nullable: true }) usedAt: string | null
}
