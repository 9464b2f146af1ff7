import {
  type CylinderEventCorrectedBody,
  correctedEndOf,
  type Instant,
  type RecallOutcome,
  recallEndOf,
} from '@app/domain'
import type { ItemFact, ItemPlace, RecallItemEntity } from '@app/persistence'

export interface Shown {
  outcome: RecallOutcome
  evidenceFactId: string | null
}

export interface News {
  item: RecallItemEntity
  end: Shown | null
  /** The correction that took back what had ended it. */
  reopenedBy: string | null
}

export interface Around {
  openedAt: Instant
  /** Facts that bring in nothing any more. */
  refuted: ReadonlySet<string>
  stationIds: ReadonlySet<string>
}

/** What was told of an item since it was looked at last, one fact after the other. */
export function newsOf(item: RecallItemEntity, facts: readonly ItemFact[], around: Around): News {
  if (item.ended === 0 && item.causeFactId !== null && around.refuted.has(item.causeFactId))
    return { item, end: { outcome: 'corrected', evidenceFactId: item.causeFactId }, reopenedBy: null }
  const before: Shown | null = item.ended === 1 ? shownBy(item) : null
  let [now, takenBack] = [before, null as string | null]
  for (const fact of facts) {
    const { shown, lost } = after(now, fact, { ...around, cylinderId: item.cylinderId })
    now = shown
    if (lost) takenBack = fact.id
  }
  if (before === null) return { item, end: now, reopenedBy: null }
  return { item, end: null, reopenedBy: now === null ? takenBack : null }
}

const shownBy = ({ outcome, evidenceFactId }: RecallItemEntity): Shown => ({
  outcome: outcome as RecallOutcome,
  evidenceFactId,
})

type Recalled = Around & { cylinderId: string }

function after(now: Shown | null, fact: ItemFact, recalled: Recalled): { shown: Shown | null; lost: boolean } {
  if (fact.kind !== 'cylinder.event_corrected') {
    const outcome = now ? null : recallEndOf(fact, recalled)
    return { shown: now ?? (outcome && { outcome, evidenceFactId: fact.id }), lost: false }
  }
  const body = fact.body as CylinderEventCorrectedBody
  const outcome = correctedEndOf(body, recalled)
  const meant = now?.evidenceFactId === body.correctsFactId
  if (now && !meant) return { shown: now, lost: false }
  return { shown: outcome && { outcome, evidenceFactId: body.correctsFactId }, lost: meant && outcome === null }
}

export const isSamePlace = (a: ItemPlace, b: ItemPlace): boolean =>
  a.placeKind === b.placeKind &&
  a.placeId === b.placeId &&
  a.premisesId === b.premisesId &&
  a.areaCode === b.areaCode &&
  a.companyId === b.companyId
