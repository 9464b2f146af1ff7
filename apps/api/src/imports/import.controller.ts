import { DomainError } from '@app/domain'
import { type Caller, ImportBatchService, LISTS, templateFile } from '@app/features'
import { Controller, Req, Res } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import { readUpload } from '../files/read-upload'
import { type ApiRequest, CurrentCaller, Input, type InputOf, Route } from '../http/route.decorator'
import { sendTable } from './send-table'

/** Fifty thousand bottles are 3 MB as XLSX and 7 MB as text. */
const MOST_MEGABYTES = 20

@Controller()
export class ImportController {
  constructor(private readonly imports: ImportBatchService) {}

  @Route('POST /api/v1/imports')
  async upload(
    @Input() { query }: InputOf<'POST /api/v1/imports'>,
    @Req() request: ApiRequest,
    @CurrentCaller() caller: Caller,
  ) {
    const { name: fileName, bytes } = await readUpload(request, {
      maxBytes: MOST_MEGABYTES * 1024 * 1024,
      thing: '台账文件',
      tooLarge: `文件超过 ${MOST_MEGABYTES} MB，请另存为只含数据的表，或分成几份`,
      missing: new DomainError('IMPORT_UNREADABLE', '没有收到文件，请重新选择'),
    })
    return this.imports.upload({ ...query, fileName, bytes }, caller)
  }

  @Route('GET /api/v1/imports')
  list(@CurrentCaller() caller: Caller, @Input() { query }: InputOf<'GET /api/v1/imports'>) {
    return this.imports.list(query, caller)
  }

  @Route('GET /api/v1/imports/:id')
  view(@CurrentCaller() caller: Caller, @Input() { params }: InputOf<'GET /api/v1/imports/:id'>) {
    return this.imports.view(params.id, caller)
  }

  @Route('GET /api/v1/imports/:id/lines')
  lines(@CurrentCaller() caller: Caller, @Input() { params, query }: InputOf<'GET /api/v1/imports/:id/lines'>) {
    return this.imports.lines(params.id, query.section, query.cursor, caller)
  }

  @Route('POST /api/v1/imports/:id/preview')
  preview(@CurrentCaller() caller: Caller, @Input() { params, body }: InputOf<'POST /api/v1/imports/:id/preview'>) {
    return this.imports.preview(params.id, body, caller)
  }

  @Route('POST /api/v1/imports/:id/apply')
  apply(@CurrentCaller() caller: Caller, @Input() { params, body }: InputOf<'POST /api/v1/imports/:id/apply'>) {
    return this.imports.apply(params.id, body.planHash, caller)
  }

  @Route('POST /api/v1/imports/:id/passwords')
  passwords(@CurrentCaller() caller: Caller, @Input() { params }: InputOf<'POST /api/v1/imports/:id/passwords'>) {
    return this.imports.passwords(params.id, caller)
  }

  @Route('DELETE /api/v1/imports/:id')
  async discard(@CurrentCaller() caller: Caller, @Input() { params }: InputOf<'DELETE /api/v1/imports/:id'>) {
    await this.imports.discard(params.id, caller)
    return { ok: true as const }
  }

  @Route('GET /api/v1/import-templates')
  columns() {
    return {
      items: (['areas', 'premises', 'accounts', 'cylinders'] as const).map((kind) => ({
        kind,
        title: LISTS[kind].title,
        columns: LISTS[kind].columns.map(({ title, also = [], needed = false }) => ({
          title,
          also: [...also],
          needed,
        })),
      })),
    }
  }

  @Route('GET /api/v1/import-templates/file')
  async template(@Input() { query }: InputOf<'GET /api/v1/import-templates/file'>, @Res() reply: FastifyReply) {
    const { kind, format } = query
    const bytes = await templateFile(kind, format)
    await sendTable(reply, { bytes, name: `${LISTS[kind].title}_模板.${format}`, format })
  }
}
