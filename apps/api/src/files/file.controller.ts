import { type Caller, FileService } from '@app/features'
import { Controller, Req, Res } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import { type ApiRequest, CurrentCaller, Input, type InputOf, Route } from '../http/route.decorator'
import { readPhoto } from './read-photo'

@Controller()
export class FileController {
  constructor(private readonly files: FileService) {}

  @Route('POST /api/v1/files')
  async upload(
    @Input() { query }: InputOf<'POST /api/v1/files'>,
    @Req() request: ApiRequest,
    @CurrentCaller() caller: Caller,
  ) {
    return this.files.upload(query.id, await readPhoto(request), caller)
  }

  @Route('GET /api/v1/files/:id')
  async show(
    @Input() { params, query }: InputOf<'GET /api/v1/files/:id'>,
    @CurrentCaller() caller: Caller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { bytes, contentType } = await this.files.open(params.id, caller, query)
    await reply.type(contentType).send(bytes)
  }
}
