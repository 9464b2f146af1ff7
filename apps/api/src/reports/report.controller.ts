import type { RouteKey } from '@app/contract'
import { type Caller, ReportActionService, ReportRegisterService, ReportService, SightingService } from '@app/features'
import { Controller } from '@nestjs/common'
import { CurrentCaller, Input, type InputOf, Route } from '../http/route.decorator'

type Act<A extends string> = InputOf<Extract<RouteKey, `POST /api/v1/reports/:id/${A}`>>

@Controller()
export class ReportController {
  constructor(
    private readonly reports: ReportService,
    private readonly sightings: SightingService,
    private readonly actions: ReportActionService,
    private readonly registers: ReportRegisterService,
  ) {}

  @Route('POST /api/v1/sightings')
  sight(@CurrentCaller() caller: Caller, @Input() { body }: InputOf<'POST /api/v1/sightings'>) {
    return this.sightings.report(body, caller)
  }

  @Route('GET /api/v1/reports')
  list(@CurrentCaller() caller: Caller, @Input() { query }: InputOf<'GET /api/v1/reports'>) {
    return this.reports.list(query, caller)
  }

  @Route('GET /api/v1/reports/:id')
  detail(@CurrentCaller() caller: Caller, @Input() { params }: InputOf<'GET /api/v1/reports/:id'>) {
    return this.reports.detail(params.id, caller)
  }

  @Route('POST /api/v1/reports/:id/accept')
  accept(@CurrentCaller() caller: Caller, @Input() { params, body }: Act<'accept'>) {
    return this.actions.accept(params.id, body, caller)
  }

  @Route('POST /api/v1/reports/:id/hand')
  hand(@CurrentCaller() caller: Caller, @Input() { params, body }: Act<'hand'>) {
    return this.actions.hand(params.id, body, caller)
  }

  @Route('POST /api/v1/reports/:id/transfer')
  transfer(@CurrentCaller() caller: Caller, @Input() { params, body }: Act<'transfer'>) {
    return this.actions.transfer(params.id, body, caller)
  }

  @Route('POST /api/v1/reports/:id/check')
  check(@CurrentCaller() caller: Caller, @Input() { params, body }: Act<'check'>) {
    return this.actions.check(params.id, body, caller)
  }

  @Route('POST /api/v1/reports/:id/answer')
  answer(@CurrentCaller() caller: Caller, @Input() { params, body }: Act<'answer'>) {
    return this.actions.answer(params.id, body, caller)
  }

  @Route('POST /api/v1/reports/:id/register')
  register(@CurrentCaller() caller: Caller, @Input() { params, body }: Act<'register'>) {
    return this.registers.place(params.id, body, caller)
  }

  @Route('POST /api/v1/reports/:id/bottle')
  bottle(@CurrentCaller() caller: Caller, @Input() { params, body }: Act<'bottle'>) {
    return this.registers.bottle(params.id, body, caller)
  }

  @Route('POST /api/v1/reports/:id/close')
  close(@CurrentCaller() caller: Caller, @Input() { params, body }: Act<'close'>) {
    return this.actions.close(params.id, body, caller)
  }

  @Route('POST /api/v1/reports/:id/contact')
  contact(@CurrentCaller() caller: Caller, @Input() { params, body }: Act<'contact'>) {
    return this.actions.contact(params.id, body, caller)
  }
}
