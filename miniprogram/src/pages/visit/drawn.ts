import { newId } from '@app/domain'
import type { SignatureHandle } from '@/components/SignaturePad'
import { ports } from '@/ports/platform'
import type { DrawnSignature } from '@/visit/submission'

/** What was drawn on a pad, made lasting; undefined when the pad is empty. */
export async function drawnBy(
  by: DrawnSignature['by'],
  pad: SignatureHandle | null,
): Promise<DrawnSignature | undefined> {
  const picture = await pad?.picture()
  if (!pad || !picture) return undefined
  const ref = await ports.photos.keep(picture)
  return { by, picture: { id: newId(), ref, takenAt: new Date().toISOString() }, strokes: pad.strokes() }
}
