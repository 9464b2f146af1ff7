import { type KeyValue, shelf } from '../storage/key-value'
import type { VisitDraft } from '../visit/draft'

/** Visits in progress; several per account, since a person may be called away in the middle of one. */
export function createDrafts(storage: KeyValue, now: () => string) {
  const drafts = shelf<VisitDraft>(storage, 'draft')
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  return {
    find: (id: string) => drafts.find(id),
    of: (accountId: string) => drafts.all().filter((draft) => draft.accountId === accountId),
    save(draft: VisitDraft): VisitDraft {
      const saved = { ...draft, updatedAt: now() }
      drafts.put(saved)
      changed()
      return saved
    },
    remove(id: string) {
      drafts.remove(id)
      changed()
    },
    onChange(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
