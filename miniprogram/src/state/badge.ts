import type { ResponseOf } from '@app/contract'
import { badgeAddress, badgeDigits, badgeSecondsLeft, badgeWords, type Instant } from '@app/domain'
import { ports } from '@/ports/platform'
import { phoneStorage } from '@/storage/phone-storage'
import { api } from './api'
import { storedCell, useCell } from './store'

export type MyBadge = ResponseOf<'GET /api/v1/me/badge'>

interface Stored {
  accountId: string
  view: MyBadge
  /** What this phone's clock lacks: the code follows the server's. */
  behindMs: number
}

/** Handed over with the day's work, so that the badge is shown where there is no network. Goes with the log-in. */
const stored = storedCell<Stored | null>(phoneStorage, 'badge', null)

export function useBadge(accountId: string | undefined): Stored | undefined {
  const value = useCell(stored)
  return value && value.accountId === accountId ? value : undefined
}

export async function syncBadge(accountId: string): Promise<void> {
  const view = await api('GET /api/v1/me/badge')
  stored.set({ accountId, view, behindMs: Date.parse(view.serverNow) - Date.now() })
}

export const forgetBadge = () => stored.set(null)

/** What the badge says at this moment; null when the log-in it belongs to is over. */
export function shownBadge({ view, behindMs }: Stored, nowMs: number) {
  const now: Instant = new Date(nowMs + behindMs).toISOString()
  if (now >= view.until) return null
  const code = { ref: view.ref, digits: badgeDigits(view.key, now) }
  const address = badgeAddress(ports.webOrigin(), code)
  return { address, words: badgeWords(code), secondsLeft: badgeSecondsLeft(now) }
}
