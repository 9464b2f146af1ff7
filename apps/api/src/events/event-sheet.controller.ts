import { DomainError } from '@app/domain'
import { type Caller, EventSheetService } from '@app/features'
import { Controller, Req, Res } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import { readUpload } from '../files/read-upload'
import { type ApiRequest, CurrentCaller, Input, type InputOf, Route } from '../http/route.decorator'
import { sendTable } from '../imports/send-table'

const MOST_MEGABYTES = 5

@Controller()
export class EventSheetController {
  constructor(private readonly sheets: EventSheetService) {}

  @Route('POST /api/v1/event-sheets')
  async upload(
    @Input() { query }: InputOf<'POST /api/v1/event-sheets'>,
    @Req() request: ApiRequest,
    @CurrentCaller() caller: Caller,
  ) {
    const { bytes } = await readUpload(request, {
      maxBytes: MOST_MEGABYTES * 1024 * 1024,
      thing: '流转表',
      tooLarge: `文件超过 ${MOST_MEGABYTES} MB，请按天或按月分成几份`,
      missing: new DomainError('IMPORT_UNREADABLE', '没有收到文件，请重新选择'),
    })
    return query.mode === 'report' ? this.sheets.report(bytes, caller) : this.sheets.check(bytes)
  }

  @Route('GET /api/v1/event-sheets/template')
  async template(@Input() { query }: InputOf<'GET /api/v1/event-sheets/template'>, @Res() reply: FastifyReply) {
    const bytes = await this.sheets.template(query.format)
    await sendTable(reply, { bytes, name: `流转表_模板.${query.format}`, format: query.format })
  }
}
