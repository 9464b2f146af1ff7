import { type Caller, PaperApprovalService, PaperEntryService, PaperService } from '@app/features'
import { Controller } from '@nestjs/common'
import { CurrentCaller, Input, type InputOf, Route } from '../http/route.decorator'

@Controller()
export class PaperController {
  constructor(
    private readonly papers: PaperService,
    private readonly entries: PaperEntryService,
    private readonly approval: PaperApprovalService,
  ) {}

  @Route('GET /api/v1/paper-visits')
  list(@Input() { query }: InputOf<'GET /api/v1/paper-visits'>, @CurrentCaller() caller: Caller) {
    return this.papers.list(query, caller)
  }

  @Route('GET /api/v1/paper-visits/:id')
  detail(@Input() { params }: InputOf<'GET /api/v1/paper-visits/:id'>, @CurrentCaller() caller: Caller) {
    return this.papers.detail(params.id, caller)
  }

  @Route('POST /api/v1/paper-visits')
  enter(@Input() { body }: InputOf<'POST /api/v1/paper-visits'>, @CurrentCaller() caller: Caller) {
    const { id, ...sheet } = body
    return this.entries.enter(id, sheet, caller)
  }

  @Route('POST /api/v1/paper-visits/:id/resend')
  resend(@Input() { params, body }: InputOf<'POST /api/v1/paper-visits/:id/resend'>, @CurrentCaller() caller: Caller) {
    return this.entries.resend(params.id, body, caller)
  }

  @Route('POST /api/v1/paper-visits/:id/decide')
  decide(@Input() { params, body }: InputOf<'POST /api/v1/paper-visits/:id/decide'>, @CurrentCaller() caller: Caller) {
    return this.approval.decide(params.id, body, caller)
  }
}
