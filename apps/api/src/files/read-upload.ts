import type { Readable } from 'node:stream'
import { DomainError } from '@app/domain'
import type { FastifyRequest } from 'fastify'

/** What the form around a file may add to its length. */
const FORM_BYTES = 64 * 1024

export interface UploadRules {
  maxBytes: number
  /** What is expected, for people: 照片, 台账文件. */
  thing: string
  tooLarge: string
  missing: DomainError
}

export interface UploadedFile {
  name: string
  bytes: Buffer
}

/** The one file of a form. Throws `missing` without one, FILE_ONE_ONLY, FILE_TOO_LARGE as soon as it is known, BODY_MALFORMED. */
export async function readUpload(request: FastifyRequest, rules: UploadRules): Promise<UploadedFile> {
  const announced = Number(request.headers['content-length'] ?? 0)
  if (announced > rules.maxBytes + FORM_BYTES) throw tooLarge(rules)
  const file = request.isMultipart() ? await onlyFile(request, rules) : undefined
  if (!file) throw rules.missing
  return file
}

const tooLarge = (rules: UploadRules) => new DomainError('FILE_TOO_LARGE', rules.tooLarge)

async function onlyFile(request: FastifyRequest, rules: UploadRules): Promise<UploadedFile | undefined> {
  let found: UploadedFile | undefined
  try {
    for await (const part of request.parts({ limits: { fileSize: rules.maxBytes } })) {
      if (part.type === 'file') found = { name: part.filename ?? '', bytes: await bytesOf(part.file, rules) }
    }
    return found
  } catch (error) {
    throw refusalOf(error, rules)
  }
}

/** The parser would read an endless file to its end before it says that it is too large. */
async function bytesOf(file: Readable, rules: UploadRules): Promise<Buffer> {
  file.once('limit', () => file.destroy(tooLarge(rules)))
  const chunks: Buffer[] = []
  for await (const chunk of file) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** What a torn or senseless form makes the parser throw bears no status: it is the sender's fault all the same. */
function refusalOf(error: unknown, { thing }: UploadRules): unknown {
  const { code, statusCode } = error as { code?: string; statusCode?: number }
  if (code === 'FST_FILES_LIMIT') return new DomainError('FILE_ONE_ONLY', `一次只能上传一份${thing}，请逐份上传`)
  if (error instanceof DomainError || statusCode !== undefined) return error
  return new DomainError('BODY_MALFORMED', `${thing}没有传完整，请重新上传`)
}
