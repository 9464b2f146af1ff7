import type { CalendarDate, Grade, Instant } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { caseOf } from '../store/case-of'
import { Database, marks } from '../store/database'
import type { Tx } from '../store/tx'
import { AlertEntity } from './alert.entity'

/** What a review may change of an open alert. */
export interface AlertChange {
  id: string
  grade: Grade
  dueOn: CalendarDate | null
  hazardId: string | null
  params: string
}

const CHANGED = ['grade', 'dueOn', 'hazardId', 'params'] as const

/** Alerts as the reviews see them: many subjects in a read, many rows in a statement. */
@Injectable()
export class AlertReviewRepository {
  constructor(private readonly db: Database) {}

  /** Open alerts and confirmed false alarms of these subjects, with those of all equipment at these premises. */
  standing(subjectIds: readonly string[], premisesIds: readonly string[]): Promise<AlertEntity[]> {
    if (subjectIds.length === 0) return Promise.resolve([])
    const standing = "(openKey IS NOT NULL OR closeReason = 'false_alarm')"
    const ofSubjects = `SELECT * FROM alert WHERE subjectId IN (${marks(subjectIds)}) AND ${standing}`
    if (premisesIds.length === 0) return this.db.rows<AlertEntity>(ofSubjects, subjectIds)
    return this.db.rows<AlertEntity>(
      `${ofSubjects} UNION
       SELECT * FROM alert WHERE premisesId IN (${marks(premisesIds)}) AND subjectKind = 'equipment' AND ${standing}`,
      [...subjectIds, ...premisesIds],
    )
  }

  insert(tx: Tx, alerts: readonly AlertEntity[]): Promise<void> {
    return tx.insert(AlertEntity, alerts)
  }

  /** Gives how many were still open. */
  async change(tx: Tx, changes: readonly AlertChange[]): Promise<number> {
    if (changes.length === 0) return 0
    const ids = changes.map((c) => c.id)
    const set = CHANGED.map((name) =>
      caseOf(
        name,
        'id',
        changes.map((c) => [c.id, c[name]] as const),
      ),
    )
    return tx.execute(
      `UPDATE alert SET ${set.map((c) => c.sql).join(', ')}, version = version + 1
        WHERE id IN (${marks(ids)}) AND openKey IS NOT NULL`,
      [...set.flatMap((c) => c.params), ...ids],
    )
  }

  /** The condition ended. Gives how many were still open. */
  async close(tx: Tx, ids: readonly string[], at: Instant): Promise<number> {
    if (ids.length === 0) return 0
    return tx.execute(
      `UPDATE alert SET status = 'closed', closedAt = ?, closeReason = 'condition_ended', openKey = NULL, version = version + 1
        WHERE id IN (${marks(ids)}) AND openKey IS NOT NULL`,
      [at, ...ids],
    )
  }
}
