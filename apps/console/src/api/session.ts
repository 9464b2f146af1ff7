import type { ResponseOf } from '@app/contract'
import { drafts } from './drafts'
import { createStore, type Store, useStore } from './store'

export type Session = ResponseOf<'POST /api/v1/sessions'>
export type Account = Session['account']

const KEY = 'pingan.session'

function restore(): Session | null {
  try {
    const text = sessionStorage.getItem(KEY)
    const session = text ? (JSON.parse(text) as Session) : null
    return session && session.expiresAt > new Date().toISOString() ? session : null
  } catch {
    return null
  }
}

const store: Store<Session | null> = createStore(restore())

export const currentToken = (): string | null => store.get()?.token ?? null
export const useSession = (): Session | null => useStore(store)

/** The account of whoever is logged in; pages below the shell are never shown without one. */
export function useAccount(): Account {
  const session = useSession()
  if (!session) throw new Error('no session')
  return session.account
}

/** What somebody else left typed in this tab is not for whoever comes now. */
export function beginSession(session: Session): void {
  drafts.forget(session.account.id)
  sessionStorage.setItem(KEY, JSON.stringify(session))
  store.set(session)
}

/** What the server says must be done first; null when it is done. */
export function limitSession(limitedTo: Session['limitedTo']): void {
  const session = store.get()
  if (session && session.limitedTo !== limitedTo) beginSession({ ...session, limitedTo })
}

export function endSession(): void {
  sessionStorage.removeItem(KEY)
  store.set(null)
}
