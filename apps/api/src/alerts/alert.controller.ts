import { AlertActionService, AlertService, type Caller, ClashActionService, ClashService } from '@app/features'
import { Controller } from '@nestjs/common'
import { CurrentCaller, Input, type InputOf, Route } from '../http/route.decorator'

@Controller()
export class AlertController {
  constructor(
    private readonly alerts: AlertService,
    private readonly actions: AlertActionService,
    private readonly clashes: ClashService,
    private readonly clashActions: ClashActionService,
  ) {}

  @Route('GET /api/v1/alerts')
  list(@Input() { query }: InputOf<'GET /api/v1/alerts'>, @CurrentCaller() caller: Caller) {
    return this.alerts.list(query, caller)
  }

  @Route('GET /api/v1/alert-groups')
  groups(@CurrentCaller() caller: Caller) {
    return this.alerts.groups(caller)
  }

  @Route('GET /api/v1/alerts/:id')
  detail(@Input() { params }: InputOf<'GET /api/v1/alerts/:id'>, @CurrentCaller() caller: Caller) {
    return this.alerts.detail(params.id, caller)
  }

  @Route('POST /api/v1/alerts/:id/acknowledge')
  acknowledge(@Input() input: InputOf<'POST /api/v1/alerts/:id/acknowledge'>, @CurrentCaller() caller: Caller) {
    return this.actions.acknowledge(input.params.id, input.body, caller)
  }

  @Route('POST /api/v1/alerts/:id/dispatch')
  dispatch(@Input() input: InputOf<'POST /api/v1/alerts/:id/dispatch'>, @CurrentCaller() caller: Caller) {
    return this.actions.dispatch(input.params.id, input.body, caller)
  }

  @Route('POST /api/v1/alerts/:id/dispute')
  dispute(@Input() input: InputOf<'POST /api/v1/alerts/:id/dispute'>, @CurrentCaller() caller: Caller) {
    return this.actions.dispute(input.params.id, input.body, caller)
  }

  @Route('POST /api/v1/alerts/:id/confirm-dispute')
  confirmDispute(@Input() input: InputOf<'POST /api/v1/alerts/:id/confirm-dispute'>, @CurrentCaller() caller: Caller) {
    return this.actions.confirmDispute(input.params.id, input.body, caller)
  }

  @Route('GET /api/v1/alerts/:id/clash')
  clash(@Input() { params }: InputOf<'GET /api/v1/alerts/:id/clash'>, @CurrentCaller() caller: Caller) {
    return this.clashes.of(params.id, caller)
  }

  @Route('POST /api/v1/alerts/:id/confirm-twin')
  confirmTwin(@Input() input: InputOf<'POST /api/v1/alerts/:id/confirm-twin'>, @CurrentCaller() caller: Caller) {
    return this.clashActions.confirmTwin(input.params.id, input.body, caller)
  }

  @Route('POST /api/v1/alerts/:id/misread')
  misread(@Input() input: InputOf<'POST /api/v1/alerts/:id/misread'>, @CurrentCaller() caller: Caller) {
    return this.clashActions.misread(input.params.id, input.body, caller)
  }
}
