import { addMinutes, newId } from '@app/domain'
import type { OutboxEntry } from '@/outbox/entry'
import { go } from '@/routes'
import type { VisitDraft } from '@/visit/draft'
import { drafts } from './drafts'
import { outbox } from './outbox'

const LONGEST_VISIT_MINUTES = 20 * 60

/** A visit may last 24 hours; one that is corrected days later begins anew. */
function begun({ startedAt }: VisitDraft): Pick<VisitDraft, 'startedAt'> {
  const now = new Date().toISOString()
  return { startedAt: addMinutes(startedAt, LONGEST_VISIT_MINUTES) < now ? now : startedAt }
}

/**
 * Puts a refused visit back on the table with everything in it. It gets a new id: what is signed again is another
 * content, and the server answers 409 to an id that comes back with one.
 */
export function correct(entry: OutboxEntry): void {
  const before = entry.draft as VisitDraft
  const draft = drafts.save({ ...before, ...begun(before), id: newId(), shownAt: null, problems: entry.problems })
  outbox.release(entry.id)
  go.visit({ draftId: draft.id })
}
