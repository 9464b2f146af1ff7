import { BorderService, type Caller, GridService, HandoverService, StaffingService } from '@app/features'
import { Controller } from '@nestjs/common'
import { CurrentCaller, Input, type InputOf, Route } from '../http/route.decorator'

@Controller()
export class GridController {
  constructor(
    private readonly grids: GridService,
    private readonly borders: BorderService,
    private readonly staffing: StaffingService,
    private readonly handovers: HandoverService,
  ) {}

  @Route('GET /api/v1/grids')
  list(@CurrentCaller() caller: Caller, @Input() { query }: InputOf<'GET /api/v1/grids'>) {
    return this.grids.list(caller, query)
  }

  @Route('POST /api/v1/grids')
  open(@CurrentCaller() caller: Caller, @Input() { body }: InputOf<'POST /api/v1/grids'>) {
    return this.borders.open(body, caller)
  }

  @Route('POST /api/v1/grids/close')
  close(@CurrentCaller() caller: Caller, @Input() { body }: InputOf<'POST /api/v1/grids/close'>) {
    return this.borders.close(body, caller)
  }

  @Route('POST /api/v1/grid-moves')
  move(@CurrentCaller() caller: Caller, @Input() { body }: InputOf<'POST /api/v1/grid-moves'>) {
    return this.borders.move(body, caller)
  }

  @Route('GET /api/v1/premises/:id/grids')
  history(@CurrentCaller() caller: Caller, @Input() { params }: InputOf<'GET /api/v1/premises/:id/grids'>) {
    return this.grids.history(caller, params.id)
  }

  @Route('POST /api/v1/grid-assignments')
  assign(@CurrentCaller() caller: Caller, @Input() { body }: InputOf<'POST /api/v1/grid-assignments'>) {
    return this.staffing.assign(body, caller)
  }

  @Route('POST /api/v1/grid-assignments/:id/end')
  end(@CurrentCaller() caller: Caller, @Input() { params, body }: InputOf<'POST /api/v1/grid-assignments/:id/end'>) {
    return this.staffing.end(params.id, body, caller)
  }

  @Route('POST /api/v1/covers')
  cover(@CurrentCaller() caller: Caller, @Input() { body }: InputOf<'POST /api/v1/covers'>) {
    return this.staffing.cover(body, caller)
  }

  @Route('POST /api/v1/handovers')
  handOver(@CurrentCaller() caller: Caller, @Input() { body }: InputOf<'POST /api/v1/handovers'>) {
    return this.handovers.handOver(body, caller)
  }

  @Route('GET /api/v1/handovers/:id')
  detail(@CurrentCaller() caller: Caller, @Input() { params }: InputOf<'GET /api/v1/handovers/:id'>) {
    return this.handovers.detail(params.id, caller)
  }

  @Route('POST /api/v1/handovers/:id/confirm')
  confirm(@CurrentCaller() caller: Caller, @Input() { params }: InputOf<'POST /api/v1/handovers/:id/confirm'>) {
    return this.handovers.confirm(params.id, caller)
  }

  @Route('GET /api/v1/me/grids')
  mine(@CurrentCaller() caller: Caller) {
    return this.handovers.mine(caller)
  }
}
