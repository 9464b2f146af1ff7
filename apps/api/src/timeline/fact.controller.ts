import { type Caller, TimelineService } from '@app/features'
import { Controller } from '@nestjs/common'
import { CurrentCaller, Input, type InputOf, Route } from '../http/route.decorator'

@Controller()
export class FactController {
  constructor(private readonly timelines: TimelineService) {}

  @Route('GET /api/v1/facts')
  list(@CurrentCaller() caller: Caller, @Input() { query }: InputOf<'GET /api/v1/facts'>) {
    return this.timelines.journal(caller, query)
  }
}
