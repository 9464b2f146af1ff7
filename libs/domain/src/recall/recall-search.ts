import { isEventFact, type KnownFact } from '../custody/steps-of'
import type { CylinderEventBody, CylinderEventCorrectedBody } from '../fact/custody-bodies'
import type { RecallCriteria } from './recall'

export interface RecallMatch {
  cylinderId: string
  /** The filling or the test that brings it in. */
  causeFactId: string | null
}

type EventCriteria = Exclude<RecallCriteria, { by: 'made' }>

/** What was told by messages, seen through the corrections that came after them. Facts may be given in any portions. */
export class RecallSearch {
  private readonly matching = new Map<string, string>()
  private readonly corrections = new Map<string, { nth: number; cylinderId: string | null }>()

  /** `siteIds`: the sites that are meant; any place of the sender counts where none was named. */
  constructor(
    private readonly criteria: EventCriteria,
    private readonly siteIds: ReadonlySet<string>,
  ) {}

  take({ id, kind, body }: Pick<KnownFact, 'id' | 'kind' | 'body'>): void {
    if (isEventFact(kind)) {
      const cylinderId = this.cylinderOf(body as CylinderEventBody)
      if (cylinderId) this.matching.set(id, cylinderId)
    } else if (kind === 'cylinder.event_corrected') this.correct(body as CylinderEventCorrectedBody)
  }

  /** Each cylinder once. */
  matches(): RecallMatch[] {
    const told = [...this.matching].filter(([factId]) => !this.corrections.has(factId))
    const mended = [...this.corrections].flatMap(([factId, { cylinderId }]): [string, string][] =>
      cylinderId ? [[factId, cylinderId]] : [],
    )
    const causes = new Map([...told, ...mended].map(([causeFactId, cylinderId]) => [cylinderId, causeFactId]))
    return [...causes].map(([cylinderId, causeFactId]) => ({ cylinderId, causeFactId }))
  }

  /** Facts that as corrected bring nothing in. */
  refuted(): string[] {
    return [...this.corrections].flatMap(([factId, { cylinderId }]) => (cylinderId ? [] : [factId]))
  }

  private correct({ correctsFactId, nth, instead }: CylinderEventCorrectedBody): void {
    const known = this.corrections.get(correctsFactId)
    if (known && known.nth > nth) return
    this.corrections.set(correctsFactId, { nth, cylinderId: instead && this.cylinderOf(instead) })
  }

  private cylinderOf({ event, cylinderId, companyId, to }: CylinderEventBody): string | null {
    const { by, siteId, from, to: until } = this.criteria
    if (event.kind !== (by === 'filled' ? 'fill' : 'test')) return null
    if (event.occurredAt < from || event.occurredAt > until) return null
    const bySender = siteId === null && companyId === this.criteria.companyId
    return bySender || this.siteIds.has(to?.id ?? '') ? cylinderId : null
  }
}
