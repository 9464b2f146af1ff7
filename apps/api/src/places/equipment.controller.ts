import { type Caller, EquipmentService } from '@app/features'
import { Controller } from '@nestjs/common'
import { CurrentCaller, Input, type InputOf, Route } from '../http/route.decorator'

@Controller()
export class EquipmentController {
  constructor(private readonly equipment: EquipmentService) {}

  @Route('POST /api/v1/premises/:id/equipment')
  add(@CurrentCaller() caller: Caller, @Input() { params, body }: InputOf<'POST /api/v1/premises/:id/equipment'>) {
    return this.equipment.add(params.id, body, caller)
  }

  @Route('POST /api/v1/equipment/:id/correct')
  change(@CurrentCaller() caller: Caller, @Input() { params, body }: InputOf<'POST /api/v1/equipment/:id/correct'>) {
    return this.equipment.change(params.id, body, caller)
  }

  @Route('POST /api/v1/equipment/:id/replace')
  replace(@CurrentCaller() caller: Caller, @Input() { params, body }: InputOf<'POST /api/v1/equipment/:id/replace'>) {
    return this.equipment.replace(params.id, body, caller)
  }

  @Route('POST /api/v1/equipment/:id/remove')
  remove(@CurrentCaller() caller: Caller, @Input() { params, body }: InputOf<'POST /api/v1/equipment/:id/remove'>) {
    return this.equipment.remove(params.id, body, caller)
  }
}
