import type { InputOf } from '@app/contract'
import { contentHash, visitPhotos } from '@app/domain'
import type { EntryFile } from '../outbox/entry'
import type { NewEntry } from '../outbox/outbox'
import { asFile, type HeldPhoto } from '../photos/held-photo'
import type { VisitContent } from './content'
import type { VisitDraft } from './draft'
import { partOf } from './joint'

type Body = InputOf<'POST /api/v1/inspections'>['body']
type PartBody = Omit<InputOf<'POST /api/v1/joint-parts'>['body'], 'content'> & Pick<Body, 'content'>

export interface DrawnSignature {
  by: 'inspector' | 'household'
  picture: HeldPhoto
  /** Per stroke [x, y, ms] points. */
  strokes: readonly (readonly [number, number, number])[][]
}

const flat = (stroke: readonly (readonly [number, number, number])[]): number[] => stroke.flat().map(Math.round)

/** Pictures that the content names; one that was taken and then not used stays behind. */
function usedPhotos(draft: VisitDraft, { content }: VisitContent): HeldPhoto[] {
  const named = new Set(visitPhotos(content))
  return draft.photos.filter((photo) => named.has(photo.id))
}

/** Both signatures are bound to the hash of what was shown; the pictures go ahead of the record. */
export function submissionOf(draft: VisitDraft, made: VisitContent, drawn: readonly DrawnSignature[]): NewEntry {
  const content = partOf(draft, made.content) ?? made.content
  const hash = contentHash(content)
  const body: Body | PartBody = {
    content,
    contentHash: hash,
    signatures: drawn.map(({ by, picture, strokes }) => ({
      by,
      imageFileId: picture.id,
      strokes: strokes.map(flat),
      contentHash: hash,
    })),
    texts: made.texts,
  }
  const files: EntryFile[] = [
    ...usedPhotos(draft, made).map((photo) => asFile(photo, 'visit')),
    ...drawn.map(({ picture }) => asFile(picture, 'signature')),
  ]
  return {
    id: draft.id,
    accountId: draft.accountId,
    kind: 'inspection',
    title: draft.premises.label,
    subjectId: draft.premises.id,
    path: draft.joint ? '/api/v1/joint-parts' : '/api/v1/inspections',
    body,
    draft,
    files,
  }
}
