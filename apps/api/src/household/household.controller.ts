import {
  type Caller,
  FamilyService,
  HouseholdAppointmentService,
  HouseholdService,
  VisitResultService,
} from '@app/features'
import { Controller } from '@nestjs/common'
import { CurrentCaller, Input, type InputOf, Route } from '../http/route.decorator'

@Controller()
export class HouseholdController {
  constructor(
    private readonly households: HouseholdService,
    private readonly results: VisitResultService,
    private readonly families: FamilyService,
    private readonly appointments: HouseholdAppointmentService,
  ) {}

  @Route('GET /api/v1/household')
  view(@CurrentCaller() caller: Caller) {
    return this.households.view(caller)
  }

  @Route('GET /api/v1/household/visits/:id')
  visit(@CurrentCaller() caller: Caller, @Input() { params }: InputOf<'GET /api/v1/household/visits/:id'>) {
    return this.results.ofHousehold(params.id, caller)
  }

  @Route('GET /api/v1/inspections/:id/slip')
  slip(@CurrentCaller() caller: Caller, @Input() { params }: InputOf<'GET /api/v1/inspections/:id/slip'>) {
    return this.results.slip(params.id, caller)
  }

  @Route('POST /api/v1/household/appointments/:id/answer')
  answer(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: InputOf<'POST /api/v1/household/appointments/:id/answer'>,
  ) {
    return this.appointments.answer(params.id, body, caller)
  }

  @Route('GET /api/v1/family')
  family(@CurrentCaller() caller: Caller) {
    return this.families.list(caller)
  }

  @Route('POST /api/v1/family')
  invite(@CurrentCaller() caller: Caller, @Input() { body }: InputOf<'POST /api/v1/family'>) {
    return this.families.invite(body, caller)
  }

  @Route('DELETE /api/v1/family/:id')
  remove(@CurrentCaller() caller: Caller, @Input() { params }: InputOf<'DELETE /api/v1/family/:id'>) {
    return this.families.remove(params.id, caller)
  }
}
