import { type Clock, type Config, WechatClient } from '@app/platform'
import { Module } from '@nestjs/common'
import { CLOCK, CONFIG } from '../core/tokens'
import { DatabaseAccessTokenStore } from './access-token.store'
import { AccountAdminService } from './account-admin.service'
import { AccountMakerService } from './account-maker.service'
import { FamilyBinding } from './family-binding.service'
import { HouseholdAccess } from './household-access'
import { LoginGuard } from './login-guard.service'
import { MySecurityService } from './my-security.service'
import { PasswordService } from './password.service'
import { SecondFactorService } from './second-factor.service'
import { SecurityLogService } from './security-log.service'
import { SessionService } from './session.service'
import { WechatLoginService } from './wechat-login.service'

@Module({
  providers: [
    HouseholdAccess,
    FamilyBinding,
    SessionService,
    LoginGuard,
    PasswordService,
    SecondFactorService,
    MySecurityService,
    AccountAdminService,
    AccountMakerService,
    SecurityLogService,
    WechatLoginService,
    DatabaseAccessTokenStore,
    {
      provide: WechatClient,
      inject: [CONFIG, DatabaseAccessTokenStore, CLOCK],
      useFactory: ({ wechat }: Config, tokens: DatabaseAccessTokenStore, clock: Clock) =>
        new WechatClient({ wechat, tokens, clock }),
    },
  ],
  exports: [
    HouseholdAccess,
    AccountAdminService,
    AccountMakerService,
    MySecurityService,
    PasswordService,
    SecondFactorService,
    SecurityLogService,
    SessionService,
    WechatLoginService,
  ],
})
export class AccountsModule {}
