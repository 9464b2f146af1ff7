import type { ResponseOf } from '@app/contract'
import { newId } from '@app/domain'
import type { KeyPair } from '@app/platform'
import type { ApiClient } from './company-client'

/** A company that is played, with its bottles and the homes where they stand. */
export interface PlayedCompany {
  id: string
  code: string
  key: KeyPair
  bottles: PlayedBottle[]
}

export interface PlayedBottle {
  code: string
  /** Code of the 用气场所. */
  home: string
  overdue: boolean
  lifeOver: boolean
}

export interface World {
  companies: PlayedCompany[]
  /** Whose test station the others send to. */
  tester: PlayedCompany
}

type Row = ResponseOf<'GET /api/v1/cylinders'>['items'][number]

const LABEL = '模拟上报'
export const STATION = 'CZ01'
export const OUTLET = 'GY01'
export const TEST_STATION = 'JY01'
/** 河西区 and its surroundings; stations lie outside the district. */
const MIDDLE = { lat: 39.1, lon: 117.22 }

/** What the office sees of the district, and what companies need before they can report: site codes and keys. */
export async function prepareWorld(api: ApiClient, token: string, today: string): Promise<World> {
  const homes = await homesById(api, token)
  const { items } = await api.call('GET /api/v1/companies', { token })
  const companies: PlayedCompany[] = []
  for (const [n, { id, code }] of items.entries()) {
    await registerSites(api, token, id, n)
    const rows = await bottlesOf(api, token, id)
    const bottles = rows.flatMap((row) => playable(row, homes, today))
    companies.push({ id, code, bottles, key: await freshKey(api, token, id) })
  }
  const [tester] = companies
  if (!tester) throw new Error('no company to play')
  return { companies, tester }
}

function playable(row: Row, homes: ReadonlyMap<string, string>, today: string): PlayedBottle[] {
  const home = homes.get(row.premisesId ?? '')
  if (row.status !== 'registered' || row.presence !== 'present' || home === undefined) return []
  const before = (date: string | null) => date !== null && date < today
  return [{ code: row.code, home, overdue: before(row.nextTestOn), lifeOver: before(row.lifeUntil) }]
}

async function homesById(api: ApiClient, token: string): Promise<Map<string, string>> {
  const homes = new Map<string, string>()
  for (let cursor: string | undefined; ; ) {
    const page = await api.call('GET /api/v1/premises', { token, query: { limit: '200', cursor } })
    for (const { id, code } of page.items) homes.set(id, code)
    if (page.nextCursor === null) return homes
    cursor = page.nextCursor
  }
}

async function bottlesOf(api: ApiClient, token: string, companyId: string): Promise<Row[]> {
  const rows: Row[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await api.call('GET /api/v1/cylinders', { token, query: { companyId, limit: '200', cursor } })
    rows.push(...page.items)
    if (page.nextCursor === null) return rows
    cursor = page.nextCursor
  }
}

async function registerSites(api: ApiClient, token: string, companyId: string, n: number): Promise<void> {
  const { items: known } = await api.call('GET /api/v1/companies/:id/reporting-sites', {
    token,
    params: { id: companyId },
  })
  const away = (km: number) => ({ lat: MIDDLE.lat + (km * (n % 2 ? 1 : -1)) / 111, lon: MIDDLE.lon + n / 200 })
  const sites = [
    { code: STATION, kind: 'filling_station' as const, name: '充装站', position: away(20 + n) },
    { code: OUTLET, kind: 'outlet' as const, name: '供应站', position: away(2) },
    ...(n === 0 ? [{ code: TEST_STATION, kind: 'test_station' as const, name: '检验站', position: away(25) }] : []),
  ]
  for (const site of sites.filter(({ code }) => !known.some((one) => one.code === code)))
    await api.call('POST /api/v1/companies/:id/reporting-sites', {
      token,
      params: { id: companyId },
      body: { ...site, actionId: newId(), areaCode: null },
    })
}

/** The one of an earlier run is withdrawn: its secret is not known any more. */
async function freshKey(api: ApiClient, token: string, companyId: string): Promise<KeyPair> {
  const params = { id: companyId }
  const { items } = await api.call('GET /api/v1/companies/:id/keys', { token, params })
  for (const { id } of items.filter(({ label, state }) => label === LABEL && state !== 'ended'))
    await api.call('POST /api/v1/company-keys/:id/withdraw', { token, params: { id }, body: { actionId: newId() } })
  const body = { actionId: newId(), label: LABEL, silentAfterHours: 24, replaces: null }
  const { id: keyId, secret } = await api.call('POST /api/v1/companies/:id/keys', { token, params, body })
  return { keyId, secret: secret ?? '' }
}
