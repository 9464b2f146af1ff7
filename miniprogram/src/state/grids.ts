import type { ResponseOf } from '@app/contract'
import { phoneStorage } from '@/storage/phone-storage'
import { api } from './api'
import { storedCell, useCell } from './store'

export type MyGrids = ResponseOf<'GET /api/v1/me/grids'>
export type HeldGrid = MyGrids['grids'][number]
export type Handover = MyGrids['handovers'][number]

interface Stored {
  accountId: string
  view: MyGrids
}

const stored = storedCell<Stored | null>(phoneStorage, 'grids', null)

export function useMyGrids(accountId: string): MyGrids | undefined {
  const value = useCell(stored)
  return value?.accountId === accountId ? value.view : undefined
}

export async function syncMyGrids(accountId: string): Promise<void> {
  stored.set({ accountId, view: await api('GET /api/v1/me/grids') })
}

export const forgetMyGrids = () => stored.set(null)

/** Hand-overs that wait for this person's word. */
export const toConfirm = (view: MyGrids | undefined): Handover[] =>
  (view?.handovers ?? []).filter(({ mine, confirmedAt }) => mine && confirmedAt === null)
