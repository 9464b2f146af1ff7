import { newId } from '@app/domain'
import { ports } from '@/ports/platform'
import type { HeldPhoto } from './held-photo'

/** undefined when the person changed their mind. */
export async function takePhoto(): Promise<HeldPhoto | undefined> {
  const ref = await ports.photos.capture()
  return ref ? { id: newId(), ref, takenAt: new Date().toISOString() } : undefined
}
