import type { RouteKey } from '@app/contract'
import { isWithin, type Role } from '@app/domain'
import { AUDIENCE, type Audience, generic, ids, nobody, type Register, together } from './audiences'
import { type Mark, tokensOf } from './marks'
import { KnownRows, type Row } from './rows'
import type { Asker, ScopeWorld } from './world'

export interface Leak {
  token: string
  /** Undefined for what belongs to nobody known. */
  mark: Mark | undefined
}

interface Split {
  own: string[]
  foreign: string[]
}

/** What an asker is, read from the registers and not from the program. */
export interface Person extends Asker {
  accountId: string
  areas: string[]
  companyId: string | null
  partyId: string | null
  premises: string[]
}

const AREA_ROLES: readonly Role[] = ['inspector', 'microgrid', 'community', 'street', 'office', 'duty', 'auditor']
/** They deal with companies, and know with whom there. */
const OFFICES: readonly Role[] = ['community', 'street', 'office', 'duty', 'urban', 'market', 'auditor']
/** Those who keep the accounts. */
const KEEPERS: readonly Role[] = ['admin', 'security', 'auditor']
/** Where the whole address, the whole name and words about people may stand for staff: the day's list, for he must find the door, and reveals. */
const PLAIN_FOR_STAFF = new Set<string>([
  'GET /api/v1/today',
  'POST /api/v1/premises/:id/reveals',
  'POST /api/v1/inspections/:id/reveals',
])
const SCAN: RouteKey = 'GET /api/v1/scan'

const RECORDS = new Set(['hazard', 'alert', 'inspection', 'appointment', 'referral', 'report', 'paper_visit'])

/**
 * Who may see what, written down from the rules of the trade a second time and knowing nothing of the program's own
 * predicates. What nobody is named for, nobody may see.
 */
export class Oracle implements Register {
  private readonly audiences = new Map<string, Audience>()
  private readonly splits = new Map<string, Split>()
  private readonly codes: ReadonlyMap<string, Mark>

  private constructor(
    private readonly world: ScopeWorld,
    readonly rows: KnownRows,
  ) {
    this.codes = new Map(rows.codes().map(({ token, table, id }) => [token, { table, id, sight: 'masked' }]))
  }

  static async of(world: ScopeWorld): Promise<Oracle> {
    return new Oracle(world, await KnownRows.read(world))
  }

  person(asker: Asker): Person {
    const account = this.rows.table('account').find(({ username }) => username === asker.username)
    if (!account) throw new Error(`nobody is called ${asker.username}`)
    const accountId = String(account.id)
    const [partyId = null] = ids(account.partyId)
    return {
      ...asker,
      accountId,
      areas: asker.role === 'inspector' ? this.gridsOf(accountId) : ids(account.areaCode),
      companyId: ids(account.companyId)[0] ?? null,
      partyId,
      premises: this.stays()
        .filter((stay) => partyId !== null && stay.partyId === partyId && this.holds(stay))
        .map(({ premisesId }) => String(premisesId)),
    }
  }

  /** The tokens of a text that this person may not see there, with what they stand for. */
  leaks(person: Person, key: RouteKey, text: string): Leak[] {
    return [...tokensOf(text)]
      .map((token) => ({ token, mark: this.markOf(token) }))
      .filter(({ token, mark }) => !(mark ? this.may(person, mark, key) : this.mayUnknown(person, token)))
  }

  /** The rows of a table that are this person's to see, and the others. */
  split(person: Person, table: string): Split {
    const key = `${person.accountId} ${table}`
    const known = this.splits.get(key)
    if (known) return known
    const split: Split = { own: [], foreign: [] }
    for (const { id } of this.rows.table(table))
      if (typeof id === 'string') split[this.may(person, { table, id, sight: 'seen' }) ? 'own' : 'foreign'].push(id)
    this.splits.set(key, split)
    return split
  }

  may(person: Person, mark: Mark, key?: RouteKey): boolean {
    const special = SPECIAL[mark.table]
    if (special) return special(this, person, mark, key)
    if (this.isKnownBeside(person, mark, key)) return true
    if (!this.belongs(person, this.audience(mark.table, mark.id))) return false
    if (mark.sight !== 'plain' || person.role === 'household' || this.hasWritten(person, mark)) return true
    return PLAIN_FOR_STAFF.has(key ?? '') && AREA_ROLES.includes(person.role)
  }

  /** What an inspector typed at a visit is before his eyes on his own phone. */
  private hasWritten({ accountId }: Person, { table, id }: Mark): boolean {
    return table === 'inspection' && this.rows.row('inspection', id)?.inspectorId === accountId
  }

  /** What may be known of things that are otherwise not one's own. */
  private isKnownBeside(person: Person, mark: Mark, key?: RouteKey): boolean {
    const { table, id, sight } = mark
    // What is stamped on a bottle anybody may look up who holds it; staff also, what is wrong with it.
    if (key === SCAN && table === 'cylinder') return true
    if (key === SCAN && AREA_ROLES.includes(person.role) && this.isAboutBottle(mark)) return true
    if (table === 'party' && person.role === 'security') return sight !== 'plain'
    if (key?.includes('/handovers/:id') && sight !== 'plain') return this.isHandedOver(person, mark)
    if (key && this.stoodWith(person, mark)) return true
    if (sight !== 'seen') return false
    if (table === 'inspection') return this.hasHazardOf(person, id)
    return table === 'premises' && (this.ownsBottleAt(person, id) || this.hasRecordOf(person, id))
  }

  private markOf(token: string): Mark | undefined {
    const known = this.world.marks.of(token) ?? this.codes.get(token)
    if (known) return known
    const found = this.rows.find(token)
    return found && { table: found.table, id: token, sight: 'seen' }
  }

  /** An id without a row of its own belongs to the rows that name it. */
  private mayUnknown(person: Person, token: string): boolean {
    return this.rows.namedBy(token).some(({ table, id }) => this.belongs(person, this.audience(table, id)))
  }

  belongs(person: Person, to: Audience): boolean {
    const { role, areas, companyId, partyId, premises, accountId } = person
    if (to.accounts.includes(accountId) || to.departments.includes(role)) return true
    if (AREA_ROLES.includes(role)) return to.areas.some((code) => areas.some((area) => isWithin(code, area)))
    if (companyId !== null) return to.companies.includes(companyId)
    return premises.some((id) => to.premises.includes(id)) || (partyId !== null && to.parties.includes(partyId))
  }

  /** Colleagues up and down the line, those who keep the accounts, and whoever sees what somebody did. */
  mayKnow(person: Person, { id, sight }: Mark): boolean {
    const account = this.rows.row('account', id)
    if (id === person.accountId || KEEPERS.includes(person.role)) return true
    if (account?.role === 'household') return false
    const areas = [...ids(account?.areaCode), ...this.gridsOf(id)]
    const nested = areas.some((a) => person.areas.some((b) => isWithin(a, b) || isWithin(b, a)))
    if (nested || (account?.role === 'company' && sight !== 'plain' && OFFICES.includes(person.role))) return true
    if (sight === 'plain' && person.role === 'company') return false
    if (this.heldPlaceOf(person, id)) return true
    return this.rows
      .namedBy(id)
      .some((ref) => ref.table !== 'session' && this.belongs(person, this.audience(ref.table, ref.id)))
  }

  private audience(table: string, id: string): Audience {
    const key = `${table} ${id}`
    const known = this.audiences.get(key)
    if (known) return known
    this.audiences.set(key, nobody())
    const row =
      table === 'fact' ? this.rows.table('fact').find(({ seq }) => String(seq) === id) : this.rows.row(table, id)
    const found = row ? (AUDIENCE[table] ?? generic)(row, this) : nobody()
    this.audiences.set(key, found)
    return found
  }

  of(table: string, id: unknown): Audience {
    return typeof id === 'string' ? this.audience(table, id) : nobody()
  }

  named(id: string): Audience {
    return together(this.rows.namedBy(id).map((ref) => this.audience(ref.table, ref.id)))
  }

  holds({ fromOn, toOn }: Row, on = this.world.today): boolean {
    return String(fromOn) <= on && (toOn === null || String(toOn) >= on)
  }

  stays(): readonly Row[] {
    return this.rows.table('occupancy')
  }

  private gridsOf(accountId: string): string[] {
    const rows = this.rows.table('grid_assignment').filter((row) => row.accountId === accountId && this.holds(row))
    return rows.map(({ gridCode }) => String(gridCode))
  }

  private ownsBottleAt({ companyId }: Person, premisesId: string): boolean {
    return this.rows
      .table('cylinder')
      .some((row) => companyId !== null && row.ownerCompanyId === companyId && row.premisesId === premisesId)
  }

  /** A hazard says at which visit it was found, by an id that opens nothing to him. */
  private hasHazardOf(person: Person, inspectionId: string): boolean {
    const found = this.rows.table('hazard').filter((row) => row.foundInspectionId === inspectionId)
    return found.some((row) => this.belongs(person, this.of('hazard', row.id)))
  }

  /** Records keep the area of their day, and say of which place they are. */
  private hasRecordOf(person: Person, premisesId: string): boolean {
    const records = this.rows.namedBy(premisesId).filter(({ table }) => RECORDS.has(table))
    return records.some(({ table, id }) => this.belongs(person, this.audience(table, id)))
  }

  /** Records of his time name what has gone over a border since: he sees that there was such a thing, and opens nothing. */
  private stoodWith({ areas }: Person, { table, id, sight }: Mark): boolean {
    // Of people, nothing but that there were some.
    if (sight === 'plain' || (table === 'party' && sight !== 'seen')) return false
    const row = this.rows.row(table, id)
    const places = table === 'party' ? this.stays().filter(({ partyId }) => partyId === id) : row ? [row] : []
    return this.rows
      .table('premises_area')
      .filter((stood) => places.some(({ premisesId }) => premisesId === stood.premisesId))
      .some(({ areaCode }) => areas.some((area) => isWithin(String(areaCode), area)))
  }

  /** 谁负责过: who answers for a place knows who did before him. */
  private heldPlaceOf({ areas }: Person, accountId: string): boolean {
    const held = this.rows.table('grid_assignment').filter((row) => row.accountId === accountId)
    const within = (code: unknown) => areas.some((area) => isWithin(String(code), area))
    const moved = this.rows
      .table('premises_area')
      .filter((row) => within(this.rows.row('premises', row.premisesId)?.areaCode))
    return moved.some(({ areaCode }) => held.some(({ gridCode }) => isWithin(String(areaCode), String(gridCode))))
  }

  /** Who takes over a grid is told beforehand what is open there. */
  private isHandedOver({ accountId }: Person, { table, id }: Mark): boolean {
    const area = String(this.rows.row(table, id)?.areaCode)
    const own = this.rows
      .table('handover')
      .filter((row) => row.toAccountId === accountId || row.fromAccountId === accountId)
    return own.some(({ gridCode }) => isWithin(area, String(gridCode)))
  }

  private isAboutBottle({ table, id }: Mark): boolean {
    const row = this.rows.row(table, id)
    return this.rows.row('cylinder', row?.thingId ?? row?.subjectId) !== undefined
  }
}

const ofOwnCompany = (oracle: Oracle, { role, companyId }: Person, { table, id }: Mark): boolean =>
  role === 'company'
    ? oracle.rows.row(table, id)?.companyId === companyId
    : ['office', 'duty', 'auditor'].includes(role)

/** Tables that belong to nobody's area. */
const SPECIAL: Partial<Record<string, (oracle: Oracle, person: Person, mark: Mark, key?: RouteKey) => boolean>> = {
  // Names and telephones of companies are public; but a company is told of no other.
  company: (_, person, { id }, key) => person.role !== 'company' || person.companyId === id || key === SCAN,
  company_licence: (oracle, person, { id }) =>
    person.role !== 'company' || oracle.rows.row('company_licence', id)?.companyId === person.companyId,
  // The office, the duty desk and audit keep an eye on the interface of every company.
  company_key: ofOwnCompany,
  company_site: ofOwnCompany,
  // Labels are given out by the district, to a company or for itself.
  label_batch: (oracle, { role, companyId }, { id }) =>
    role === 'office' ||
    role === 'auditor' ||
    (companyId !== null && oracle.rows.row('label_batch', id)?.companyId === companyId),
  account: (oracle, person, mark) => oracle.mayKnow(person, mark),
  // Part of an account: who keeps accounts gives and takes grids.
  grid_assignment: (oracle, person, { id }) =>
    KEEPERS.includes(person.role) || oracle.belongs(person, oracle.of('grid_assignment', id)),
  handover: (oracle, person, { id }) =>
    KEEPERS.includes(person.role) || oracle.belongs(person, oracle.of('handover', id)),
  erasure: (_, { role }) => ['office', 'security', 'auditor'].includes(role),
  job: (_, { role }) => ['office', 'admin', 'auditor'].includes(role),
}
