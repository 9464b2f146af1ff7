import type { Tx } from '@app/persistence'
import { StaleError } from '../core/stale'
import type { PreparedEntries } from '../register/register.service'

/**
 * Everything written above is locked by now: what another wrote before stands in the journal, and what he writes
 * later waits for this unit. So nobody's change is written over unseen. An alert changes nothing that a list says.
 */
export async function assertUntouched(tx: Tx, { facts }: PreparedEntries, upToSeq: number): Promise<void> {
  const later = await tx.rows<{ subjectId: string }>(
    `SELECT DISTINCT s.subjectId FROM fact_subject s JOIN fact f ON f.seq = s.seq
      WHERE s.seq > ? AND s.subjectKind IN ('premises', 'cylinder', 'account') AND f.kind NOT LIKE 'alert.%'`,
    [upToSeq],
  )
  if (later.length === 0) return
  const own = new Set(facts.flatMap(({ subjects }) => subjects.map(({ id }) => id)))
  if (later.some(({ subjectId }) => own.has(subjectId))) throw new StaleError('register')
}
