import type { FactSubject, Scope, SubjectKind } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { Database, marks } from '../store/database'
import { type Page, type PageRequest, pageOf } from '../store/page'
import { condition, every, some, type Visibility, visibleTo, withinOrNowhere } from '../store/scope'
import type { FactEntity } from './fact.entity'

/** Records keep the area of their day; what concerns no place (accounts, jobs) is the whole district's. */
export const FACT_VISIBILITY: Visibility = { area: (area) => withinOrNowhere('f.areaCode', area) }

/**
 * One fact concerns several things, and one visit counts the bottles of every supplier: a company is led to its own
 * bottles, alerts, hazards and records of supervision, a household to the hazards at its home.
 */
const SUBJECT_VISIBILITY: Visibility = {
  area: () => condition('1 = 1'),
  company: (companyId) =>
    some([
      condition(
        "subjectKind = 'cylinder' AND subjectId IN (SELECT id FROM cylinder WHERE ownerCompanyId = ?)",
        companyId,
      ),
      condition("subjectKind = 'alert' AND subjectId IN (SELECT id FROM alert WHERE companyId = ?)", companyId),
      condition("subjectKind = 'hazard' AND subjectId IN (SELECT id FROM hazard WHERE companyId = ?)", companyId),
      condition(
        "subjectKind = 'supervision' AND subjectId IN (SELECT id FROM company_visit WHERE companyId = ?)",
        companyId,
      ),
    ]),
  household: (ids) =>
    condition(
      `subjectKind = 'hazard' AND subjectId IN (SELECT id FROM hazard WHERE premisesId IN (${marks(ids)}))`,
      ...ids,
    ),
}

const NEWEST_FIRST = {
  id: 'f.seq',
  sorts: { seq: [{ column: 'f.seq', descending: true }] },
  defaultSort: 'seq',
} as const

@Injectable()
export class FactRepository {
  constructor(private readonly db: Database) {}

  /** The life of one subject, newest first. Whether the caller may see the subject is decided before. */
  async ofSubject(kind: SubjectKind, ids: readonly string[], request: PageRequest): Promise<Page<FactEntity>> {
    const [id = ''] = ids
    const beside = kind === 'cylinder' ? await this.partsBeside(ids) : []
    if (ids.length > 1 || beside.length > 0) return this.ofSubjects(kind, ids, beside, request)
    return numbered(
      await pageOf<FactEntity>(
        this.db,
        {
          ...NEWEST_FIRST,
          select: 'f.*',
          from: 'fact_subject s JOIN fact f ON f.seq = s.seq',
          where: condition('s.subjectKind = ? AND s.subjectId = ?', kind, id),
        },
        { cursor: request.cursor, limit: request.limit },
      ),
    )
  }

  /** Several that were found to be one: a fact about two of them is told once. */
  private async ofSubjects(
    kind: SubjectKind,
    ids: readonly string[],
    beside: readonly number[],
    request: PageRequest,
  ): Promise<Page<FactEntity>> {
    const about = `f.seq IN (SELECT s.seq FROM fact_subject s WHERE s.subjectKind = ? AND s.subjectId IN (${marks(ids)}))`
    const where = some([
      condition(about, kind, ...ids),
      ...(beside.length > 0 ? [condition(`f.seq IN (${marks(beside)})`, ...beside)] : []),
    ])
    const spec = { ...NEWEST_FIRST, select: 'f.*', from: 'fact f', where }
    return numbered(await pageOf<FactEntity>(this.db, spec, { cursor: request.cursor, limit: request.limit }))
  }

  /**
   * 联合检查: only the part of 主责 counts the bottles and names them, and a colleague's may have arrived before it. Both
   * are the one visit that these bottles had.
   */
  private async partsBeside(cylinderIds: readonly string[]): Promise<number[]> {
    const part = (fact: string) => `${fact}.kind = 'inspection.part_signed'`
    const rows = await this.db.rows<{ seq: number }>(
      `SELECT DISTINCT o.seq FROM fact_subject s JOIN fact f ON f.seq = s.seq AND ${part('f')}
         JOIN fact_subject v ON v.seq = s.seq AND v.subjectKind = 'inspection'
         JOIN fact_subject o ON o.subjectKind = 'inspection' AND o.subjectId = v.subjectId
         JOIN fact g ON g.seq = o.seq AND ${part('g')}
        WHERE s.subjectKind = 'cylinder' AND s.subjectId IN (${marks(cylinderIds)})`,
      cylinderIds,
    )
    return rows.map(({ seq }) => Number(seq))
  }

  async page(scope: Scope, request: PageRequest): Promise<Page<FactEntity>> {
    const where = visibleTo(scope, FACT_VISIBILITY)
    const spec = { ...NEWEST_FIRST, select: 'f.*', from: 'fact f', where }
    return numbered(await pageOf<FactEntity>(this.db, spec, { cursor: request.cursor, limit: request.limit }))
  }

  /** What happened lately about these subjects, without what the account did itself. */
  since(
    kind: SubjectKind,
    ids: readonly string[],
    recordedFrom: string,
    exceptActor: string,
  ): Promise<(FactEntity & { subjectId: string })[]> {
    if (ids.length === 0) return Promise.resolve([])
    const where = every([
      condition(`s.subjectKind = ? AND s.subjectId IN (${marks(ids)})`, kind, ...ids),
      condition('f.recordedAt >= ? AND (f.actorId IS NULL OR f.actorId <> ?)', recordedFrom, exceptActor),
    ])
    return this.db.rows(
      `SELECT f.*, s.subjectId FROM fact_subject s JOIN fact f ON f.seq = s.seq WHERE ${where.sql} ORDER BY f.seq DESC`,
      where.params,
    )
  }

  bySeq(seqs: readonly number[]): Promise<FactEntity[]> {
    if (seqs.length === 0) return Promise.resolve([])
    return this.db
      .rows<FactEntity>(`SELECT * FROM fact WHERE seq IN (${marks(seqs)})`, seqs)
      .then((rows) => rows.map((row) => ({ ...row, seq: Number(row.seq) })))
  }

  /** What the facts are about, as far as the caller may be led there. */
  subjects(scope: Scope, seqs: readonly number[]): Promise<(FactSubject & { seq: number })[]> {
    if (seqs.length === 0) return Promise.resolve([])
    const { sql, params } = every([condition(`seq IN (${marks(seqs)})`, ...seqs), visibleTo(scope, SUBJECT_VISIBILITY)])
    return this.db.rows(
      `SELECT seq, subjectKind AS kind, subjectId AS id FROM fact_subject WHERE ${sql} ORDER BY subjectKind, subjectId`,
      params,
    )
  }
}

/** MySQL gives a bigint as text when it is large. */
const numbered = (page: Page<FactEntity>): Page<FactEntity> => ({
  ...page,
  items: page.items.map((fact) => ({ ...fact, seq: Number(fact.seq) })),
})
