import { type Caller, ReferralService } from '@app/features'
import { Controller } from '@nestjs/common'
import { CurrentCaller, Input, type InputOf, Route } from '../http/route.decorator'

@Controller()
export class ReferralController {
  constructor(private readonly referrals: ReferralService) {}

  @Route('GET /api/v1/referrals')
  list(@CurrentCaller() caller: Caller, @Input() { query }: InputOf<'GET /api/v1/referrals'>) {
    return this.referrals.list(query, caller)
  }

  @Route('GET /api/v1/referrals/:id')
  detail(@CurrentCaller() caller: Caller, @Input() { params }: InputOf<'GET /api/v1/referrals/:id'>) {
    return this.referrals.detail(params.id, caller)
  }

  @Route('POST /api/v1/referrals')
  hand(@CurrentCaller() caller: Caller, @Input() { body }: InputOf<'POST /api/v1/referrals'>) {
    return this.referrals.hand(body, caller)
  }

  @Route('POST /api/v1/referrals/:id/answer')
  answer(@CurrentCaller() caller: Caller, @Input() { params, body }: InputOf<'POST /api/v1/referrals/:id/answer'>) {
    return this.referrals.reply(params.id, 'answered', body, caller)
  }

  @Route('POST /api/v1/referrals/:id/return')
  giveBack(@CurrentCaller() caller: Caller, @Input() { params, body }: InputOf<'POST /api/v1/referrals/:id/return'>) {
    return this.referrals.reply(params.id, 'returned', body, caller)
  }

  @Route('POST /api/v1/referrals/:id/take-back')
  takeBack(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: InputOf<'POST /api/v1/referrals/:id/take-back'>,
  ) {
    return this.referrals.takeBack(params.id, body, caller)
  }
}
