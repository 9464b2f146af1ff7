import type { EntryState } from '@/outbox/entry'
import { useOutbox } from './outbox'
import { useSession } from './session'
import { todayStoredAt } from './today'

/** How far the submission about a premises or hazard is, when it was made after the day's package was fetched. */
export function useSubmitted(): (subjectId: string) => EntryState | undefined {
  const entries = useOutbox(useSession()?.account.id)
  return (subjectId) =>
    entries.find((entry) => entry.subjectId === subjectId && entry.createdAt > todayStoredAt())?.state
}
