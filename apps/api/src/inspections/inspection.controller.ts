import { currentChecklist } from '@app/domain'
import {
  type Caller,
  CorrectionDecisionService,
  CorrectionService,
  InspectionService,
  JointService,
  RecordRevealService,
  SubmitService,
} from '@app/features'
import { Controller } from '@nestjs/common'
import { CurrentCaller, Input, type InputOf, Route } from '../http/route.decorator'

@Controller()
export class InspectionController {
  constructor(
    private readonly submissions: SubmitService,
    private readonly joint: JointService,
    private readonly inspections: InspectionService,
    private readonly corrections: CorrectionService,
    private readonly decisions: CorrectionDecisionService,
    private readonly reveals: RecordRevealService,
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

  @Route('POST /api/v1/joint-parts')
  submitPart(@Input() { body }: InputOf<'POST /api/v1/joint-parts'>, @CurrentCaller() caller: Caller) {
    return this.joint.submit(body, caller)
  }

  @Route('GET /api/v1/inspections')
  list(@Input() { query }: InputOf<'GET /api/v1/inspections'>, @CurrentCaller() caller: Caller) {
    return this.inspections.list(query, caller)
  }

  @Route('GET /api/v1/inspections/:id')
  detail(@Input() { params }: InputOf<'GET /api/v1/inspections/:id'>, @CurrentCaller() caller: Caller) {
    return this.inspections.detail(params.id, caller)
  }

  @Route('POST /api/v1/inspections/:id/corrections')
  async correct(
    @Input() { params, body }: InputOf<'POST /api/v1/inspections/:id/corrections'>,
    @CurrentCaller() caller: Caller,
  ) {
    await this.corrections.correct(params.id, body, caller)
    return this.inspections.detail(params.id, caller)
  }

  @Route('POST /api/v1/inspections/:id/corrections/decide')
  async decide(
    @Input() { params, body }: InputOf<'POST /api/v1/inspections/:id/corrections/decide'>,
    @CurrentCaller() caller: Caller,
  ) {
    await this.decisions.decide(params.id, body, caller)
    return this.inspections.detail(params.id, caller)
  }

  @Route('POST /api/v1/inspections/:id/reveals')
  reveal(@Input() { params, body }: InputOf<'POST /api/v1/inspections/:id/reveals'>, @CurrentCaller() caller: Caller) {
    return this.reveals.reveal(caller, params.id, body)
  }
}
