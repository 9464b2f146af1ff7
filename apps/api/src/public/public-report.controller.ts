import { type Caller, PublicReportService, ReportPhotosService } from '@app/features'
import { Controller, Req, Res } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import { readPhoto } from '../files/read-photo'
import { type ApiRequest, CurrentCaller, Input, type InputOf, Route } from '../http/route.decorator'

@Controller()
export class PublicReportController {
  constructor(
    private readonly reports: PublicReportService,
    private readonly photos: ReportPhotosService,
  ) {}

  @Route('GET /api/v1/report-form')
  form() {
    return this.reports.form()
  }

  @Route('POST /api/v1/report-photos')
  async addPhoto(@Input() { query }: InputOf<'POST /api/v1/report-photos'>, @Req() request: ApiRequest) {
    this.photos.admit(request.ip)
    return this.photos.add(query.id, await readPhoto(request))
  }

  @Route('GET /api/v1/report-photos/:id')
  async showPhoto(
    @Input() { params, query }: InputOf<'GET /api/v1/report-photos/:id'>,
    @CurrentCaller() caller: Caller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { bytes, contentType } = await this.photos.open(params.id, caller.accountId, query)
    await reply.type(contentType).send(bytes)
  }

  @Route('POST /api/v1/reports')
  submit(@Input() { body }: InputOf<'POST /api/v1/reports'>, @Req() request: ApiRequest) {
    return this.reports.submit(body, request.ip)
  }

  @Route('POST /api/v1/report-follows')
  follow(@Input() { body }: InputOf<'POST /api/v1/report-follows'>, @Req() request: ApiRequest) {
    return this.reports.follow(body.receipt, request.ip)
  }
}
