import { type Caller, PremisesService, StayService } from '@app/features'
import { Controller } from '@nestjs/common'
import { CurrentCaller, Input, type InputOf, Route } from '../http/route.decorator'

@Controller()
export class StayController {
  constructor(
    private readonly premises: PremisesService,
    private readonly stays: StayService,
  ) {}

  @Route('GET /api/v1/premises/:id/occupancies')
  ever(@CurrentCaller() caller: Caller, @Input() { params }: InputOf<'GET /api/v1/premises/:id/occupancies'>) {
    return this.premises.stays(caller, params.id)
  }

  @Route('POST /api/v1/occupancies/:id/rename')
  rename(@CurrentCaller() caller: Caller, @Input() { params, body }: InputOf<'POST /api/v1/occupancies/:id/rename'>) {
    return this.stays.rename(params.id, body, caller)
  }

  @Route('POST /api/v1/occupancies/:id/move')
  move(@CurrentCaller() caller: Caller, @Input() { params, body }: InputOf<'POST /api/v1/occupancies/:id/move'>) {
    return this.stays.move(params.id, body, caller)
  }

  @Route('POST /api/v1/occupancies/:id/correct')
  correct(@CurrentCaller() caller: Caller, @Input() { params, body }: InputOf<'POST /api/v1/occupancies/:id/correct'>) {
    return this.stays.correct(params.id, body, caller)
  }
}
