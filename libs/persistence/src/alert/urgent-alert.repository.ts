import type { Actor, AlertRule, Grade, Scope } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { Database } from '../store/database'
import { condition, every, visibleTo, within } from '../store/scope'

export interface UrgentAlert {
  id: string
  rule: AlertRule
  grade: Grade
  actor: Actor
  params: string
  premisesId: string | null
}

/** Grade A and not closed; what stands under a hazard is told by the hazard. */
@Injectable()
export class UrgentAlertRepository {
  constructor(private readonly db: Database) {}

  open(scope: Scope): Promise<UrgentAlert[]> {
    const where = every([
      condition("a.grade = 'A' AND a.status <> 'closed' AND a.hazardId IS NULL"),
      visibleTo(scope, { area: (area) => within('a.areaCode', area) }),
    ])
    return this.db.rows(
      `SELECT a.id, a.rule, a.grade, a.actor, a.params, a.premisesId FROM alert a WHERE ${where.sql}
        ORDER BY CASE a.rule WHEN 'LEAK_REPORTED' THEN 0 ELSE 1 END, COALESCE(a.dueOn, '9999-12-31'), a.id LIMIT 200`,
      where.params,
    )
  }
}
