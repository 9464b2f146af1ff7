import { type Caller, CompanyKeyService, CompanySiteService, type Sender } from '@app/features'
import { Controller } from '@nestjs/common'
import { CurrentCaller, CurrentSender, Input, type InputOf, Route } from '../http/route.decorator'

/** What a company needs before its software can report: keys, codes of its sites, and the question whether they work. */
@Controller()
export class CompanyKeyController {
  constructor(
    private readonly keys: CompanyKeyService,
    private readonly sites: CompanySiteService,
  ) {}

  @Route('GET /api/v1/companies/:id/keys')
  list(@Input() { params }: InputOf<'GET /api/v1/companies/:id/keys'>, @CurrentCaller() caller: Caller) {
    return this.keys.list(params.id, caller)
  }

  @Route('POST /api/v1/companies/:id/keys')
  create(@Input() { params, body }: InputOf<'POST /api/v1/companies/:id/keys'>, @CurrentCaller() caller: Caller) {
    return this.keys.create(params.id, body, caller)
  }

  @Route('POST /api/v1/company-keys/:id/withdraw')
  withdraw(
    @Input() { params, body }: InputOf<'POST /api/v1/company-keys/:id/withdraw'>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.keys.withdraw(params.id, body, caller)
  }

  @Route('GET /api/v1/companies/:id/reporting-sites')
  reportingSites(
    @Input() { params }: InputOf<'GET /api/v1/companies/:id/reporting-sites'>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.sites.list(params.id, caller)
  }

  @Route('POST /api/v1/companies/:id/reporting-sites')
  recordSite(
    @Input() { params, body }: InputOf<'POST /api/v1/companies/:id/reporting-sites'>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.sites.record(params.id, body, caller)
  }

  @Route('GET /api/v1/events/self')
  self(@CurrentSender() sender: Sender) {
    return this.keys.self(sender)
  }
}
