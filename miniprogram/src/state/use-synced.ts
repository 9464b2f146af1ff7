import { useDidShow } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import { ApiError } from '@/api/client'

export interface Sync {
  busy: boolean
  /** Why the last try failed, in words; empty when it worked. */
  trouble: string
  again(): void
}

/** Runs `sync` each time the page is shown; what was stored before stays visible meanwhile. */
export function useSynced(sync: () => Promise<void>): Sync {
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState('')
  const again = useCallback(() => {
    setBusy(true)
    sync()
      .then(() => setTrouble(''))
      .catch((error: unknown) => setTrouble(error instanceof ApiError ? error.message : '没有读到，请再试一次'))
      .finally(() => setBusy(false))
  }, [sync])
  useDidShow(again)
  return { busy, trouble, again }
}
