import { currentPrivacyNotice } from '@app/domain'
import { ApiError } from '@/api/client'
import { phoneStorage } from '@/storage/phone-storage'
import { api } from './api'
import { storedCell, useCell } from './store'

interface Reading {
  version: string
  /** The server has it on record. */
  sent: boolean
}

const readings = storedCell<Record<string, Reading>>(phoneStorage, 'notice-read', {})
const { version } = currentPrivacyNotice()

const keep = (accountId: string, sent: boolean) => readings.set({ ...readings.get(), [accountId]: { version, sent } })

/** Whether this account has yet to read the present version. */
export const useNoticeDue = (accountId: string | undefined): boolean => {
  const known = useCell(readings)
  return accountId !== undefined && known[accountId]?.version !== version
}

/** Read without network counts at once, and is told to the server when there is some. */
export function readNotice(accountId: string): void {
  keep(accountId, false)
  void syncNotice(accountId)
}

/** What another phone of the same account has read counts here as well. */
export async function syncNotice(accountId: string): Promise<void> {
  const known = readings.get()[accountId]
  try {
    if (known?.version === version && !known.sent) await api('POST /api/v1/me/privacy', { body: { version } })
    else if (known?.version === version || (await api('GET /api/v1/me/privacy')).readVersion !== version) return
    keep(accountId, true)
  } catch (error) {
    // An older app shows an older version: nothing this phone could mend.
    if (error instanceof ApiError && error.code === 'NOTICE_REPLACED') keep(accountId, true)
  }
}
