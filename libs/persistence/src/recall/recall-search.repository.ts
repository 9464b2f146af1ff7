import type { FactKind, Instant, RecallCriteria } from '@app/domain'
import { Injectable } from '@nestjs/common'
import type { CompanySiteEntity } from '../custody/company-site.entity'
import { Database, first, marks } from '../store/database'
import { condition, every } from '../store/scope'

type EventCriteria = Exclude<RecallCriteria, { by: 'made' }>
type MadeCriteria = Extract<RecallCriteria, { by: 'made' }>

export interface SoughtFact {
  seq: number
  id: string
  kind: FactKind
  occurredAt: Instant
  body: unknown
}

/** A cylinder where the register and its custody see it now; of a merged card the one that stays. */
export interface LocatedCylinder {
  askedId: string
  id: string
  code: string
  ownerCompanyId: string | null
  presence: string | null
  premisesId: string | null
  premisesArea: string | null
  premisesLabel: string | null
  holderKind: string | null
  holderId: string | null
  toldBy: string | null
  siteName: string | null
  siteCompanyId: string | null
  siteArea: string | null
  scrapMark: string | null
  endMark: string | null
}

const PORTION = 1000

/**
 * Which cylinders a recall means. The register is not gone through: what was filled or tested since t1 became known
 * after t1, so it stands among the facts of the company from the place in the log on that t1 has. That place is found
 * by halving: numbers are dense and in the order of recording. Nothing here is scoped.
 */
@Injectable()
export class RecallSearchRepository {
  constructor(private readonly db: Database) {}

  async head(): Promise<number> {
    return Number((await first<{ seq: number | null }>(this.db, 'SELECT MAX(seq) AS seq FROM fact'))?.seq ?? 0)
  }

  /** The last number before the moment; all facts after it became known later, or at that moment. */
  async seqBefore(at: Instant): Promise<number> {
    let [low, high] = [0, await this.head()]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      const fact = await first<{ recordedAt: Instant }>(this.db, 'SELECT recordedAt FROM fact WHERE seq = ?', [middle])
      if (fact && fact.recordedAt < at) low = middle
      else high = middle - 1
    }
    return low
  }

  /** What the company told in the span, and what it corrected, portion after portion. */
  async *told(
    { by, companyId, from, to }: EventCriteria,
    after: number,
    until: number,
  ): AsyncGenerator<readonly SoughtFact[]> {
    const kind: FactKind = by === 'filled' ? 'cylinder.filled' : 'cylinder.tested'
    for (let seq = after; ; ) {
      const rows = await this.db.rows<SoughtFact & { body: string }>(
        `SELECT f.seq, f.id, f.kind, f.occurredAt, f.body FROM fact_subject s JOIN fact f ON f.seq = s.seq
          WHERE s.subjectKind = 'reporter' AND s.subjectId = ? AND s.seq > ? AND s.seq <= ?
            AND ((f.kind = ? AND f.occurredAt >= ? AND f.occurredAt <= ?) OR f.kind = 'cylinder.event_corrected')
          ORDER BY s.seq LIMIT ${PORTION}`,
        [companyId, seq, until, kind, from, to],
      )
      yield rows.map((row) => ({ ...row, seq: Number(row.seq), body: JSON.parse(row.body) as unknown }))
      if (rows.length < PORTION) return
      seq = Number(rows.at(-1)?.seq)
    }
  }

  /** What others did last at these sites: their reports stand among their own facts. */
  async lastAt(
    { by, from, to }: EventCriteria,
    siteIds: readonly string[],
  ): Promise<{ cylinderId: string; causeFactId: string }[]> {
    if (siteIds.length === 0) return []
    const [site, at, fact] =
      by === 'filled' ? ['fillSiteId', 'filledAt', 'fillFactId'] : ['testSiteId', 'testedAt', 'testFactId']
    return this.db.rows(
      `SELECT cylinderId, ${fact} AS causeFactId FROM cylinder_custody
        WHERE ${site} IN (${marks(siteIds)}) AND ${at} >= ? AND ${at} <= ? ORDER BY cylinderId`,
      [...siteIds, from, to],
    )
  }

  async madeBy({ maker, from, to }: MadeCriteria): Promise<string[]> {
    const { sql, params } = every([
      condition('maker = ? AND mergedIntoId IS NULL', maker),
      from ? condition('madeOn >= ?', from) : null,
      to ? condition('madeOn <= ?', to) : null,
    ])
    const rows = await this.db.rows<{ id: string }>(`SELECT id FROM cylinder WHERE ${sql} ORDER BY id`, params)
    return rows.map(({ id }) => id)
  }

  sitesOf(companyId: string): Promise<CompanySiteEntity[]> {
    return this.db.rows<CompanySiteEntity>('SELECT * FROM company_site WHERE companyId = ? ORDER BY code', [companyId])
  }

  /** Stations that fill or test, of all companies. */
  async stationIds(): Promise<ReadonlySet<string>> {
    const rows = await this.db.rows<{ id: string }>(
      "SELECT id FROM company_site WHERE kind IN ('filling_station', 'test_station')",
    )
    return new Set(rows.map(({ id }) => id))
  }

  async located(ids: readonly string[]): Promise<LocatedCylinder[]> {
    const found: LocatedCylinder[] = []
    for (let i = 0; i < ids.length; i += PORTION) found.push(...(await this.portion(ids.slice(i, i + PORTION))))
    return found
  }

  private portion(ids: readonly string[]): Promise<LocatedCylinder[]> {
    return this.db.rows<LocatedCylinder>(
      `SELECT a.id AS askedId, c.id, c.code, c.ownerCompanyId, c.presence, c.premisesId, p.areaCode AS premisesArea,
              p.label AS premisesLabel, v.holderKind, v.holderId, v.companyId AS toldBy, t.name AS siteName,
              t.companyId AS siteCompanyId, t.areaCode AS siteArea, v.scrapMark, v.endMark
         FROM cylinder a JOIN cylinder c ON c.id = COALESCE(a.mergedIntoId, a.id)
         LEFT JOIN premises p ON p.id = c.premisesId
         LEFT JOIN cylinder_custody v ON v.cylinderId = c.id
         LEFT JOIN company_site t ON v.holderKind = 'site' AND t.id = v.holderId
        WHERE a.id IN (${marks(ids)})`,
      ids,
    )
  }
}
