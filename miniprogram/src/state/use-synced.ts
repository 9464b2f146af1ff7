import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiError } from '@/api/client'

export interface Sync {
  busy: boolean
  /** Why the last try failed, in words; empty when it worked. */
  trouble: string
  again(): void
}

/** A part that comes onto a page which is already shown (a notice was read first) is not told that it is shown. */
const SHOWN_BY_MS = 300

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
  const told = useRef(false)
  useDidShow(() => {
    told.current = true
    again()
  })
  useEffect(() => {
    const late = setTimeout(() => told.current || again(), SHOWN_BY_MS)
    return () => clearTimeout(late)
  }, [again])
  return { busy, trouble, again }
}
