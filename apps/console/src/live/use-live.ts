import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { currentToken, useSession } from '../api/session'
import { createStore } from '../api/store'
import { concernedBy, newAlertIds, segmentOf } from './concerned'
import { followLiveFeed, type LiveEvent, type LiveState } from './live-feed'

export const liveState = createStore<LiveState>('off')

const FIRST_FLUSH = 300
/** A burst (hundreds of submissions a minute) refreshes the screen calmly instead of once per fact. */
const BETWEEN_FLUSHES = 2_000

/** Keeps what is on screen true without reloading, and reports alerts that are new. */
export function useLive(enabled: boolean, onNewAlerts: (ids: string[]) => void): void {
  const client = useQueryClient()
  const token = useSession()?.token
  useEffect(() => {
    if (!enabled || !token) return
    const abort = new AbortController()
    const batch = createBatch((events) => {
      const concerned = concernedBy(events)
      void client.invalidateQueries({ predicate: ({ queryKey }) => concerned.has(segmentOf(String(queryKey[0]))) })
      const ids = newAlertIds(events)
      if (ids.length) onNewAlerts(ids)
    })
    void followLiveFeed({
      token: currentToken,
      signal: abort.signal,
      onState: (state) => liveState.set(state),
      onEvent: batch.add,
      // What was read before the stream stood may already be old.
      onConnected: () => void client.invalidateQueries(),
    })
    return () => {
      abort.abort()
      batch.stop()
      liveState.set('off')
    }
  }, [client, enabled, token, onNewAlerts])
}

function createBatch(flush: (events: LiveEvent[]) => void): { add(event: LiveEvent): void; stop(): void } {
  let waiting: LiveEvent[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let lastFlush = 0
  return {
    add(event) {
      waiting.push(event)
      if (timer) return
      const wait = Math.max(FIRST_FLUSH, lastFlush + BETWEEN_FLUSHES - Date.now())
      timer = setTimeout(() => {
        timer = undefined
        lastFlush = Date.now()
        const events = waiting
        waiting = []
        flush(events)
      }, wait)
    },
    stop: () => clearTimeout(timer),
  }
}
