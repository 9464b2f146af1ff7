import { addressOf, send } from '../../api/client'
import type { Import, ImportKind } from './types'

/** The id is made before the first try, so that a list sent again after a lost answer is one list. */
export async function uploadList(id: string, kind: ImportKind, file: File): Promise<Import> {
  const form = new FormData()
  form.append('file', file)
  const response = await send(addressOf('/api/v1/imports', {}, { id, kind }), { method: 'POST', body: form })
  return (await response.json()) as Import
}
