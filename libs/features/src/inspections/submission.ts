import { type InspectionContent, visitPhotos } from '@app/domain'

export interface Signature {
  by: 'inspector' | 'household'
  imageFileId: string
  /** Per stroke a flat list x, y, ms, x, y, ms … */
  strokes: number[][]
  contentHash: string
}

export interface CommittedText {
  path: 'note' | 'signing.witness'
  salt: string
  text: string
}

/** What the phone sends: the signed content, its hash, both signatures, and the texts behind the commitments. */
export interface Submission {
  content: InspectionContent
  contentHash: string
  signatures: Signature[]
  texts: CommittedText[]
}

/** Every file the submission leans on. */
export function filesOf({ content, signatures }: Submission): string[] {
  return [...visitPhotos(content), ...signatures.map((s) => s.imageFileId)]
}
