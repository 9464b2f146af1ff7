import { BadgePhotoService, BadgeService, type Caller, type SessionCaller } from '@app/features'
import { Controller, Req, Res } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import { type ApiRequest, CurrentCaller, Input, type InputOf, Route } from '../http/route.decorator'

@Controller()
export class BadgeController {
  constructor(
    private readonly badges: BadgeService,
    private readonly photos: BadgePhotoService,
  ) {}

  @Route('GET /api/v1/me/badge')
  mine(@CurrentCaller() caller: SessionCaller) {
    return this.badges.mine(caller)
  }

  @Route('POST /api/v1/badge-checks')
  check(@Input() { body }: InputOf<'POST /api/v1/badge-checks'>, @Req() request: ApiRequest) {
    return this.badges.check(body.code, request.ip)
  }

  @Route('POST /api/v1/accounts/:id/badge-photo')
  setPhoto(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: InputOf<'POST /api/v1/accounts/:id/badge-photo'>,
  ) {
    return this.photos.set(params.id, body, caller)
  }

  @Route('GET /api/v1/badge-photos/:id')
  async photo(
    @Input() { params, query }: InputOf<'GET /api/v1/badge-photos/:id'>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { bytes, contentType } = await this.photos.open(params.id, query)
    await reply.type(contentType).send(bytes)
  }
}
