import type { Instant } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { caseOf } from '../store/case-of'
import { Database, marks } from '../store/database'
import type { Tx } from '../store/tx'
import type { ReviewStateEntity, ReviewSubjectKind } from './review-state.entity'

export type DueReview = Pick<ReviewStateEntity, 'subjectKind' | 'subjectId' | 'version'>

/** A review that ended: `version` is the one its snapshot was read at. */
export interface DoneReview extends DueReview {
  dueAt: Instant
}

const KINDS: readonly ReviewSubjectKind[] = ['company', 'cylinder', 'hazard', 'premises']

@Injectable()
export class ReviewRepository {
  constructor(private readonly db: Database) {}

  /** The subjects whose answer may have changed, the longest-waiting first. */
  due(now: Instant, limit: number): Promise<DueReview[]> {
    return this.db.rows<DueReview>(
      `SELECT subjectKind, subjectId, version FROM review_state WHERE dueAt <= ? ORDER BY dueAt LIMIT ${limit}`,
      [now],
    )
  }

  async isAnyDue(now: Instant): Promise<boolean> {
    return (await this.due(now, 1)).length > 0
  }

  /** Notes the end of these reviews; gives how many of the subjects had not been touched meanwhile. */
  async finish(tx: Tx, done: readonly DoneReview[]): Promise<number> {
    let matched = 0
    for (const kind of KINDS) {
      const some = done.filter((d) => d.subjectKind === kind)
      if (some.length > 0) matched += await this.finishKind(tx, kind, some)
    }
    return matched
  }

  /** One statement for any number of rows: a tuple list would be a full scan on MariaDB. */
  private finishKind(tx: Tx, kind: ReviewSubjectKind, done: readonly DoneReview[]): Promise<number> {
    const ids = done.map((d) => d.subjectId)
    const next = caseOf(
      'dueAt',
      'subjectId',
      done.map((d) => [d.subjectId, d.dueAt] as const),
    )
    const seen = caseOf(
      'version',
      'subjectId',
      done.map((d) => [d.subjectId, d.version] as const),
    )
    return tx.execute(
      `UPDATE review_state SET reviewedVersion = version, ${next.sql}
        WHERE subjectKind = ? AND subjectId IN (${marks(ids)}) AND ${seen.sql}`,
      [...next.params, kind, ...ids, ...seen.params],
    )
  }
}
