import { AppointmentService, type Caller } from '@app/features'
import { Controller } from '@nestjs/common'
import { CurrentCaller, Input, type InputOf, Route } from '../http/route.decorator'

@Controller()
export class AppointmentController {
  constructor(private readonly appointments: AppointmentService) {}

  @Route('GET /api/v1/appointments')
  list(@CurrentCaller() caller: Caller, @Input() { query }: InputOf<'GET /api/v1/appointments'>) {
    return this.appointments.list(query, caller)
  }

  @Route('POST /api/v1/appointments')
  announce(@CurrentCaller() caller: Caller, @Input() { body }: InputOf<'POST /api/v1/appointments'>) {
    return this.appointments.announce(body, caller)
  }

  @Route('GET /api/v1/appointments/:id')
  one(@CurrentCaller() caller: Caller, @Input() { params }: InputOf<'GET /api/v1/appointments/:id'>) {
    return this.appointments.one(params.id, caller)
  }

  @Route('POST /api/v1/appointments/:id/move')
  move(@CurrentCaller() caller: Caller, @Input() { params, body }: InputOf<'POST /api/v1/appointments/:id/move'>) {
    return this.appointments.move(params.id, body, caller)
  }

  @Route('POST /api/v1/appointments/:id/withdraw')
  withdraw(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: InputOf<'POST /api/v1/appointments/:id/withdraw'>,
  ) {
    return this.appointments.withdraw(params.id, body, caller)
  }
}
