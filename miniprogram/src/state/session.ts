import type { ResponseOf } from '@app/contract'
import { phoneStorage } from '@/storage/phone-storage'
import { storedCell, useCell } from './store'

export type Account = ResponseOf<'GET /api/v1/me'>

/** What the server answers to a log-in. */
export interface LoggedIn {
  token: string
  account: Account
  /** What must be done before anything else. */
  limitedTo?: 'password' | 'totp' | null
}

export interface Session extends LoggedIn {
  /** The server no longer knows the token: the work on the phone stays, sending waits for a new log-in. */
  expired: boolean
}

export const session = storedCell<Session | null>(phoneStorage, 'session', null)

export const useSession = () => useCell(session)

export function expireSession() {
  const current = session.get()
  if (current && !current.expired) session.set({ ...current, expired: true })
}

export function bearer(): Record<string, string> {
  const current = session.get()
  return current ? { authorization: `Bearer ${current.token}` } : {}
}
