import { type Caller, RecallEvidenceService, RecallService } from '@app/features'
import { Controller } from '@nestjs/common'
import { CurrentCaller, Input, type InputOf, Route } from '../http/route.decorator'

@Controller()
export class RecallController {
  constructor(
    private readonly recalls: RecallService,
    private readonly evidence: RecallEvidenceService,
  ) {}

  @Route('POST /api/v1/recalls/preview')
  preview(@Input() { body }: InputOf<'POST /api/v1/recalls/preview'>) {
    return this.recalls.preview(body.criteria)
  }

  @Route('POST /api/v1/recalls')
  open(@CurrentCaller() caller: Caller, @Input() { body }: InputOf<'POST /api/v1/recalls'>) {
    return this.recalls.open(body, caller)
  }

  @Route('GET /api/v1/recalls')
  list(@CurrentCaller() caller: Caller, @Input() { query }: InputOf<'GET /api/v1/recalls'>) {
    return this.recalls.list(caller, query)
  }

  @Route('GET /api/v1/recalls/:id')
  detail(@CurrentCaller() caller: Caller, @Input() { params }: InputOf<'GET /api/v1/recalls/:id'>) {
    return this.recalls.detail(params.id, caller)
  }

  @Route('GET /api/v1/recalls/:id/items')
  items(@CurrentCaller() caller: Caller, @Input() { params, query }: InputOf<'GET /api/v1/recalls/:id/items'>) {
    return this.recalls.items(params.id, query, caller)
  }

  @Route('POST /api/v1/recalls/:id/close')
  close(@CurrentCaller() caller: Caller, @Input() { params, body }: InputOf<'POST /api/v1/recalls/:id/close'>) {
    return this.recalls.close(params.id, body, caller)
  }

  @Route('POST /api/v1/recall-items/:id/evidence')
  show(@CurrentCaller() caller: Caller, @Input() { params, body }: InputOf<'POST /api/v1/recall-items/:id/evidence'>) {
    return this.evidence.show(params.id, body, caller)
  }
}
