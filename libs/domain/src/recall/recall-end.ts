import { EVENT_FACT, type KnownFact } from '../custody/steps-of'
import type { CylinderEventBody, CylinderEventCorrectedBody } from '../fact/custody-bodies'
import type { CylinderClearedBody, CylinderCountedBody, CylinderSwappedBody } from '../fact/cylinder-bodies'
import type { FactKind } from '../fact/fact'
import type { Instant } from '../time/calendar'
import type { RecallOutcome } from './recall'

/** Facts that may end the search for a recalled cylinder. */
export const RECALL_END_FACTS: readonly FactKind[] = [
  'cylinder.collected',
  'cylinder.moved',
  'cylinder.tested',
  'cylinder.scrapped',
  'cylinder.deregistered',
  'cylinder.swapped',
  'cylinder.counted',
  'cylinder.cleared',
]

interface Recalled {
  cylinderId: string
  openedAt: Instant
  /** Stations that fill or test: what stands there is out of circulation until it goes through their gates again. */
  stationIds: ReadonlySet<string>
}

/**
 * What a fact shows about a recalled cylinder. Only what happened after the recall was opened shows that somebody acted
 * on it; a scrapped cylinder is out of use whenever that happened. 去向不明 is no end: it is what is still to be found.
 */
export function recallEndOf(
  fact: Pick<KnownFact, 'kind' | 'occurredAt' | 'body'>,
  recalled: Recalled,
): RecallOutcome | null {
  const { kind, occurredAt, body } = fact
  if (isScrapping(kind, body)) return 'scrapped'
  return occurredAt >= recalled.openedAt ? (ENDS[kind]?.(body as never, recalled) ?? null) : null
}

/** A corrected message shows what it says now. */
export function correctedEndOf(body: CylinderEventCorrectedBody, recalled: Recalled): RecallOutcome | null {
  const { instead } = body
  if (instead === null) return null
  return recallEndOf(
    { kind: EVENT_FACT[instead.event.kind], occurredAt: instead.event.occurredAt, body: instead },
    recalled,
  )
}

function isScrapping(kind: FactKind, body: unknown): boolean {
  if (kind === 'cylinder.scrapped') return true
  if (kind !== 'cylinder.tested' && kind !== 'cylinder.deregistered') return false
  const { event } = body as CylinderEventBody
  return event.kind === 'test'
    ? event.conclusion === 'scrap'
    : event.kind === 'deregister' && event.reason === 'scrapped'
}

const ENDS: Partial<Record<FactKind, (body: never, recalled: Recalled) => RecallOutcome | null>> = {
  'cylinder.collected': () => 'collected',
  'cylinder.tested': () => 'tested',
  'cylinder.moved': ({ to, atTestStation }: CylinderEventBody, { stationIds }) =>
    atTestStation || (to?.kind === 'site' && stationIds.has(to.id)) ? 'stationed' : null,
  'cylinder.swapped': ({ newCylinderId }: CylinderSwappedBody, { cylinderId }) =>
    newCylinderId === cylinderId ? null : 'swapped',
  'cylinder.counted': ({ presence }: CylinderCountedBody) => (presence === 'swapped' ? 'swapped' : null),
  'cylinder.cleared': ({ fate }: CylinderClearedBody) => (fate === 'returned' ? 'collected' : null),
}
