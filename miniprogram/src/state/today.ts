import type { ResponseOf } from '@app/contract'
import type { Instant } from '@app/domain'
import { phoneStorage } from '@/storage/phone-storage'
import { api } from './api'
import { storedCell } from './store'

export type Today = ResponseOf<'GET /api/v1/today'>
export type TodayPremises = Today['premises'][number]
export type TodayBottle = TodayPremises['bottles'][number]

interface Stored {
  accountId: string
  view: Today
  /** On the phone's own clock. */
  storedAt: Instant
}

/** The day's data package: what a visit needs where there is no network. */
const stored = storedCell<Stored | null>(phoneStorage, 'today', null)

export function todayOf(accountId: string | undefined): Today | undefined {
  const value = stored.get()
  return value && value.accountId === accountId ? value.view : undefined
}

export async function syncToday(accountId: string): Promise<void> {
  const view = await api('GET /api/v1/today')
  stored.set({ accountId, view, storedAt: new Date().toISOString() })
}

/** When the package was fetched; what was done on the phone after that is not in it yet. */
export const todayStoredAt = (): Instant => stored.get()?.storedAt ?? ''

/** Addresses and names go from the phone with the log-in; drafts and the outbox stay. */
export const forgetToday = () => stored.set(null)

export function premisesOf(accountId: string, premisesId: string): TodayPremises | undefined {
  return todayOf(accountId)?.premises.find((premises) => premises.id === premisesId)
}

export interface KnownBottle {
  premises: TodayPremises
  bottle: TodayBottle
}

/** Looks a scanned code up among the bottles of the day's package. */
export function findBottle(accountId: string | undefined, code: string): KnownBottle | undefined {
  for (const premises of todayOf(accountId)?.premises ?? []) {
    const bottle = premises.bottles.find((candidate) => candidate.code === code || candidate.codes.includes(code))
    if (bottle) return { premises, bottle }
  }
  return undefined
}
