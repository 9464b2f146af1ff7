import type { ResponseOf } from '@app/contract'
import { phoneStorage } from '@/storage/phone-storage'
import { api } from './api'
import { storedCell } from './store'

export type Household = ResponseOf<'GET /api/v1/household'>
export type HouseholdPremises = Household['premises'][number]

interface Stored {
  accountId: string
  view: Household
}

const stored = storedCell<Stored | null>(phoneStorage, 'household-2', null)

export function householdOf(accountId: string | undefined): Household | undefined {
  const value = stored.get()
  return value && value.accountId === accountId ? value.view : undefined
}

export async function syncHousehold(accountId: string): Promise<void> {
  stored.set({ accountId, view: await api('GET /api/v1/household') })
}

export const forgetHousehold = () => stored.set(null)
