import { useEffect, useState } from 'react'
import { createDrafts } from '@/drafts/drafts'
import { phoneStorage } from '@/storage/phone-storage'
import type { VisitDraft } from '@/visit/draft'
import { useSession } from './session'

export const drafts = createDrafts(phoneStorage, () => new Date().toISOString())

/** Visits that the logged-in account has begun and not submitted. */
export function useDrafts(): VisitDraft[] {
  const accountId = useSession()?.account.id
  const [mine, setMine] = useState<VisitDraft[]>([])
  useEffect(() => {
    const read = () => setMine(accountId ? drafts.of(accountId) : [])
    read()
    return drafts.onChange(read)
  }, [accountId])
  return mine
}
