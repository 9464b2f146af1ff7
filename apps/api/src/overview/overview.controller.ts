import { type Caller, OverviewService } from '@app/features'
import { Controller } from '@nestjs/common'
import { CurrentCaller, Route } from '../http/route.decorator'

@Controller()
export class OverviewController {
  constructor(private readonly overviews: OverviewService) {}

  @Route('GET /api/v1/overview')
  overview(@CurrentCaller() caller: Caller) {
    return this.overviews.overview(caller)
  }
}
