import type { FastifyReply } from 'fastify'

const TYPE = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const

export interface TableFile {
  bytes: Buffer
  name: string
  format: keyof typeof TYPE
}

/** A file to keep, never a page to show; nobody between may store it. */
export async function sendTable(reply: FastifyReply, { bytes, name, format }: TableFile): Promise<void> {
  await reply
    .type(TYPE[format])
    .header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('Cache-Control', 'no-store')
    .send(bytes)
}
