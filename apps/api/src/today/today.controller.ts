import { type Caller, TodayService } from '@app/features'
import { Controller } from '@nestjs/common'
import { CurrentCaller, Route } from '../http/route.decorator'

@Controller()
export class TodayController {
  constructor(private readonly todays: TodayService) {}

  @Route('GET /api/v1/today')
  today(@CurrentCaller() caller: Caller) {
    return this.todays.today(caller)
  }
}
