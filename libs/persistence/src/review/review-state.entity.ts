import { Entity } from 'typeorm'
import { At, Int, Key } from '../schema/columns'

/** Subjects that a review looks at. */
export type ReviewSubjectKind = 'company' | 'cylinder' | 'premises' | 'hazard'

@Entity('review_state')
export class ReviewStateEntity {
  @Key(12) subjectKind: ReviewSubjectKind
  @Key() subjectId: string
  @Int() version: number
  @Int() reviewedVersion: number
  @At() dueAt: string
}
