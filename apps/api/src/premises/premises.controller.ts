import { type Caller, PremisesService, RevealService } from '@app/features'
import { Controller } from '@nestjs/common'
import { CurrentCaller, Input, type InputOf, Route } from '../http/route.decorator'

@Controller()
export class PremisesController {
  constructor(
    private readonly premises: PremisesService,
    private readonly reveals: RevealService,
  ) {}

  @Route('GET /api/v1/premises')
  list(@CurrentCaller() caller: Caller, @Input() { query }: InputOf<'GET /api/v1/premises'>) {
    return this.premises.list(caller, query)
  }

  @Route('POST /api/v1/premises/search')
  search(@CurrentCaller() caller: Caller, @Input() { body }: InputOf<'POST /api/v1/premises/search'>) {
    return this.premises.search(caller, body)
  }

  @Route('GET /api/v1/premises/:id')
  detail(@CurrentCaller() caller: Caller, @Input() { params }: InputOf<'GET /api/v1/premises/:id'>) {
    return this.premises.detail(caller, params.id)
  }

  @Route('GET /api/v1/premises/:id/timeline')
  timeline(@CurrentCaller() caller: Caller, @Input() { params, query }: InputOf<'GET /api/v1/premises/:id/timeline'>) {
    return this.premises.timeline(caller, params.id, query)
  }

  @Route('POST /api/v1/premises/:id/reveals')
  reveal(@CurrentCaller() caller: Caller, @Input() { params, body }: InputOf<'POST /api/v1/premises/:id/reveals'>) {
    return this.reveals.reveal(caller, params.id, body)
  }
}
