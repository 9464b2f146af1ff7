import { type Caller, OccupancyService, PremisesTypeService, StatusService, SupplyService } from '@app/features'
import { Controller } from '@nestjs/common'
import { CurrentCaller, Input, type InputOf, Route } from '../http/route.decorator'

@Controller()
export class PlaceController {
  constructor(
    private readonly occupancies: OccupancyService,
    private readonly supplies: SupplyService,
    private readonly states: StatusService,
    private readonly types: PremisesTypeService,
  ) {}

  @Route('POST /api/v1/premises/:id/occupancies')
  moveIn(@CurrentCaller() caller: Caller, @Input() input: InputOf<'POST /api/v1/premises/:id/occupancies'>) {
    return this.occupancies.moveIn(input.params.id, input.body, caller)
  }

  @Route('POST /api/v1/occupancies/:id/end')
  moveOut(@CurrentCaller() caller: Caller, @Input() input: InputOf<'POST /api/v1/occupancies/:id/end'>) {
    return this.occupancies.moveOut(input.params.id, input.body, caller)
  }

  @Route('POST /api/v1/premises/:id/status')
  status(@CurrentCaller() caller: Caller, @Input() input: InputOf<'POST /api/v1/premises/:id/status'>) {
    return this.states.change(input.params.id, input.body, caller)
  }

  @Route('POST /api/v1/premises/:id/type')
  type(@CurrentCaller() caller: Caller, @Input() input: InputOf<'POST /api/v1/premises/:id/type'>) {
    return this.types.change(input.params.id, input.body, caller)
  }

  @Route('POST /api/v1/premises/:id/suppliers')
  beginSupply(@CurrentCaller() caller: Caller, @Input() input: InputOf<'POST /api/v1/premises/:id/suppliers'>) {
    return this.supplies.begin(input.params.id, input.body, caller)
  }

  @Route('POST /api/v1/premises/:id/suppliers/end')
  endSupply(@CurrentCaller() caller: Caller, @Input() input: InputOf<'POST /api/v1/premises/:id/suppliers/end'>) {
    return this.supplies.end(input.params.id, input.body, caller)
  }
}
