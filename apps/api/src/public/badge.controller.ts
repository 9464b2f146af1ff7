import { BadgeService, type SessionCaller } from '@app/features'
import { Controller, Req } from '@nestjs/common'
import { type ApiRequest, CurrentCaller, Input, type InputOf, Route } from '../http/route.decorator'

@Controller()
export class BadgeController {
  constructor(private readonly badges: BadgeService) {}

  @Route('GET /api/v1/me/badge')
  mine(@CurrentCaller() caller: SessionCaller) {
    return this.badges.mine(caller)
  }

  @Route('POST /api/v1/badge-checks')
  check(@Input() { body }: InputOf<'POST /api/v1/badge-checks'>, @Req() request: ApiRequest) {
    return this.badges.check(body.code, request.ip)
  }
}
