import { type Caller, ScanService } from '@app/features'
import { Controller, Req } from '@nestjs/common'
import { type ApiRequest, CurrentCaller, Input, type InputOf, Route } from '../http/route.decorator'

@Controller()
export class ScanController {
  constructor(private readonly scans: ScanService) {}

  @Route('GET /api/v1/scan')
  scan(
    @Input() { query }: InputOf<'GET /api/v1/scan'>,
    @CurrentCaller() caller: Caller | undefined,
    @Req() request: ApiRequest,
  ) {
    return this.scans.scan(query.code, caller, request.ip)
  }
}
