import { type Caller, CompanyRecordService, CompanyService, HoldingsService, LicenceService } from '@app/features'
import { Controller } from '@nestjs/common'
import { CurrentCaller, Input, type InputOf, Route } from '../http/route.decorator'

@Controller()
export class CompanyController {
  constructor(
    private readonly companies: CompanyService,
    private readonly records: CompanyRecordService,
    private readonly licences: LicenceService,
    private readonly holdings: HoldingsService,
  ) {}

  @Route('GET /api/v1/companies/overview')
  overview(@Input() { query }: InputOf<'GET /api/v1/companies/overview'>, @CurrentCaller() caller: Caller) {
    return this.companies.overview(query, caller)
  }

  @Route('POST /api/v1/companies')
  create(@Input() { body }: InputOf<'POST /api/v1/companies'>, @CurrentCaller() caller: Caller) {
    return this.records.create(body, caller)
  }

  @Route('GET /api/v1/companies/:id')
  detail(@Input() { params }: InputOf<'GET /api/v1/companies/:id'>, @CurrentCaller() caller: Caller) {
    return this.companies.detail(params.id, caller)
  }

  @Route('GET /api/v1/companies/:id/timeline')
  timeline(@Input() input: InputOf<'GET /api/v1/companies/:id/timeline'>, @CurrentCaller() caller: Caller) {
    return this.companies.timeline(input.params.id, caller, input.query)
  }

  @Route('GET /api/v1/companies/:id/holdings')
  held(@Input() { params }: InputOf<'GET /api/v1/companies/:id/holdings'>, @CurrentCaller() caller: Caller) {
    return this.holdings.of(params.id, caller)
  }

  @Route('POST /api/v1/companies/:id/profile')
  update(@Input() { params, body }: InputOf<'POST /api/v1/companies/:id/profile'>, @CurrentCaller() caller: Caller) {
    return this.records.update(params.id, body, caller)
  }

  @Route('POST /api/v1/companies/:id/licences')
  license(@Input() { params, body }: InputOf<'POST /api/v1/companies/:id/licences'>, @CurrentCaller() caller: Caller) {
    return this.licences.record(params.id, body, caller)
  }

  @Route('POST /api/v1/licences/:id/withdraw')
  withdraw(@Input() { params, body }: InputOf<'POST /api/v1/licences/:id/withdraw'>, @CurrentCaller() caller: Caller) {
    return this.licences.withdraw(params.id, body, caller)
  }
}
