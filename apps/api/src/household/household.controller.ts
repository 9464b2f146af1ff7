import { type Caller, HouseholdService } from '@app/features'
import { Controller } from '@nestjs/common'
import { CurrentCaller, Route } from '../http/route.decorator'

@Controller()
export class HouseholdController {
  constructor(private readonly households: HouseholdService) {}

  @Route('GET /api/v1/household')
  view(@CurrentCaller() caller: Caller) {
    return this.households.view(caller)
  }
}
