import type { ResponseOf } from '@app/contract'
import { newId } from '@app/domain'
import { addressOf, send } from './client'

export type StoredFile = ResponseOf<'POST /api/v1/files'>

/** One file per request. The id is made here, so that an upload repeated after a lost answer is one file. */
export async function uploadPhoto(file: File, id = newId()): Promise<StoredFile> {
  const form = new FormData()
  form.append('file', file)
  const response = await send(addressOf('/api/v1/files', {}, { id }), { method: 'POST', body: form })
  return (await response.json()) as StoredFile
}
