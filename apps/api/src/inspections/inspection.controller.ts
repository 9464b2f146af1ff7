import { currentChecklist } from '@app/domain'
import { type Caller, InspectionService, SubmitService } from '@app/features'
import { Controller } from '@nestjs/common'
import { CurrentCaller, Input, type InputOf, Route } from '../http/route.decorator'

@Controller()
export class InspectionController {
  constructor(
    private readonly submissions: SubmitService,
    private readonly inspections: InspectionService,
  ) {}

  @Route('GET /api/v1/checklists/current')
  checklist(@Input() { query }: InputOf<'GET /api/v1/checklists/current'>) {
    const checklist = currentChecklist()
    const { premisesType } = query
    return premisesType
      ? { ...checklist, items: checklist.items.filter((i) => i.appliesTo.includes(premisesType)) }
      : checklist
  }

  @Route('POST /api/v1/inspections')
  submit(@Input() { body }: InputOf<'POST /api/v1/inspections'>, @CurrentCaller() caller: Caller) {
    return this.submissions.submit(body, caller)
  }

  @Route('GET /api/v1/inspections')
  list(@Input() { query }: InputOf<'GET /api/v1/inspections'>, @CurrentCaller() caller: Caller) {
    return this.inspections.list(query, caller)
  }

  @Route('GET /api/v1/inspections/:id')
  detail(@Input() { params }: InputOf<'GET /api/v1/inspections/:id'>, @CurrentCaller() caller: Caller) {
    return this.inspections.detail(params.id, caller)
  }
}
