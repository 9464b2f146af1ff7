import { createApi } from '@/api/client'
import { taroTransport } from '@/api/transport'
import { ports } from '@/ports/platform'

/** Without the log-in that this phone may have: what goes this way is tied to nobody. */
export const namelessApi = createApi({ base: API_BASE, send: taroTransport, headers: () => ({}) })

/** Throws the server's words when the photo was not taken. */
export async function sendNamelessPhoto(id: string, ref: string): Promise<void> {
  const url = `${API_BASE}/api/v1/report-photos?id=${id}`
  const reply = await ports.photos
    .upload({ ref, url, headers: {}, fields: {} })
    .catch(() => ({ status: 0, data: null }))
  if (reply.status === 201) return
  const { title } = (reply.data ?? {}) as { title?: string }
  throw new Error(title ?? '照片没有传上去，请再试一次')
}
