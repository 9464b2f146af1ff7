import type { Readable } from 'node:stream'
import { DomainError } from '@app/domain'
import { MAX_IMAGE_BYTES } from '@app/platform'
import type { FastifyRequest } from 'fastify'

/** What the form around the photo may add to its length. */
const FORM_BYTES = 64 * 1024

const tooLarge = () => new DomainError('FILE_TOO_LARGE', '照片超过 10 MB，请压缩后再上传')

/** The one photo of a form. Throws FILE_NOT_IMAGE without one, FILE_ONE_ONLY, FILE_TOO_LARGE as soon as it is known, BODY_MALFORMED. */
export async function readPhoto(request: FastifyRequest): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_IMAGE_BYTES + FORM_BYTES) throw tooLarge()
  const photo = request.isMultipart() ? await onlyFile(request) : undefined
  if (!photo) throw new DomainError('FILE_NOT_IMAGE', '没有收到图片，请重新选择')
  return photo
}

async function onlyFile(request: FastifyRequest): Promise<Buffer | undefined> {
  let photo: Buffer | undefined
  try {
    for await (const part of request.parts()) if (part.type === 'file') photo = await bytesOf(part.file)
    return photo
  } catch (error) {
    throw refusalOf(error)
  }
}

/** The parser would read an endless file to its end before it says that it is too large. */
async function bytesOf(file: Readable): Promise<Buffer> {
  file.once('limit', () => file.destroy(tooLarge()))
  const chunks: Buffer[] = []
  for await (const chunk of file) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** What a torn or senseless form makes the parser throw bears no status: it is the sender's fault all the same. */
function refusalOf(error: unknown): unknown {
  const { code, statusCode } = error as { code?: string; statusCode?: number }
  if (code === 'FST_FILES_LIMIT') return new DomainError('FILE_ONE_ONLY', '一次只能上传一张照片，请逐张上传')
  if (error instanceof DomainError || statusCode !== undefined) return error
  return new DomainError('BODY_MALFORMED', '照片没有传完整，请重新上传')
}
