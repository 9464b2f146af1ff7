import { dateInShanghai } from '@app/domain'
import { phoneStorage } from '@/storage/phone-storage'
import { api } from './api'
import { storedCell, useCell } from './store'

interface Known {
  phone: string
  /** The day on which it was asked for. */
  on: string
}

/** The district's 24-hour desk: kept on the phone, since where gas leaks there may be no network. */
const duty = storedCell<Known | null>(phoneStorage, 'duty', null)

export const useDutyPhone = (): string | undefined => useCell(duty)?.phone

/** Once a day is enough; without network the one from before stays. */
export function learnDutyPhone(): void {
  const on = dateInShanghai(new Date().toISOString())
  if (duty.get()?.on === on) return
  api('GET /api/v1/report-form').then(
    ({ dutyPhone }) => duty.set({ phone: dutyPhone, on }),
    () => undefined,
  )
}
