import { AliasService, type Caller, LabelService, RefusalService, ScanRulesService } from '@app/features'
import { Controller, Res } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import { CurrentCaller, Input, type InputOf, Route } from '../http/route.decorator'
import { sendTable } from '../imports/send-table'

@Controller()
export class IdentityController {
  constructor(
    private readonly aliases: AliasService,
    private readonly rules: ScanRulesService,
    private readonly labels: LabelService,
    private readonly refusals: RefusalService,
  ) {}

  @Route('GET /api/v1/cylinders/:id/aliases')
  list(@CurrentCaller() caller: Caller, @Input() { params }: InputOf<'GET /api/v1/cylinders/:id/aliases'>) {
    return this.aliases.list(params.id, caller)
  }

  @Route('POST /api/v1/cylinders/:id/aliases')
  set(@CurrentCaller() caller: Caller, @Input() { params, body }: InputOf<'POST /api/v1/cylinders/:id/aliases'>) {
    return this.aliases.set(params.id, body, caller)
  }

  @Route('POST /api/v1/cylinders/:id/aliases/end')
  end(@CurrentCaller() caller: Caller, @Input() { params, body }: InputOf<'POST /api/v1/cylinders/:id/aliases/end'>) {
    return this.aliases.end(params.id, body, caller)
  }

  @Route('GET /api/v1/host-rules')
  hostRules() {
    return this.rules.list()
  }

  @Route('POST /api/v1/host-rules')
  setRule(@CurrentCaller() caller: Caller, @Input() { body }: InputOf<'POST /api/v1/host-rules'>) {
    return this.rules.set(body, caller)
  }

  @Route('POST /api/v1/host-rules/remove')
  removeRule(@CurrentCaller() caller: Caller, @Input() { body }: InputOf<'POST /api/v1/host-rules/remove'>) {
    return this.rules.remove(body, caller)
  }

  @Route('GET /api/v1/scan-rules')
  scanRules() {
    return this.rules.forPhone()
  }

  @Route('POST /api/v1/household/refusals')
  refuse(@CurrentCaller() caller: Caller, @Input() { body }: InputOf<'POST /api/v1/household/refusals'>) {
    return this.refusals.refuse(body, caller)
  }

  @Route('GET /api/v1/refusals')
  refused(@CurrentCaller() caller: Caller, @Input() { query }: InputOf<'GET /api/v1/refusals'>) {
    return this.refusals.list(caller, query)
  }

  @Route('POST /api/v1/refusals/:id/answer')
  answer(@CurrentCaller() caller: Caller, @Input() { params, body }: InputOf<'POST /api/v1/refusals/:id/answer'>) {
    return this.refusals.answer(params.id, body, caller)
  }

  @Route('GET /api/v1/label-batches')
  batches(@CurrentCaller() caller: Caller, @Input() { query }: InputOf<'GET /api/v1/label-batches'>) {
    return this.labels.list(caller, query)
  }

  @Route('POST /api/v1/label-batches')
  take(@CurrentCaller() caller: Caller, @Input() { body }: InputOf<'POST /api/v1/label-batches'>) {
    return this.labels.take(body, caller)
  }

  @Route('GET /api/v1/label-batches/:id/sheets')
  async sheets(
    @CurrentCaller() caller: Caller,
    @Input() { params }: InputOf<'GET /api/v1/label-batches/:id/sheets'>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendTable(reply, { ...(await this.labels.sheets(params.id, caller)), format: 'pdf' })
  }
}
