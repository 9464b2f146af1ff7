import type { Scope } from '@app/domain'
import { Injectable } from '@nestjs/common'
import type { CommittedTextEntity } from '../inspection/committed-text.entity'
import { Database, first, marks } from '../store/database'
import { type Page, type PageRequest, pageOf } from '../store/page'
import { condition, every, optional, toSupervisors, type Visibility, visibleTo, within } from '../store/scope'
import type { Tx } from '../store/tx'
import { CompanyVisitEntity } from './company-visit.entity'

export interface CompanyVisitRow extends Omit<CompanyVisitEntity, 'content'> {
  companyName: string
  inspectorNameEnc: string
}

export interface CompanyVisitDetailRow extends CompanyVisitRow {
  content: string
}

/** The area of the day of the visit, the company itself, and all departments that supervise companies. */
const VISIBILITY: Visibility = {
  area: (area) => within('v.areaCode', area),
  company: (id) => condition('v.companyId = ?', id),
  department: toSupervisors(condition('1 = 1')),
}

const LINE = `v.id, v.number, v.companyId, v.inspectorId, v.outcome, v.checklistVersion, v.startedAt, v.finishedAt,
  v.receivedAt, v.areaCode, v.contentHash, v.submissionHash, v.factId, v.officerSignatureId, v.companySignatureId,
  v.gradeA, v.gradeB, v.gradeC, v.majors, c.name AS companyName, a.nameEnc AS inspectorNameEnc`
const FROM = 'company_visit v JOIN company c ON c.id = v.companyId JOIN account a ON a.id = v.inspectorId'

/** 监督检查 of companies. */
@Injectable()
export class CompanyVisitRepository {
  constructor(private readonly db: Database) {}

  page(scope: Scope, filter: { companyId?: string; outcome?: string }, request: PageRequest) {
    const where = every([
      visibleTo(scope, VISIBILITY),
      optional('v.companyId = ?', filter.companyId),
      optional('v.outcome = ?', filter.outcome),
    ])
    const sorts = { finishedAt: [{ column: 'v.finishedAt', descending: true }] }
    const spec = { select: LINE, from: FROM, where, id: 'v.id', sorts, defaultSort: 'finishedAt' }
    return pageOf<CompanyVisitRow>(this.db, spec, request) as Promise<Page<CompanyVisitRow>>
  }

  visible(id: string, scope: Scope): Promise<CompanyVisitDetailRow | null> {
    const where = every([condition('v.id = ?', id), visibleTo(scope, VISIBILITY)])
    return first<CompanyVisitDetailRow>(
      this.db,
      `SELECT ${LINE}, v.content FROM ${FROM} WHERE ${where.sql}`,
      where.params,
    )
  }

  byId(id: string): Promise<CompanyVisitEntity | null> {
    return first<CompanyVisitEntity>(this.db, 'SELECT * FROM company_visit WHERE id = ?', [id])
  }

  /** The texts behind the commitments of a visit. */
  texts(visitId: string): Promise<CommittedTextEntity[]> {
    return this.db.rows<CommittedTextEntity>('SELECT * FROM committed_text WHERE subjectId = ? ORDER BY path', [
      visitId,
    ])
  }

  /** When each was last visited to the end, as far as the caller may see it. */
  async lastCompleted(companyIds: readonly string[], scope: Scope): Promise<Map<string, string>> {
    if (companyIds.length === 0) return new Map()
    const where = every([
      condition(`v.companyId IN (${marks(companyIds)}) AND v.outcome = 'completed'`, ...companyIds),
      visibleTo(scope, VISIBILITY),
    ])
    const rows = await this.db.rows<{ companyId: string; at: string }>(
      `SELECT v.companyId, MAX(v.finishedAt) AS at FROM company_visit v WHERE ${where.sql} GROUP BY v.companyId`,
      where.params,
    )
    return new Map(rows.map(({ companyId, at }) => [companyId, at]))
  }

  insert(tx: Tx, row: CompanyVisitEntity): Promise<void> {
    return tx.insert(CompanyVisitEntity, [row])
  }
}
