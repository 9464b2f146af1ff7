import { type AreaKind, normalisePhone, type Role } from '@app/domain'
import type { AccountRow } from './accounts.columns'
import type { AreaFinder } from './area-finder'
import type { CompanyBook } from './company-book'
import type { ImportContext } from './import-plan'
import { ROLE_WORDS } from './vocabulary'

/** What the list says of one account. */
export interface AccountWish {
  row: AccountRow
  username: string
  name: string
  staffNo: string | null
  role: Role
  areas: string[]
  companyId: string | null
  phone: string | null
  password: string
}

/** What each role must be given, narrowest first. */
const AREA_KINDS: Partial<Record<Role, readonly AreaKind[]>> = {
  inspector: ['grid'],
  microgrid: ['grid'],
  community: ['community'],
  street: ['street'],
}

export function readAccount(
  row: AccountRow,
  finder: AreaFinder,
  companies: CompanyBook,
  districtCode: string,
): AccountWish | null {
  const staffNo = row.code('staffNo', 32)
  const username = row.text('username', 64).replace(/\s/g, '').toLowerCase() || (staffNo ?? '').toLowerCase()
  if (!/^[a-z0-9._-]{2,64}$/.test(username))
    row.fault('username', '账号或工号没有填，或含有字母、数字、点、横线以外的字')
  const name = row.personName('name', 40) || row.missing('name')
  const role = row.choice('role', ROLE_WORDS, null)
  if (role === null && row.isSound) row.fault('role', '没有填')
  const password = row.secret('password', 128)
  if (password !== '' && password.length < 8) row.fault('password', '初始密码至少 8 位')
  if (role === null) return null
  const areas = areasOf(row, role, finder, districtCode)
  const company = row.text('company')
  if (role === 'company' && company === '') row.fault('company', '企业账号要填供气企业')
  const companyId = role === 'company' && company !== '' ? companies.idOf(company) : null
  const phone = row.phone('phone')
  return row.isSound ? { row, username, name, staffNo, role, areas, companyId, phone, password } : null
}

function areasOf(row: AccountRow, role: Role, finder: AreaFinder, districtCode: string): string[] {
  const kinds = AREA_KINDS[role]
  if (kinds) return finder.find(row, kinds)
  return role === 'household' || role === 'company' ? [] : [districtCode]
}

export function distinctAccounts(wishes: readonly (AccountWish | null)[]): AccountWish[] {
  const byName = new Map<string, AccountWish>()
  for (const wish of wishes) {
    if (!wish) continue
    const earlier = byName.get(wish.username)
    if (earlier) wish.row.fault('username', `与第 ${earlier.row.line} 行是同一个账号`)
    else byName.set(wish.username, wish)
  }
  return [...byName.values()]
}

/** The parties that household accounts are for, by the telephone the list gives. */
export async function partiesOf(
  wishes: readonly AccountWish[],
  { cipher, known }: ImportContext,
): Promise<Map<string, string>> {
  const households = wishes.filter(({ role }) => role === 'household')
  const phones = households.flatMap(({ phone }) => phone ?? [])
  const indexOf = new Map(phones.map((phone) => [cipher.blindIndex(normalisePhone(phone), 'party.phone'), phone]))
  const found = await known.partiesByPhone([...indexOf.keys()])
  const parties = new Map(found.map(({ id, phoneIndex }) => [indexOf.get(phoneIndex) ?? '', id]))
  for (const { row, phone } of households) {
    if (!parties.has(phone ?? '')) row.fault('phone', '这个手机号不在用户登记中，请先导入场所和用户')
  }
  return parties
}
