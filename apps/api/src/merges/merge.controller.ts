import { type Caller, CylinderMergeService, DuplicateService, PremisesMergeService } from '@app/features'
import { Controller } from '@nestjs/common'
import { CurrentCaller, Input, type InputOf, Route } from '../http/route.decorator'

@Controller()
export class MergeController {
  constructor(
    private readonly duplicates: DuplicateService,
    private readonly premises: PremisesMergeService,
    private readonly cylinders: CylinderMergeService,
  ) {}

  @Route('GET /api/v1/premises/duplicates')
  list(@CurrentCaller() caller: Caller, @Input() { query }: InputOf<'GET /api/v1/premises/duplicates'>) {
    return this.duplicates.list(caller, query)
  }

  @Route('GET /api/v1/premises/:id/merge-preview')
  preview(
    @CurrentCaller() caller: Caller,
    @Input() { params, query }: InputOf<'GET /api/v1/premises/:id/merge-preview'>,
  ) {
    return this.premises.preview(params.id, query.mergedId ?? '', caller)
  }

  @Route('POST /api/v1/premises/:id/merge')
  merge(@CurrentCaller() caller: Caller, @Input() { params, body }: InputOf<'POST /api/v1/premises/:id/merge'>) {
    return this.premises.merge(params.id, body, caller)
  }

  @Route('POST /api/v1/premises/:id/told-apart')
  tellApart(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: InputOf<'POST /api/v1/premises/:id/told-apart'>,
  ) {
    return this.duplicates.tellApart(params.id, body, caller)
  }

  @Route('POST /api/v1/cylinders/:id/merge')
  card(@CurrentCaller() caller: Caller, @Input() { params, body }: InputOf<'POST /api/v1/cylinders/:id/merge'>) {
    return this.cylinders.merge(params.id, body, caller)
  }
}
