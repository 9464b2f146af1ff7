import { newId, readJointOffer } from '@app/domain'
import { useCallback, useRef, useState } from 'react'
import { drafts } from '@/state/drafts'
import { premisesOf } from '@/state/today'
import type { Change } from '@/visit/bottles'
import type { VisitDraft } from '@/visit/draft'
import { joinVisit } from '@/visit/joint'
import { startVisit } from '@/visit/start'

export interface Visit {
  draft: VisitDraft
  change(change: Change<VisitDraft>): void
}

interface Asked {
  accountId: string | undefined
  draftId: string | undefined
  premisesId: string | undefined
  /** What 主责 showed on his phone. */
  offer: string | undefined
}

function begin({ accountId, draftId, premisesId, offer }: Asked): VisitDraft | undefined {
  if (draftId) return drafts.find(draftId)
  if (accountId && offer) return join(accountId, offer)
  if (!accountId || !premisesId) return undefined
  const begun = drafts.of(accountId).find((draft) => draft.premises.id === premisesId)
  const premises = premisesOf(accountId, premisesId)
  if (begun || !premises) return begun
  return startVisit({ id: newId(), accountId, premises, now: new Date().toISOString() })
}

/** The same picture scanned again opens the share that was begun with it. */
function join(accountId: string, text: string): VisitDraft | undefined {
  const offer = readJointOffer(text)
  if (!offer) return undefined
  const { premisesId, code } = offer
  const begun = drafts.of(accountId).find((draft) => draft.premises.id === premisesId && draft.joint?.code === code)
  const known = premisesOf(accountId, premisesId)
  const fresh = { id: newId(), accountId, offer, known, now: new Date().toISOString() }
  return begun ?? joinVisit(fresh) ?? undefined
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
