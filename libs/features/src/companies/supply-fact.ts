import type { FactKind, Instant } from '@app/domain'
import { type PreparedFact, prepareFact } from '@app/persistence'
import type { Caller } from '../core/caller'

/** A fact of an address and of each company it concerns: all of them see it arrive. */
export function supplyFact(
  kind: FactKind,
  { premisesId, areaCode }: { premisesId: string; areaCode: string },
  body: unknown,
  companyIds: readonly string[],
  { accountId }: Caller,
  occurredAt: Instant,
): PreparedFact {
  const subjects = [
    { kind: 'premises' as const, id: premisesId },
    ...companyIds.map((id) => ({ kind: 'company' as const, id })),
  ]
  return prepareFact({ kind, body, subjects, areaCode, actorId: accountId, occurredAt })
}
