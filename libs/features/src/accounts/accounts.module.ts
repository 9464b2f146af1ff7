import { type Clock, type Config, WechatClient } from '@app/platform'
import { Module } from '@nestjs/common'
import { CLOCK, CONFIG } from '../core/tokens'
import { DatabaseAccessTokenStore } from './access-token.store'
import { AccountAdminService } from './account-admin.service'
import { SessionService } from './session.service'
import { WechatLoginService } from './wechat-login.service'

@Module({
  providers: [
    SessionService,
    AccountAdminService,
    WechatLoginService,
    DatabaseAccessTokenStore,
    {
      provide: WechatClient,
      inject: [CONFIG, DatabaseAccessTokenStore, CLOCK],
      useFactory: ({ wechat }: Config, tokens: DatabaseAccessTokenStore, clock: Clock) =>
        new WechatClient({ wechat, tokens, clock }),
    },
  ],
  exports: [AccountAdminService, SessionService, WechatLoginService],
})
export class AccountsModule {}
