import { type Clock, type Config, WechatClient } from '@app/platform'
import { Module } from '@nestjs/common'
import { CLOCK, CONFIG } from '../core/tokens'
import { DatabaseAccessTokenStore } from './access-token.store'
import { SessionService } from './session.service'
import { WechatLoginService } from './wechat-login.service'

@Module({
  providers: [
    SessionService,
    WechatLoginService,
    DatabaseAccessTokenStore,
    {
      provide: WechatClient,
      inject: [CONFIG, DatabaseAccessTokenStore, CLOCK],
      useFactory: ({ wechat }: Config, tokens: DatabaseAccessTokenStore, clock: Clock) => new WechatClient({ wechat, tokens, clock }),
    },
  ],
  exports: [SessionService, WechatLoginService],
})
export class AccountsModule {}
