import { type Caller, SessionService, WechatLoginService } from '@app/features'
import { Controller, Req } from '@nestjs/common'
import { type ApiRequest, CurrentCaller, Input, type InputOf, Route } from '../http/route.decorator'
import { deviceOf } from './device'

@Controller()
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly wechat: WechatLoginService,
  ) {}

  @Route('POST /api/v1/sessions')
  logIn(@Input() { body }: InputOf<'POST /api/v1/sessions'>, @Req() request: ApiRequest) {
    const { password, totp } = body
    const device = deviceOf(request.headers['user-agent'])
    return this.sessions.logIn({ username: body.username.trim(), password, totp, source: request.ip, device })
  }

  @Route('POST /api/v1/sessions/wechat')
  logInWithWechat(@Input() { body }: InputOf<'POST /api/v1/sessions/wechat'>, @Req() request: ApiRequest) {
    return this.wechat.logIn(body.code, body.phoneCode ?? null, request.ip)
  }

  @Route('DELETE /api/v1/sessions/current')
  async logOut(@Req() request: ApiRequest): Promise<void> {
    await this.sessions.logOut(request.bearer as string)
  }

  @Route('GET /api/v1/me')
  me(@CurrentCaller() caller: Caller) {
    return this.sessions.info(caller)
  }
}
