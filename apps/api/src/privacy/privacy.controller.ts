import { type Caller, LookService } from '@app/features'
import { Controller } from '@nestjs/common'
import { CurrentCaller, Input, type InputOf, Route } from '../http/route.decorator'

@Controller()
export class PrivacyController {
  constructor(private readonly looks: LookService) {}

  @Route('GET /api/v1/household/looks')
  mine(@CurrentCaller() caller: Caller, @Input() { query }: InputOf<'GET /api/v1/household/looks'>) {
    return this.looks.mine(caller, query)
  }
}
