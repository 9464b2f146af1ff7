import { canonicalJson, type InspectionContent, visitPhotos } from '@app/domain'
import { type SealedBody, seal } from '@app/persistence'
import { sha256Hex } from '@app/platform'

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

export interface SealedSubmission extends SealedBody {
  submissionHash: string
}

/** The content is made canonical once: its hash stands for it in the hash of the whole. */
export function sealedSubmission({ content, contentHash, signatures, texts }: Submission): SealedSubmission {
  const sealed = seal(content)
  return { ...sealed, submissionHash: sha256Hex(canonicalJson([sealed.hash, contentHash, signatures, texts])) }
}
