import { type RouteKey, type RouteSpec, routes } from '@app/contract'
import { DomainError } from '@app/domain'
import { type Caller, type ExportKind, ExportService } from '@app/features'
import { Controller, Res } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import { CurrentCaller, Input, type InputOf, Route } from '../http/route.decorator'
import { sendTable } from '../imports/send-table'

/** Who may open the list may take it as a file. */
const LIST: Record<ExportKind, RouteKey> = {
  premises: 'GET /api/v1/premises',
  cylinders: 'GET /api/v1/cylinders',
  hazards: 'GET /api/v1/hazards',
  alerts: 'GET /api/v1/alerts',
  inspections: 'GET /api/v1/inspections',
  companies: 'GET /api/v1/companies/overview',
}

@Controller()
export class ExportController {
  constructor(private readonly exports: ExportService) {}

  @Route('POST /api/v1/exports')
  async make(
    @CurrentCaller() caller: Caller,
    @Input() { body }: InputOf<'POST /api/v1/exports'>,
    @Res() reply: FastifyReply,
  ) {
    const { roles }: RouteSpec = routes[LIST[body.kind]]
    if (!roles.includes(caller.role)) throw new DomainError('FORBIDDEN', '没有权限导出这个列表')
    await sendTable(reply, await this.exports.make(body, caller))
  }
}
