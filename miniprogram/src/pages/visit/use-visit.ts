import { newId } from '@app/domain'
import { useCallback, useRef, useState } from 'react'
import { drafts } from '@/state/drafts'
import { premisesOf } from '@/state/today'
import type { Change } from '@/visit/bottles'
import type { VisitDraft } from '@/visit/draft'
import { startVisit } from '@/visit/start'

export interface Visit {
  draft: VisitDraft
  change(change: Change<VisitDraft>): void
}

interface Asked {
  accountId: string | undefined
  draftId: string | undefined
  premisesId: string | undefined
}

function begin({ accountId, draftId, premisesId }: Asked): VisitDraft | undefined {
  if (draftId) return drafts.find(draftId)
  if (!accountId || !premisesId) return undefined
  const begun = drafts.of(accountId).find((draft) => draft.premises.id === premisesId)
  const premises = premisesOf(accountId, premisesId)
  if (begun || !premises) return begun
  return startVisit({ id: newId(), accountId, premises, now: new Date().toISOString() })
}

/** Opens or begins a visit; every change is on the phone before the next tap. */
export function useVisit(asked: Asked): Visit | undefined {
  const [draft, setDraft] = useState(() => begin(asked))
  const latest = useRef(draft)
  const change = useCallback((apply: Change<VisitDraft>) => {
    if (!latest.current) return
    latest.current = drafts.save(apply(latest.current))
    setDraft(latest.current)
  }, [])
  return draft && { draft, change }
}
