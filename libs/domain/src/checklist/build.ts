import type { PremisesType } from '../premises/premises'
import type { Category, ChecklistItem, FailReason, Grade, ThingKind } from './checklist'

export type GradeByType = Record<PremisesType, Grade>

export const EVERYWHERE: readonly PremisesType[] = ['resident', 'catering', 'other']
export const NON_RESIDENT: readonly PremisesType[] = ['catering', 'other']

export const everywhere = (grade: Grade): GradeByType => ({ resident: grade, catering: grade, other: grade })

interface ReasonDraft {
  /** Becomes `<item>-<slug>`; never changes once published. */
  slug: string
  wording: string
  grade?: Grade | GradeByType
  measure: string
  remedy: string
  structural?: boolean
  major?: boolean
  appliesTo?: readonly PremisesType[]
}

type ItemDraft = Omit<ChecklistItem, 'category' | 'thing' | 'appliesTo' | 'reasons'> & {
  thing?: ThingKind
  appliesTo?: readonly PremisesType[]
  /** Grade of reasons that do not state their own. */
  grade: Grade | GradeByType
  reasons: readonly ReasonDraft[]
}

/** Fills in what the items of a category share, so that the tables hold only what differs. */
export function itemsOf(category: Category, thing: ThingKind, drafts: readonly ItemDraft[]): ChecklistItem[] {
  return drafts.map(({ grade, reasons, ...draft }) => ({
    thing,
    appliesTo: EVERYWHERE,
    ...draft,
    category,
    reasons: reasons.map((reason) => buildReason(draft.code, grade, reason)),
  }))
}

function buildReason(item: string, itemGrade: Grade | GradeByType, { slug, grade, ...rest }: ReasonDraft): FailReason {
  const given = grade ?? itemGrade
  return { ...rest, code: `${item}-${slug}`, grade: typeof given === 'string' ? everywhere(given) : given }
}
