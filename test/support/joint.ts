import type { InputOf } from '@app/contract'
import {
  assess,
  type Category,
  categoriesOf,
  contentHash,
  currentChecklist,
  findItem,
  type InspectionContent,
  type JointPart,
  jointCode,
  jointVisitId,
  newId,
} from '@app/domain'
import { TEST_TODAY } from './api'
import { visit } from './visit'

export type PartBody = InputOf<'POST /api/v1/joint-parts'>['body']

export interface PartOver extends Partial<InspectionContent> {
  lead?: boolean
  /** Left out: all of them. */
  categories?: Category[]
  code?: string
}

const categoryOf = (item: string): Category | undefined => findItem(currentChecklist(), item)?.category

/** What one inspector signs of a joint visit; the same code is the same visit. */
export function jointPart(
  at: Parameters<typeof visit>[0],
  photoId: string,
  { lead = false, code = jointCode(newId()), categories, ...over }: PartOver = {},
): PartBody {
  const whole = visit(at, photoId, { kind: 'joint', ...over })
  const mine = categories ?? categoriesOf(whole)
  const answers = whole.answers.filter(({ item }) => mine.includes(categoryOf(item) as Category))
  const visitId = jointVisitId(at.premises.id, TEST_TODAY, code)
  const joint = { visitId, code, on: TEST_TODAY, lead, categories: mine }
  const content: JointPart = { ...whole, answers, findings: assess({ ...whole, answers }), joint }
  return signedPart(content, photoId)
}

/** Both signatures over the part, as it was shown on that phone. */
export function signedPart(content: JointPart, imageFileId: string): PartBody {
  const hash = contentHash(content)
  const stroke = [0, 0, 0, 10, 10, 20, 40, 5, 60]
  const signature = (by: 'inspector' | 'household') => ({ by, imageFileId, strokes: [stroke], contentHash: hash })
  return { content, contentHash: hash, signatures: [signature('inspector'), signature('household')], texts: [] }
}
