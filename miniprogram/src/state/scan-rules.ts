import { dateInShanghai, HOST_RULES, type HostRule, hostRule, parseScan, type ScanParse } from '@app/domain'
import { phoneStorage } from '@/storage/phone-storage'
import { namelessApi } from './nameless-api'
import { storedCell } from './store'

interface Known {
  rules: HostRule[]
  /** The day on which they were asked for. */
  on: string
}

/** How the office says that codes are read, kept on the phone: a cellar has no network. */
const known = storedCell<Known | null>(phoneStorage, 'scan-rules', null)

/** Once a day is enough; without network those from before stay, and at first those that came with the app. */
export function learnScanRules(): void {
  const on = dateInShanghai(new Date().toISOString())
  if (known.get()?.on === on) return
  namelessApi('GET /api/v1/scan-rules').then(
    ({ rules }) => known.set({ rules: rules.map(({ host, take, param }) => hostRule(host, take, param)), on }),
    () => undefined,
  )
}

/** The same words as on the server, with network and without. */
export const readCode = (raw: string): ScanParse => parseScan(raw, known.get()?.rules ?? HOST_RULES)

/** A site that gave no code never reaches the server with a bottle, so the office is told of it: the site, nothing else. */
export function tellUnknownSite(host: string): void {
  namelessApi('GET /api/v1/scan', { query: { code: `https://${host}/` } }).catch(() => undefined)
}
