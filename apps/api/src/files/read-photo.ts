import { DomainError } from '@app/domain'
import { MAX_IMAGE_BYTES } from '@app/platform'
import type { FastifyRequest } from 'fastify'
import { readUpload } from './read-upload'

/** The one photo of a form. Throws FILE_NOT_IMAGE without one, FILE_ONE_ONLY, FILE_TOO_LARGE as soon as it is known, BODY_MALFORMED. */
export async function readPhoto(request: FastifyRequest): Promise<Buffer> {
  const { bytes } = await readUpload(request, {
    maxBytes: MAX_IMAGE_BYTES,
    thing: '照片',
    tooLarge: '照片超过 10 MB，请压缩后再上传',
    missing: new DomainError('FILE_NOT_IMAGE', '没有收到图片，请重新选择'),
  })
  return bytes
}
