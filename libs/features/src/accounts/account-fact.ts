import type { FactKind, Instant } from '@app/domain'
import { type PreparedFact, prepareFact } from '@app/persistence'
import type { Caller } from '../core/caller'

/** What was done to an account's access, by whom; never with what. */
export function accountFact(
  kind: Extract<FactKind, `account.${string}`>,
  by: Caller,
  accountId: string,
  occurredAt: Instant,
  body: Record<string, unknown> = {},
  areaCode: string | null = by.areaCode,
): PreparedFact {
  const subjects = [{ kind: 'account' as const, id: accountId }]
  return prepareFact({ kind, actorId: by.accountId, occurredAt, areaCode, body: { accountId, ...body }, subjects })
}
