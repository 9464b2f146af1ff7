import { type Caller, ExportService } from '@app/features'
import { Controller, Res } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import { CurrentCaller, Input, type InputOf, Route } from '../http/route.decorator'
import { sendTable } from '../imports/send-table'

@Controller()
export class ExportController {
  constructor(private readonly exports: ExportService) {}

  @Route('POST /api/v1/exports')
  async make(
    @CurrentCaller() caller: Caller,
    @Input() { body }: InputOf<'POST /api/v1/exports'>,
    @Res() reply: FastifyReply,
  ) {
    await sendTable(reply, await this.exports.make(body, caller))
  }
}
