import { type Caller, ErasureService, LookService, NoticeReadingService, RetentionService } from '@app/features'
import { Controller } from '@nestjs/common'
import { CurrentCaller, Input, type InputOf, Route } from '../http/route.decorator'

@Controller()
export class PrivacyController {
  constructor(
    private readonly looks: LookService,
    private readonly erasures: ErasureService,
    private readonly retention: RetentionService,
    private readonly notices: NoticeReadingService,
  ) {}

  @Route('GET /api/v1/household/looks')
  mine(@CurrentCaller() caller: Caller, @Input() { query }: InputOf<'GET /api/v1/household/looks'>) {
    return this.looks.mine(caller, query)
  }

  @Route('POST /api/v1/parties/search')
  search(@CurrentCaller() caller: Caller, @Input() { body }: InputOf<'POST /api/v1/parties/search'>) {
    return this.erasures.search(body, caller)
  }

  @Route('GET /api/v1/erasures')
  list(@Input() { query: { status, ...request } }: InputOf<'GET /api/v1/erasures'>) {
    return this.erasures.list(status, request)
  }

  @Route('POST /api/v1/erasures')
  ask(@CurrentCaller() caller: Caller, @Input() { body }: InputOf<'POST /api/v1/erasures'>) {
    return this.erasures.ask(body, caller)
  }

  @Route('POST /api/v1/erasures/:id/approve')
  approve(@CurrentCaller() caller: Caller, @Input() { params, body }: InputOf<'POST /api/v1/erasures/:id/approve'>) {
    return this.erasures.approve(params.id, body, caller)
  }

  @Route('POST /api/v1/erasures/:id/refuse')
  refuse(@CurrentCaller() caller: Caller, @Input() { params, body }: InputOf<'POST /api/v1/erasures/:id/refuse'>) {
    return this.erasures.refuse(params.id, body, caller)
  }

  @Route('GET /api/v1/privacy/retention')
  kept() {
    return this.retention.table()
  }

  @Route('GET /api/v1/me/privacy')
  reading(@CurrentCaller() caller: Caller) {
    return this.notices.mine(caller)
  }

  @Route('POST /api/v1/me/privacy')
  read(@CurrentCaller() caller: Caller, @Input() { body }: InputOf<'POST /api/v1/me/privacy'>) {
    return this.notices.read(caller, body.version)
  }

  @Route('GET /api/v1/privacy/notices')
  versions() {
    return this.notices.versions()
  }
}
