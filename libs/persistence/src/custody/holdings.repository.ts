import type { FactKind, HolderKind, Instant, Scope, SiteKind, Stage } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { CYLINDER_VISIBILITY } from '../cylinder/cylinder.repository'
import { Database, marks } from '../store/database'
import { condition, every, visibleTo } from '../store/scope'

export interface HeldSite {
  id: string
  code: string
  name: string
  kind: SiteKind
  bottles: number
  /** Owned by somebody else, or by nobody known. */
  others: number
}

export interface HeldBy {
  kind: HolderKind
  holderId: string
  bottles: number
}

/** null = nobody has told anything of them. */
export interface StageCount {
  stage: Stage | null
  bottles: number
  flagged: number
}

export interface FlaggedBottle {
  id: string
  code: string
  since: Instant | null
  flags: string
}

/** So many of the latest facts about a company are looked through: a month of some three thousand a day. */
const LATEST = 100_000

/** Its bottles as the register has them, each with what is kept of its way. */
const OWN = 'cylinder c LEFT JOIN cylinder_custody v ON v.cylinderId = c.id'

/** 企业持有: custody counted by company. What stands at its sites, vehicles and couriers is what companies report. */
@Injectable()
export class HoldingsRepository {
  constructor(private readonly db: Database) {}

  async atSites(companyId: string): Promise<HeldSite[]> {
    const rows = await this.db.rows<HeldSite>(
      `SELECT s.id, s.code, s.name, s.kind, COUNT(c.id) AS bottles,
              SUM(CASE WHEN c.id IS NULL OR c.ownerCompanyId = s.companyId THEN 0 ELSE 1 END) AS others
         FROM company_site s
         LEFT JOIN cylinder_custody v ON v.holderKind = 'site' AND v.holderId = s.id
         LEFT JOIN cylinder c ON c.id = v.cylinderId AND c.mergedIntoId IS NULL
        WHERE s.companyId = ? GROUP BY s.id, s.code, s.name, s.kind ORDER BY s.code`,
      [companyId],
    )
    return rows.map((row) => ({ ...row, bottles: Number(row.bottles), others: Number(row.others) }))
  }

  /** Their ids begin with that of the company; `;` sorts right after `:`. */
  async onTheWay(companyId: string): Promise<HeldBy[]> {
    const rows = await this.db.rows<HeldBy>(
      `SELECT v.holderKind AS kind, v.holderId, COUNT(*) AS bottles
         FROM cylinder_custody v JOIN cylinder c ON c.id = v.cylinderId AND c.mergedIntoId IS NULL
        WHERE v.holderKind IN ('vehicle', 'courier') AND v.holderId >= ? AND v.holderId < ?
        GROUP BY v.holderKind, v.holderId ORDER BY v.holderId`,
      [`${companyId}:`, `${companyId};`],
    )
    return rows.map((row) => ({ ...row, bottles: Number(row.bottles) }))
  }

  async ownByStage(companyId: string, scope: Scope): Promise<StageCount[]> {
    const { sql, params } = own(companyId, scope)
    const rows = await this.db.rows<StageCount>(
      `SELECT v.stage, COUNT(*) AS bottles, SUM(CASE WHEN v.flags <> '' THEN 1 ELSE 0 END) AS flagged
         FROM ${OWN} WHERE ${sql} GROUP BY v.stage`,
      params,
    )
    return rows.map(({ stage, bottles, flagged }) => ({ stage, bottles: Number(bottles), flagged: Number(flagged) }))
  }

  flagged(companyId: string, scope: Scope, most: number): Promise<FlaggedBottle[]> {
    const { sql, params } = own(companyId, scope)
    return this.db.rows<FlaggedBottle>(
      `SELECT c.id, c.code, v.since, v.flags FROM ${OWN} WHERE ${sql} AND v.flags <> ''
        ORDER BY v.since DESC, c.id LIMIT ${most}`,
      params,
    )
  }

  /** How many of each it has reported that happened since then, by kind of fact. */
  async reported(companyId: string, since: Instant): Promise<Map<FactKind, number>> {
    const kinds = ['cylinder.filled', 'cylinder.delivered', 'cylinder.collected'] as const
    const rows = await this.db.rows<{ kind: FactKind; n: number }>(
      `SELECT f.kind, COUNT(*) AS n
         FROM (SELECT seq FROM fact_subject WHERE subjectKind = 'reporter' AND subjectId = ?
                ORDER BY seq DESC LIMIT ${LATEST}) s
         JOIN fact f ON f.seq = s.seq
        WHERE f.occurredAt >= ? AND f.kind IN (${marks(kinds)}) GROUP BY f.kind`,
      [companyId, since, ...kinds],
    )
    return new Map(rows.map(({ kind, n }) => [kind, Number(n)]))
  }
}

const own = (companyId: string, scope: Scope) =>
  every([
    condition('c.ownerCompanyId = ? AND c.mergedIntoId IS NULL', companyId),
    visibleTo(scope, CYLINDER_VISIBILITY),
  ])
