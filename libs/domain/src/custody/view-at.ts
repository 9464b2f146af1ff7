import type { Instant } from '../time/calendar'
import { custodyOf } from './apply'
import type { CustodyView } from './custody'
import { type KnownFact, stepsOf } from './steps-of'

export interface TwoClocks {
  /** Where was it then? */
  at: Instant
  /** What did we know by then? */
  knownAt: Instant
}

/** The way of a cylinder up to `at`, from nothing but what had become known by `knownAt`. */
export function viewAt(
  facts: readonly KnownFact[],
  cylinderIds: readonly string[],
  { at, knownAt }: TwoClocks,
): CustodyView {
  const known = facts.filter(({ recordedAt }) => recordedAt <= knownAt)
  return custodyOf(stepsOf(known, cylinderIds).filter((step) => step.at <= at))
}
