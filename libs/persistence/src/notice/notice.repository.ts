import type { CalendarDate, DayPart, WithdrawReason } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { Database, first } from '../store/database'
import type { NoticeEntity } from './notice.entity'

export interface VisitResultRow {
  inspectionId: string
  number: string
  premisesId: string
  outcome: string
  gradeA: number
  gradeB: number
  gradeC: number
}

export interface AnnouncedVisitRow {
  number: string
  premisesId: string
  visitOn: CalendarDate
  dayPart: DayPart
  withdrawnFor: WithdrawReason | null
  staffNo: string | null
}

@Injectable()
export class NoticeRepository {
  constructor(private readonly db: Database) {}

  byId(id: string): Promise<NoticeEntity | null> {
    return first<NoticeEntity>(this.db, 'SELECT * FROM notice WHERE id = ?', [id])
  }

  visitResult(inspectionId: string): Promise<VisitResultRow | null> {
    return first<VisitResultRow>(
      this.db,
      'SELECT id AS inspectionId, number, premisesId, outcome, gradeA, gradeB, gradeC FROM inspection WHERE id = ?',
      [inspectionId],
    )
  }

  appointment(id: string): Promise<AnnouncedVisitRow | null> {
    return first<AnnouncedVisitRow>(
      this.db,
      `SELECT v.number, v.premisesId, v.visitOn, v.dayPart, v.withdrawnFor, a.staffNo
         FROM appointment v JOIN account a ON a.id = v.inspectorId WHERE v.id = ?`,
      [id],
    )
  }

  /** Whoever was invited into a family, as long as he is. */
  invited(memberId: string): Promise<{ phoneEnc: string } | null> {
    return first(this.db, 'SELECT phoneEnc FROM family_member WHERE id = ? AND removedAt IS NULL', [memberId])
  }

  /** The party in residence that has a telephone: tenant or trade name before owner. */
  recipient(premisesId: string, on: CalendarDate): Promise<{ id: string; phoneEnc: string } | null> {
    return first(
      this.db,
      `SELECT p.id, p.phoneEnc FROM occupancy o JOIN party p ON p.id = o.partyId
        WHERE o.premisesId = ? AND o.fromOn <= ? AND (o.toOn IS NULL OR o.toOn >= ?) AND o.role <> 'landlord' AND p.phoneEnc IS NOT NULL
        ORDER BY CASE o.role WHEN 'trade_name' THEN 0 WHEN 'tenant' THEN 1 ELSE 2 END, o.fromOn LIMIT 1`,
      [premisesId, on, on],
    )
  }

  phone(partyId: string): Promise<{ phoneEnc: string | null } | null> {
    return first(this.db, 'SELECT phoneEnc FROM party WHERE id = ?', [partyId])
  }
}
