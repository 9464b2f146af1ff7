import { addDays, type CalendarDate, dateInShanghai, type Instant, ROLE_LABEL, type Role } from '@app/domain'
import type { AccountEntry, CompanyEntry } from '../register/entries'
import type { DemoAreas } from './demo-areas'
import { personName } from './demo-names'
import type { DemoPlace } from './demo-place'
import { DISTRICT, STREETS } from './demo-size'
import { type Part, STORY_GRID } from './demo-story'
import type { Random } from './random'

/** An account whose password is printed at the start; nobody else can log in. */
export interface PrintedAccount {
  accountId: string
  role: Role
  username: string
  area: string
}

export interface DemoStaff {
  accounts: AccountEntry[]
  printed: PrintedAccount[]
  inspectorOfGrid: ReadonlyMap<string, string>
  /** Households, and those who came to the district's system last: made last, so that no id before them moves. */
  others(places: readonly DemoPlace[]): { accounts: AccountEntry[]; printed: PrintedAccount[] }
}

const STORY_COMMUNITY = STORY_GRID.slice(0, 12)
const STORY_STREET = STORY_GRID.slice(0, 9)
const COLLEAGUE_GRID = `${STORY_COMMUNITY}02`
/** Its inspector leaves soon and nobody follows him: what 网格缺人 shows. */
const LEAVING_GRID = `${STORY_COMMUNITY}07`
const LEAVING_DAYS = 9
const PRINTED_HOUSEHOLDS: readonly Part[] = ['overdue', 'clean', 'over_limit']

class AccountMaker {
  readonly accounts: AccountEntry[] = []
  readonly printed: PrintedAccount[] = []

  constructor(
    private readonly random: Random,
    private readonly at: Instant,
  ) {}

  add(role: Role, username: string, over: Partial<AccountEntry> = {}): AccountEntry {
    const account: AccountEntry = {
      id: this.random.id(this.at),
      username,
      name: personName(this.random),
      staffNo: null,
      role,
      areaCode: null,
      companyId: null,
      partyId: null,
      passwordHash: null,
      createdAt: this.at,
      grids: [],
      ...over,
    }
    this.accounts.push(account)
    return account
  }

  print({ id, role, username }: AccountEntry, area: string): void {
    this.printed.push({ accountId: id, role, username, area })
  }

  grid(gridCode: string, toOn?: CalendarDate) {
    return { id: this.random.id(this.at), gridCode, fromOn: dateInShanghai(this.at), toOn }
  }
}

export function demoAccounts(
  random: Random,
  areas: DemoAreas,
  companies: readonly CompanyEntry[],
  at: Instant,
  today: CalendarDate,
): DemoStaff {
  const maker = new AccountMaker(random, at)
  const nameOf = new Map(areas.entries.map(({ code, name }) => [code, name]))
  const place = (code: string) => nameOf.get(code) ?? ''
  addOffice(maker)
  addStreets(maker, place)
  addCommunities(maker, areas, place)
  addCompanies(maker, companies)
  const inspectorOfGrid = addInspectors(maker, areas, place, addDays(today, LEAVING_DAYS))
  return {
    accounts: maker.accounts,
    printed: maker.printed,
    inspectorOfGrid,
    others: (places) => {
      const last = new AccountMaker(random, at)
      addHouseholds(last, places)
      addOthers(last, place)
      return { accounts: last.accounts, printed: last.printed }
    },
  }
}

function addOffice(maker: AccountMaker): void {
  const roles: [Role, string][] = [
    ['office', 'office01'],
    ['office', 'office02'],
    ['admin', 'admin01'],
    ['auditor', 'auditor01'],
  ]
  for (const [role, username] of roles) {
    maker.print(maker.add(role, username, { areaCode: DISTRICT.code }), DISTRICT.name)
  }
}

function addOthers(maker: AccountMaker, place: (code: string) => string): void {
  const roles: [Role, string][] = [
    ['duty', 'duty01'],
    ['urban', 'urban01'],
    ['market', 'market01'],
    ['fire', 'fire01'],
    ['security', 'security01'],
  ]
  for (const [role, username] of roles) {
    maker.print(maker.add(role, username, { areaCode: DISTRICT.code }), DISTRICT.name)
  }
  maker.print(maker.add('microgrid', 'microgrid01', { areaCode: STORY_GRID }), place(STORY_GRID))
}

function addStreets(maker: AccountMaker, place: (code: string) => string): void {
  for (const [code] of STREETS) {
    const isStory = code === STORY_STREET
    const account = maker.add('street', isStory ? 'street01' : `jd-${code}`, { areaCode: code })
    if (isStory) maker.print(account, place(code))
  }
}

function addCommunities(maker: AccountMaker, areas: DemoAreas, place: (code: string) => string): void {
  for (const { code } of areas.communities) {
    const isStory = code === STORY_COMMUNITY
    const account = maker.add('community', isStory ? 'community01' : `sq-${code}`, { areaCode: code })
    if (isStory) maker.print(account, place(code))
  }
}

function addCompanies(maker: AccountMaker, companies: readonly CompanyEntry[]): void {
  companies.forEach(({ id, code, name }, index) => {
    const account = maker.add('company', index === 0 ? 'company01' : `qy-${code}`, { companyId: id })
    if (index === 0) maker.print(account, name)
  })
}

const PRINTED_INSPECTORS: Record<string, string> = { [STORY_GRID]: 'inspector01', [COLLEAGUE_GRID]: 'inspector02' }

/** One inspector a grid; the second printed one also covers the first one's grid, so that he can recheck there. */
function addInspectors(
  maker: AccountMaker,
  areas: DemoAreas,
  place: (code: string) => string,
  lastOn: CalendarDate,
): Map<string, string> {
  const inspectorOfGrid = new Map<string, string>()
  areas.grids.forEach(({ code }, index) => {
    const username = PRINTED_INSPECTORS[code]
    const own = code === LEAVING_GRID ? maker.grid(code, lastOn) : maker.grid(code)
    const grids = [own, ...(code === COLLEAGUE_GRID ? [maker.grid(STORY_GRID)] : [])]
    const staffNo = `SF${String(index + 1).padStart(5, '0')}`
    const account = maker.add('inspector', username ?? `wg-${code}`, { areaCode: code.slice(0, 12), staffNo, grids })
    inspectorOfGrid.set(code, account.id)
    if (username) maker.print(account, place(code))
  })
  return inspectorOfGrid
}

function addHouseholds(maker: AccountMaker, places: readonly DemoPlace[]): void {
  PRINTED_HOUSEHOLDS.forEach((part, index) => {
    const home = places.find((candidate) => candidate.part === part)
    const party = home?.premises.parties[0]
    if (!home || !party) throw new Error(`the story has no ${ROLE_LABEL.household} for ${part}`)
    const account = maker.add('household', `household0${index + 1}`, { partyId: party.partyId, name: party.name })
    maker.print(account, home.premises.code)
  })
}
