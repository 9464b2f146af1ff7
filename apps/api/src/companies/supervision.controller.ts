import { type Caller, SupervisionService, SupplyStopService, SwapService } from '@app/features'
import { Controller } from '@nestjs/common'
import { CurrentCaller, Input, type InputOf, Route } from '../http/route.decorator'

/** What offices ask of companies, and what companies do. */
@Controller()
export class SupervisionController {
  constructor(
    private readonly supervision: SupervisionService,
    private readonly stops: SupplyStopService,
    private readonly swaps: SwapService,
  ) {}

  @Route('POST /api/v1/companies/:id/visits')
  submit(@Input() { params, body }: InputOf<'POST /api/v1/companies/:id/visits'>, @CurrentCaller() caller: Caller) {
    return this.supervision.submit(params.id, body, caller)
  }

  @Route('GET /api/v1/company-visits')
  visits(@Input() { query }: InputOf<'GET /api/v1/company-visits'>, @CurrentCaller() caller: Caller) {
    return this.supervision.list(query, caller)
  }

  @Route('GET /api/v1/company-visits/:id')
  visit(@Input() { params }: InputOf<'GET /api/v1/company-visits/:id'>, @CurrentCaller() caller: Caller) {
    return this.supervision.detail(params.id, caller)
  }

  @Route('POST /api/v1/cylinders/:id/swap')
  swap(@Input() { params, body }: InputOf<'POST /api/v1/cylinders/:id/swap'>, @CurrentCaller() caller: Caller) {
    return this.swaps.swap(params.id, body, caller)
  }

  @Route('GET /api/v1/supply-stops')
  list(@Input() { query }: InputOf<'GET /api/v1/supply-stops'>, @CurrentCaller() caller: Caller) {
    return this.stops.list(query, caller)
  }

  @Route('POST /api/v1/premises/:id/supply-stops')
  request(
    @Input() { params, body }: InputOf<'POST /api/v1/premises/:id/supply-stops'>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.stops.request(params.id, body, caller)
  }

  @Route('POST /api/v1/supply-stops/:id/answer')
  answer(@Input() { params, body }: InputOf<'POST /api/v1/supply-stops/:id/answer'>, @CurrentCaller() caller: Caller) {
    return this.stops.answer(params.id, body, caller)
  }

  @Route('POST /api/v1/supply-stops/:id/lift')
  lift(@Input() { params, body }: InputOf<'POST /api/v1/supply-stops/:id/lift'>, @CurrentCaller() caller: Caller) {
    return this.stops.lift(params.id, body, caller)
  }
}
