import type { AlertRule, Department, Grade, ReferralStatus, Scope } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { AREA_NAMES, type AreaNames, joinAreaNames } from '../area/area-names'
import { Database, first } from '../store/database'
import { type Page, type PageRequest, pageOf } from '../store/page'
import { condition, every, optional, type Visibility, visibleTo, withinOrNowhere } from '../store/scope'
import type { Tx } from '../store/tx'
import { ReferralEntity } from './referral.entity'

export interface ReferralFilter extends PageRequest {
  status?: ReferralStatus
  department?: Department
}

export interface ReferralRow extends ReferralEntity, AreaNames {
  premisesLabel: string | null
  number: string | null
  grade: Grade
  /** Of a hazard. */
  item: string | null
  reason: string | null
  /** Of an alert. */
  rule: AlertRule | null
  handedByEnc: string
  replyByEnc: string | null
}

export interface ReferralEnd {
  status: Exclude<ReferralStatus, 'open'>
  by: string
  actionId: string
}

/** A department sees what lies or lay with it, and nothing else of the place. */
const VISIBILITY: Visibility = {
  area: (area) => withinOrNowhere('r.areaCode', area),
  department: (department) => condition('r.department = ?', department),
}

const SELECT = `r.*, hz.number, COALESCE(hz.grade, al.grade) AS grade, hz.item, hz.reason, al.rule, p.label AS premisesLabel, h.nameEnc AS handedByEnc, b.nameEnc AS replyByEnc, ${AREA_NAMES}`
const FROM = `referral r LEFT JOIN premises p ON p.id = r.premisesId JOIN account h ON h.id = r.handedBy
  LEFT JOIN account b ON b.id = r.replyBy LEFT JOIN hazard hz ON hz.id = r.subjectId
  LEFT JOIN alert al ON al.id = r.subjectId ${joinAreaNames('r.areaCode')}`

@Injectable()
export class ReferralRepository {
  constructor(private readonly db: Database) {}

  /** Those waiting for an answer first, the longest waiting on top. */
  page(scope: Scope, filter: ReferralFilter): Promise<Page<ReferralRow>> {
    const where = every([
      visibleTo(scope, VISIBILITY),
      optional('r.status = ?', filter.status),
      optional('r.department = ?', filter.department),
    ])
    const sorts = {
      waiting: [{ column: "CASE WHEN r.status = 'open' THEN 0 ELSE 1 END" }, { column: 'r.handedAt' }],
    }
    const spec = { select: SELECT, from: FROM, countFrom: 'referral r', where, id: 'r.id', sorts }
    return pageOf<ReferralRow>(this.db, { ...spec, defaultSort: 'waiting' }, filter)
  }

  visible(id: string, scope: Scope): Promise<ReferralRow | null> {
    const where = every([condition('r.id = ?', id), visibleTo(scope, VISIBILITY)])
    return first<ReferralRow>(this.db, `SELECT ${SELECT} FROM ${FROM} WHERE ${where.sql}`, where.params)
  }

  /** 移交未回 */
  async waiting(scope: Scope): Promise<number> {
    const where = every([condition("r.status = 'open'"), visibleTo(scope, VISIBILITY)])
    const sql = `SELECT COUNT(*) AS n FROM referral r WHERE ${where.sql}`
    return Number((await first<{ n: number }>(this.db, sql, where.params))?.n ?? 0)
  }

  insert(tx: Tx, row: ReferralEntity): Promise<void> {
    return tx.insert(ReferralEntity, [row])
  }

  /** 0 when it was ended meanwhile. */
  end(tx: Tx, { id, version }: ReferralEntity, to: ReferralEnd): Promise<number> {
    return tx.execute(
      `UPDATE referral SET status = ?, openKey = NULL, replyBy = ?, replyActionId = ?, repliedAt = ?, version = version + 1
        WHERE id = ? AND version = ? AND status = 'open'`,
      [to.status, to.by, to.actionId, tx.now, id, version],
    )
  }
}
