import { addMinutes, type RecallCriteria, type RecallMatch, RecallSearch } from '@app/domain'
import { RecallSearchRepository } from '@app/persistence'
import { Injectable } from '@nestjs/common'

/** A message may say a moment that is up to five minutes ahead of ours, and a unit may wait before it is recorded. */
const CLOCK_MARGIN_MINUTES = 10

export interface Found {
  matches: RecallMatch[]
  /** Facts that brought a cylinder in and were corrected: they do not any more. */
  refuted: string[]
}

/** Which cylinders a recall means, from the facts of the company and the index of custody; never from the register. */
@Injectable()
export class RecallFinder {
  constructor(private readonly search: RecallSearchRepository) {}

  /** All that was told up to now. */
  async all(criteria: RecallCriteria, until: number): Promise<Found> {
    const after =
      criteria.by === 'made' ? 0 : await this.search.seqBefore(addMinutes(criteria.from, -CLOCK_MARGIN_MINUTES))
    return this.told(criteria, after, until)
  }

  /** What was told in this stretch of the log, however long ago it happened. */
  async told(criteria: RecallCriteria, after: number, until: number): Promise<Found> {
    if (criteria.by === 'made') {
      const ids = await this.search.madeBy(criteria)
      return { matches: ids.map((cylinderId) => ({ cylinderId, causeFactId: null })), refuted: [] }
    }
    const sites = await this.search.sitesOf(criteria.companyId)
    const siteIds = criteria.siteId ? [criteria.siteId] : sites.map(({ id }) => id)
    const told = new RecallSearch(criteria, new Set(siteIds))
    for await (const facts of this.search.told(criteria, after, until)) for (const fact of facts) told.take(fact)
    const own = told.matches()
    const known = new Set(own.map(({ cylinderId }) => cylinderId))
    const refuted = told.refuted()
    const others = (await this.search.lastAt(criteria, siteIds)).filter(
      ({ cylinderId, causeFactId }) => !known.has(cylinderId) && !refuted.includes(causeFactId),
    )
    return { matches: [...own, ...others], refuted }
  }
}
