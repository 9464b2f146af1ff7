import { type AreaKind, addDays, communityOf, newId, normalisePhone, type Role } from '@app/domain'
import type { AccountEntity, GridAssignmentEntity } from '@app/persistence'
import { hashPassword } from '@app/platform'
import type { AccountEntry } from '../register/entries'
import { AREA_COLUMNS, AreaFinder, type AreaKey } from './area-finder'
import { CompanyBook } from './company-book'
import {
  differences,
  groupBy,
  type ImportContext,
  type ImportPlan,
  type IssuedPassword,
  sort,
  todayOf,
} from './import-plan'
import { newPassword } from './password'
import type { RowReader } from './row-reader'
import type { Column, ImportProblem } from './table'
import { ROLE_WORDS } from './vocabulary'

export type AccountColumn = 'username' | 'staffNo' | 'name' | 'role' | 'company' | 'phone' | 'password' | AreaKey

export const ACCOUNT_LIST: readonly Column<AccountColumn>[] = [
  { key: 'username', title: '账号', also: ['用户名', '登录名', '登录账号'] },
  { key: 'staffNo', title: '工号', also: ['人员编号', '证件号'] },
  { key: 'name', title: '姓名', also: ['人员姓名'], needed: true },
  { key: 'role', title: '角色', also: ['岗位', '人员类别'], needed: true },
  ...AREA_COLUMNS,
  { key: 'company', title: '供气企业', also: ['企业', '企业名称', '所属企业'] },
  { key: 'phone', title: '手机号', also: ['电话', '联系电话', '手机'] },
  { key: 'password', title: '初始密码', also: ['密码'] },
]

type Row = RowReader<AccountColumn>

interface Wish {
  row: Row
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

export async function planAccounts(
  rows: readonly Row[],
  problems: ImportProblem[],
  context: ImportContext,
): Promise<ImportPlan> {
  const finder = await AreaFinder.over(rows, context.known)
  const companies = await CompanyBook.open(context.known)
  const wishes = unique(rows.map((row) => read(row, finder, companies, context.districtCode)))
  const parties = await partiesOf(wishes, context)
  for (const { row, role, phone } of wishes) {
    if (role === 'household' && !parties.has(phone ?? ''))
      row.fault('phone', '这个手机号不在用户登记中，请先导入场所和用户')
  }
  const accounts = await context.known.accounts(wishes.map(({ username }) => username))
  const known = new Map(accounts.map((account) => [account.username, account]))
  const assignments = groupBy(await context.known.assignments(accounts.map(({ id }) => id)), (row) => row.accountId)
  const compared = wishes.map((wish) => compare(wish, { known, assignments, parties }, context))
  const { kept, ...counts } = sort(compared)
  const passwords = issue(wishes, kept)
  const hashed = problems.length > 0 ? kept : await withHashes(kept, passwords)
  return { entries: { accounts: hashed, companies: companies.added }, ...counts, problems, passwords }
}

function read(row: Row, finder: AreaFinder, companies: CompanyBook, districtCode: string): Wish | null {
  const staffNo = row.code('staffNo', 32)
  const username = row.text('username', 64).replace(/\s/g, '').toLowerCase() || (staffNo ?? '').toLowerCase()
  if (!/^[a-z0-9._-]{2,64}$/.test(username))
    row.fault('username', '账号或工号没有填，或含有字母、数字、点、横线以外的字')
  const name = row.neededText('name', 40)
  const role = row.choice('role', ROLE_WORDS, null)
  if (role === null && row.isSound) row.fault('role', '没有填')
  const password = row.text('password', 128)
  if (password !== '' && password.length < 8) row.fault('password', '初始密码至少 8 位')
  if (role === null || !row.isSound) return null
  const areas = areasOf(row, role, finder, districtCode)
  const company = row.text('company')
  if (role === 'company' && company === '') row.fault('company', '企业账号要填供气企业')
  const companyId = role === 'company' && company !== '' ? companies.idOf(company) : null
  const phone = row.phone('phone')
  return row.isSound ? { row, username, name, staffNo, role, areas, companyId, phone, password } : null
}

function areasOf(row: Row, role: Role, finder: AreaFinder, districtCode: string): string[] {
  const kinds = AREA_KINDS[role]
  if (kinds) return finder.find(row, kinds)
  return role === 'household' || role === 'company' ? [] : [districtCode]
}

function unique(wishes: readonly (Wish | null)[]): Wish[] {
  const byName = new Map<string, Wish>()
  for (const wish of wishes) {
    if (!wish) continue
    const earlier = byName.get(wish.username)
    if (earlier) wish.row.fault('username', `与第 ${earlier.row.line} 行是同一个账号`)
    else byName.set(wish.username, wish)
  }
  return [...byName.values()]
}

async function partiesOf(wishes: readonly Wish[], { cipher, known }: ImportContext): Promise<Map<string, string>> {
  const phones = wishes.filter(({ role }) => role === 'household').flatMap(({ phone }) => phone ?? [])
  const indexOf = new Map(phones.map((phone) => [cipher.blindIndex(normalisePhone(phone), 'party.phone'), phone]))
  const found = await known.partiesByPhone([...indexOf.keys()])
  return new Map(found.map(({ id, phoneIndex }) => [indexOf.get(phoneIndex) ?? '', id]))
}

interface Known {
  known: ReadonlyMap<string, AccountEntity>
  assignments: ReadonlyMap<string, GridAssignmentEntity[]>
  parties: ReadonlyMap<string, string>
}

function compare(wish: Wish, { known, assignments, parties }: Known, context: ImportContext): AccountEntry {
  const before = known.get(wish.username)
  const held = assignments.get(before?.id ?? '') ?? []
  const grids = wish.role === 'inspector' ? wish.areas : []
  const newGrids = grids.filter((grid) => !held.some(({ gridCode }) => gridCode === grid))
  const endedGrids = held.filter(({ gridCode }) => !grids.includes(gridCode))
  const first = wish.areas[0] ?? null
  const fields = {
    name: wish.name,
    staffNo: wish.staffNo,
    role: wish.role,
    areaCode: wish.role === 'inspector' && first ? communityOf(first) : first,
    companyId: wish.companyId,
    partyId: wish.role === 'household' ? (parties.get(wish.phone ?? '') ?? null) : null,
  }
  const today = todayOf(context)
  const entry = {
    ...fields,
    id: before?.id ?? newId(),
    username: wish.username,
    passwordHash: null,
    createdAt: context.now,
    grids: newGrids.map((gridCode) => ({ id: newId(), gridCode, fromOn: today })),
    endedGrids: endedGrids.map(({ id }) => ({ id, toOn: addDays(today, -1) })),
  }
  if (!before) return entry
  const { nameEnc, staffNo, role, areaCode, companyId, partyId } = before
  const old = { name: context.cipher.decrypt(nameEnc, 'account.name'), staffNo, role, areaCode, companyId, partyId }
  const gridsChanged = newGrids.length + endedGrids.length > 0
  return { ...entry, changed: [...differences(old, fields), ...(gridsChanged ? ['grids'] : [])] }
}

/** New accounts only: a list that is imported again never resets anybody's password. */
function issue(wishes: readonly Wish[], kept: readonly AccountEntry[]): IssuedPassword[] {
  const byName = new Map(wishes.map((wish) => [wish.username, wish]))
  return kept
    .filter(({ changed }) => changed === undefined)
    .map(({ id, username, name }) => {
      const given = byName.get(username)?.password ?? ''
      return { accountId: id, username, name, given: given !== '', password: given || newPassword() }
    })
}

async function withHashes(
  kept: readonly AccountEntry[],
  passwords: readonly IssuedPassword[],
): Promise<AccountEntry[]> {
  const hashes = new Map<string, string>()
  // argon2 takes 19 MiB a hash: a few at a time keep a small server alive.
  for (let from = 0; from < passwords.length; from += 4) {
    await Promise.all(
      passwords.slice(from, from + 4).map(async ({ accountId, password }) => {
        hashes.set(accountId, await hashPassword(password))
      }),
    )
  }
  return kept.map((entry) => ({ ...entry, passwordHash: hashes.get(entry.id) ?? null }))
}
