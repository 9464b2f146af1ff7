import { type Caller, HazardActionService, HazardService } from '@app/features'
import { Controller } from '@nestjs/common'
import { CurrentCaller, Input, type InputOf, Route } from '../http/route.decorator'

@Controller()
export class HazardController {
  constructor(
    private readonly hazards: HazardService,
    private readonly actions: HazardActionService,
  ) {}

  @Route('GET /api/v1/hazards')
  list(@Input() { query }: InputOf<'GET /api/v1/hazards'>, @CurrentCaller() caller: Caller) {
    return this.hazards.list(query, caller)
  }

  @Route('GET /api/v1/hazards/:id')
  detail(@Input() { params }: InputOf<'GET /api/v1/hazards/:id'>, @CurrentCaller() caller: Caller) {
    return this.hazards.detail(params.id, caller)
  }

  @Route('POST /api/v1/hazards/:id/dispatch')
  dispatch(@Input() input: InputOf<'POST /api/v1/hazards/:id/dispatch'>, @CurrentCaller() caller: Caller) {
    return this.actions.dispatch(input.params.id, input.body, caller)
  }

  @Route('POST /api/v1/hazards/:id/rectify')
  rectify(@Input() input: InputOf<'POST /api/v1/hazards/:id/rectify'>, @CurrentCaller() caller: Caller) {
    return this.actions.rectify(input.params.id, input.body, caller)
  }

  @Route('POST /api/v1/hazards/:id/recheck')
  recheck(@Input() input: InputOf<'POST /api/v1/hazards/:id/recheck'>, @CurrentCaller() caller: Caller) {
    return this.actions.recheck(input.params.id, input.body, caller)
  }

  @Route('POST /api/v1/hazards/:id/return')
  return(@Input() input: InputOf<'POST /api/v1/hazards/:id/return'>, @CurrentCaller() caller: Caller) {
    return this.actions.return(input.params.id, input.body, caller)
  }
}
