import { addDays, communityOf, maskName, newId, ROLE_LABEL } from '@app/domain'
import type { AccountEntity, GridAssignmentEntity } from '@app/persistence'
import type { AccountEntry } from '../register/entries'
import type { AccountRow } from './accounts.columns'
import { type AccountWish, distinctAccounts, partiesOf, readAccount } from './accounts.wishes'
import { AreaFinder } from './area-finder'
import { CompanyBook } from './company-book'
import {
  type Compared,
  checking,
  comparing,
  differences,
  type FieldChange,
  groupBy,
  type ImportContext,
  type IssuedPassword,
  type Planned,
  settle,
  steadily,
  todayOf,
} from './import-plan'
import { newPassword } from './password'

interface Known {
  accounts: ReadonlyMap<string, AccountEntity>
  assignments: ReadonlyMap<string, GridAssignmentEntity[]>
  parties: ReadonlyMap<string, string>
  companies: CompanyBook
}

export async function planAccounts(rows: readonly AccountRow[], context: ImportContext): Promise<Planned> {
  const finder = await AreaFinder.over(rows, context.known)
  const companies = await CompanyBook.open(context.known)
  const wishes = distinctAccounts(
    await steadily(rows, checking(context, rows), (row) => readAccount(row, finder, companies, context.districtCode)),
  )
  const parties = await partiesOf(wishes, context)
  const accounts = await context.known.accounts(wishes.map(({ username }) => username))
  const known: Known = {
    accounts: new Map(accounts.map((account) => [account.username, account])),
    assignments: groupBy(await context.known.assignments(accounts.map(({ id }) => id)), (row) => row.accountId),
    parties,
    companies,
  }
  const compared = await steadily(wishes, comparing(context, wishes), (wish) => compare(wish, known, context))
  const { kept, outcome } = settle(compared)
  return { entries: { accounts: kept, companies: companies.added }, outcome, passwords: issue(wishes, kept) }
}

function compare(wish: AccountWish, known: Known, context: ImportContext): Compared<AccountEntry> {
  const before = known.accounts.get(wish.username)
  const held = known.assignments.get(before?.id ?? '') ?? []
  const grids = wish.role === 'inspector' ? wish.areas : []
  const newGrids = grids.filter((grid) => !held.some(({ gridCode }) => gridCode === grid))
  const endedGrids = held.filter(({ gridCode }) => !grids.includes(gridCode))
  const today = todayOf(context)
  const after = wanted(wish, known)
  const entry: AccountEntry = {
    ...after,
    id: before?.id ?? newId(),
    username: wish.username,
    passwordHash: null,
    createdAt: context.now,
    grids: newGrids.map((gridCode) => ({ id: newId(), gridCode, fromOn: today })),
    endedGrids: endedGrids.map(({ id }) => ({ id, toOn: addDays(today, -1) })),
  }
  const old = before && { ...before, name: context.cipher.decrypt(before.nameEnc, 'account.name') }
  const gridsChanged = newGrids.length + endedGrids.length > 0
  const changed = old && [...differences(old, after), ...(gridsChanged ? ['grids'] : [])]
  const fields = [
    ...fieldsOf(old, after, known.companies),
    { label: '负责网格', before: listed(held.map(({ gridCode }) => gridCode)), after: listed(grids) },
  ]
  return { entry: changed ? { ...entry, changed } : entry, line: wish.row.line, key: wish.username, fields }
}

const listed = (codes: readonly string[]): string | null => (codes.length > 0 ? [...codes].sort().join('、') : null)

function wanted(wish: AccountWish, { parties }: Known): Fields {
  const first: string | null = wish.areas[0] ?? null
  return {
    name: wish.name,
    staffNo: wish.staffNo,
    role: wish.role,
    areaCode: wish.role === 'inspector' && first ? communityOf(first) : first,
    companyId: wish.companyId,
    partyId: wish.role === 'household' ? (parties.get(wish.phone ?? '') ?? null) : null,
  }
}

type Fields = Pick<AccountEntity, 'staffNo' | 'role' | 'areaCode' | 'companyId' | 'partyId'> & { name: string }

function fieldsOf(before: Fields | undefined, after: Fields, companies: CompanyBook): FieldChange[] {
  const company = (of: Fields | undefined) => (of?.companyId ? companies.nameOf(of.companyId) : null)
  const party = (of: Fields | undefined) => (of?.partyId ? `登记用户 ${of.partyId.slice(-6)}` : null)
  return [
    { label: '姓名', before: before?.name ?? null, after: after.name, mask: maskName },
    { label: '工号', before: before?.staffNo ?? null, after: after.staffNo },
    { label: '角色', before: before ? ROLE_LABEL[before.role] : null, after: ROLE_LABEL[after.role] },
    { label: '范围', before: before?.areaCode ?? null, after: after.areaCode },
    { label: '企业', before: company(before), after: company(after) },
    { label: '对应用户', before: party(before), after: party(after) },
  ]
}

/** New accounts only: a list that is imported again never resets anybody's password. */
function issue(wishes: readonly AccountWish[], kept: readonly AccountEntry[]): IssuedPassword[] {
  const byName = new Map(wishes.map((wish) => [wish.username, wish]))
  return kept
    .filter(({ changed }) => changed === undefined)
    .map(({ id, username, name }) => {
      const given = byName.get(username)?.password ?? ''
      return { accountId: id, username, name, given: given !== '', password: given || newPassword() }
    })
}
