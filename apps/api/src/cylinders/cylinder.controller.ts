import { type Caller, CylinderService, UnregisteredService, WhereaboutsService } from '@app/features'
import { Controller } from '@nestjs/common'
import { CurrentCaller, Input, type InputOf, Route } from '../http/route.decorator'

@Controller()
export class CylinderController {
  constructor(
    private readonly cylinders: CylinderService,
    private readonly unregistered: UnregisteredService,
    private readonly whereabouts: WhereaboutsService,
  ) {}

  @Route('GET /api/v1/cylinders')
  list(@CurrentCaller() caller: Caller, @Input() { query }: InputOf<'GET /api/v1/cylinders'>) {
    return this.cylinders.list(caller, query)
  }

  @Route('POST /api/v1/cylinders/unregistered')
  report(@CurrentCaller() caller: Caller, @Input() { body }: InputOf<'POST /api/v1/cylinders/unregistered'>) {
    return this.unregistered.report(caller, body)
  }

  @Route('GET /api/v1/cylinders/:id')
  detail(@CurrentCaller() caller: Caller, @Input() { params }: InputOf<'GET /api/v1/cylinders/:id'>) {
    return this.cylinders.detail(caller, params.id)
  }

  @Route('GET /api/v1/cylinders/:id/whereabouts')
  where(@CurrentCaller() caller: Caller, @Input() { params, query }: InputOf<'GET /api/v1/cylinders/:id/whereabouts'>) {
    return this.whereabouts.of(caller, params.id, query)
  }

  @Route('GET /api/v1/cylinders/:id/timeline')
  timeline(@CurrentCaller() caller: Caller, @Input() { params, query }: InputOf<'GET /api/v1/cylinders/:id/timeline'>) {
    return this.cylinders.timeline(caller, params.id, query)
  }
}
