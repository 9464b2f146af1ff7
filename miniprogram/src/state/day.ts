import { syncBadge } from './badge'
import { syncToday } from './today'

/** The badge comes along with the day's work: it must be shown where there is no network. */
export async function syncDay(accountId: string): Promise<void> {
  await syncToday(accountId)
  await syncBadge(accountId)
}
