import type { Category } from '../checklist/checklist'

/** What of a visit is asked for, by how it was made. */
export interface VisitRules {
  /** A phone takes a photo of each thing; of a visit on paper there are the sheet and what came with it. */
  evidence: 'photos' | 'sheet'
  /** Left out: the whole checklist. At a joint visit each inspector answers for his categories. */
  categories?: readonly Category[]
  /** False for a colleague at a joint visit: 主责 counts the bottles. */
  countsBottles?: boolean
}

export const SEEN_BY_PHONE: VisitRules = { evidence: 'photos' }
export const ON_PAPER: VisitRules = { evidence: 'sheet' }

export const asks = ({ categories }: VisitRules, category: Category): boolean =>
  categories === undefined || categories.includes(category)
