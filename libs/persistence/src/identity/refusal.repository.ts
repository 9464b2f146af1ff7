import type { Instant, RefusalOutcome, Scope } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { Database, first } from '../store/database'
import { type Page, type PageRequest, pageOf } from '../store/page'
import { condition, every, type Visibility, visibleTo, within } from '../store/scope'
import type { Tx } from '../store/tx'
import { CylinderRefusalEntity } from './refusal.entity'

export interface RefusalRow extends CylinderRefusalEntity {
  premisesLabel: string
  companyName: string | null
}

const VISIBILITY: Visibility = {
  area: (area) => within('r.areaCode', area),
  company: (companyId) => condition('r.companyId = ?', companyId),
}
const SELECT = 'r.*, p.label AS premisesLabel, c.name AS companyName'
const FROM = 'cylinder_refusal r JOIN premises p ON p.id = r.premisesId LEFT JOIN company c ON c.id = r.companyId'

/** 拒收: cylinders that households did not take. */
@Injectable()
export class RefusalRepository {
  constructor(private readonly db: Database) {}

  page(scope: Scope, { open, ...request }: PageRequest & { open?: 'true' }): Promise<Page<RefusalRow>> {
    return pageOf<RefusalRow>(
      this.db,
      {
        select: SELECT,
        from: FROM,
        countFrom: 'cylinder_refusal r',
        where: every([visibleTo(scope, VISIBILITY), open ? condition('r.answeredAt IS NULL') : null]),
        id: 'r.id',
        sorts: { refusedAt: [{ column: 'r.refusedAt' }] },
        defaultSort: '-refusedAt',
      },
      request,
    )
  }

  visible(scope: Scope, id: string): Promise<RefusalRow | null> {
    const where = every([condition('r.id = ?', id), visibleTo(scope, VISIBILITY)])
    return first<RefusalRow>(this.db, `SELECT ${SELECT} FROM ${FROM} WHERE ${where.sql}`, where.params)
  }

  insert(tx: Tx, refusal: CylinderRefusalEntity): Promise<void> {
    return tx.insert(CylinderRefusalEntity, [refusal])
  }

  /** Gives 0 when somebody answered meanwhile. */
  answer(tx: Tx, id: string, outcome: RefusalOutcome, by: string, at: Instant): Promise<number> {
    return tx.execute(
      'UPDATE cylinder_refusal SET outcome = ?, answeredBy = ?, answeredAt = ? WHERE id = ? AND answeredAt IS NULL',
      [outcome, by, at, id],
    )
  }
}
