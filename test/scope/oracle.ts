import type { RouteKey } from '@app/contract'
import { isWithin, type Role } from '@app/domain'
import { type Mark, tokensOf } from './marks'
import { DISTRICT } from './places'
import { KnownRows, type Row } from './rows'
import type { Asker, ScopeWorld } from './world'

/** Everybody to whom a thing belongs in one way or another. */
interface Audience {
  areas: string[]
  companies: string[]
  premises: string[]
  parties: string[]
  accounts: string[]
  departments: string[]
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
const OFFICES: readonly Role[] = ['community', 'street', 'office', 'duty', 'auditor']
/** Those who keep the accounts. */
const KEEPERS: readonly Role[] = ['admin', 'security', 'auditor']
/** Where the whole address and the whole name may stand for staff: the day's list, for he must find the door, and a reveal. */
const PLAIN_FOR_STAFF = new Set<string>(['GET /api/v1/today', 'POST /api/v1/premises/:id/reveals'])
const SCAN: RouteKey = 'GET /api/v1/scan'

const nobody = (): Audience => ({ areas: [], companies: [], premises: [], parties: [], accounts: [], departments: [] })
const ids = (...values: unknown[]): string[] => values.filter((value): value is string => typeof value === 'string')

function together(audiences: readonly Audience[]): Audience {
  const all = nobody()
  for (const one of audiences) for (const key of Object.keys(all) as (keyof Audience)[]) all[key].push(...one[key])
  return all
}

/**
 * Who may see what, written down from the rules of the trade a second time and knowing nothing of the program's own
 * predicates. What nobody is named for, nobody may see.
 */
export class Oracle {
  private readonly audiences = new Map<string, Audience>()
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
  leaks(person: Person, key: RouteKey, text: string): { token: string; mark: Mark | undefined }[] {
    return [...tokensOf(text)]
      .map((token) => ({ token, mark: this.markOf(token) }))
      .filter(({ token, mark }) => !(mark ? this.may(person, mark, key) : this.mayUnknown(person, token)))
  }

  /** The rows of a table that are this person's to see, and the others. */
  split(person: Person, table: string): { own: string[]; foreign: string[] } {
    const all = this.rows.table(table).flatMap(({ id }) => ids(id))
    const own = all.filter((id) => this.may(person, { table, id, sight: 'seen' }))
    return { own, foreign: all.filter((id) => !own.includes(id)) }
  }

  may(person: Person, mark: Mark, key?: RouteKey): boolean {
    const special = SPECIAL[mark.table]
    if (special) return special(this, person, mark, key)
    if (this.isKnownBeside(person, mark, key)) return true
    if (!this.belongs(person, this.audience(mark.table, mark.id))) return false
    if (mark.sight !== 'plain' || person.role === 'household') return true
    return PLAIN_FOR_STAFF.has(key ?? '') && AREA_ROLES.includes(person.role)
  }

  /** What may be known of things that are otherwise not one's own. */
  private isKnownBeside(person: Person, mark: Mark, key?: RouteKey): boolean {
    const { table, id, sight } = mark
    // What is stamped on a bottle anybody may look up who holds it; staff also, what is wrong with it.
    if (key === SCAN && table === 'cylinder') return true
    if (key === SCAN && AREA_ROLES.includes(person.role) && this.isAboutBottle(mark)) return true
    if (sight !== 'seen') return false
    return (
      (table === 'premises' && this.ownsBottleAt(person, id)) ||
      (table === 'inspection' && this.hasHazardOf(person, id))
    )
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

  /** Stays and contracts hold from their first day to the end of their last. */
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

  private isAboutBottle({ table, id }: Mark): boolean {
    const row = this.rows.row(table, id)
    return this.rows.row('cylinder', row?.thingId ?? row?.subjectId) !== undefined
  }
}

/** Tables that belong to nobody's area. */
const SPECIAL: Partial<Record<string, (oracle: Oracle, person: Person, mark: Mark, key?: RouteKey) => boolean>> = {
  // Names and telephones of companies are public; but a company is told of no other.
  company: (_, person, { id }, key) => person.role !== 'company' || person.companyId === id || key === SCAN,
  company_licence: (oracle, person, { id }) =>
    person.role !== 'company' || oracle.rows.row('company_licence', id)?.companyId === person.companyId,
  account: (oracle, person, mark) => oracle.mayKnow(person, mark),
  // Part of an account: who keeps accounts gives and takes grids.
  grid_assignment: (oracle, person, { id }) =>
    KEEPERS.includes(person.role) || oracle.belongs(person, oracle.of('grid_assignment', id)),
  job: (_, { role }) => ['office', 'admin', 'auditor'].includes(role),
}

type Rule = (row: Row, oracle: Oracle) => Audience

const areaOf = (row: Row): string[] => (row.areaCode === null ? [DISTRICT] : ids(row.areaCode))

/** Whatever a table calls it: the area of the day, else the place, the bottle, the person it hangs on. */
const generic: Rule = (row, oracle) => {
  const { areaCode, premisesId, cylinderId, hazardId, inspectionId, companyId, accountId, partyId, subjectId } = row
  const hung = ids(premisesId, cylinderId, hazardId, inspectionId, subjectId)
  const things = hung.flatMap((id) => {
    const found = oracle.rows.find(id)
    return found ? [oracle.of(found.table, id)] : []
  })
  const own = { ...nobody(), companies: ids(companyId), accounts: ids(accountId), parties: ids(partyId) }
  return together([ids(areaCode).length > 0 ? { ...nobody(), areas: ids(areaCode) } : together(things), own])
}

const AUDIENCE: Partial<Record<string, Rule>> = {
  premises: (row, oracle) => ({
    ...nobody(),
    areas: ids(row.areaCode),
    premises: ids(row.id),
    companies: oracle.rows
      .table('supply')
      .filter((supply) => supply.premisesId === row.id && oracle.holds(supply))
      .flatMap(({ companyId }) => ids(companyId)),
  }),
  party: ({ id }, oracle) => {
    const stays = oracle.stays().filter((stay) => stay.partyId === id)
    return together([...stays.map((stay) => oracle.of('occupancy', stay.id)), { ...nobody(), parties: ids(id) }])
  },
  // Offices keep the story of a place; a company knows who is its customer today.
  occupancy: (row, oracle) => {
    const { areas, companies } = oracle.of('premises', row.premisesId)
    return { ...nobody(), areas, companies: oracle.holds(row) ? companies : [], parties: ids(row.partyId) }
  },
  cylinder: (row) => ({
    ...nobody(),
    areas: areaOf(row),
    companies: ids(row.ownerCompanyId),
    premises: ids(row.premisesId),
  }),
  hazard: (row, oracle) => {
    const bottle = oracle.of('cylinder', row.thingId)
    return {
      ...nobody(),
      areas: [...areaOf(row), ...bottle.areas],
      companies: [...ids(row.assigneeCompanyId), ...bottle.companies],
      premises: row.status === 'closed' ? [] : ids(row.premisesId),
    }
  },
  alert: (row, oracle) => {
    const bottle = oracle.of('cylinder', row.subjectId)
    return {
      ...nobody(),
      areas: [...areaOf(row), ...bottle.areas],
      companies: [...ids(row.companyId), ...bottle.companies],
      premises: bottle.premises,
      departments: ids(row.actor),
    }
  },
  inspection: (row, oracle) => ({
    ...nobody(),
    areas: areaOf(row),
    accounts: ids(row.inspectorId),
    parties: oracle
      .stays()
      .filter((stay) => stay.premisesId === row.premisesId && oracle.holds(stay, String(row.finishedAt).slice(0, 10)))
      .flatMap(({ partyId }) => ids(partyId)),
  }),
  grid_assignment: (row) => ({ ...nobody(), areas: ids(row.gridCode), accounts: ids(row.accountId) }),
  handover: (row) => ({
    ...nobody(),
    areas: ids(row.gridCode),
    accounts: ids(row.fromAccountId, row.toAccountId, row.madeBy),
  }),
  // Who else may look is the household's own business.
  family_member: (row, oracle) => ({
    ...nobody(),
    parties: oracle.of('occupancy', row.occupancyId).parties,
    accounts: ids(row.accountId),
  }),
  appointment: (row) => ({
    ...nobody(),
    areas: areaOf(row),
    premises: ids(row.premisesId),
    accounts: ids(row.inspectorId),
  }),
  report: (row) => ({ ...nobody(), areas: areaOf(row), accounts: ids(row.reporterId, row.assigneeId) }),
  referral: (row) => ({ ...nobody(), areas: areaOf(row), departments: ids(row.department) }),
  // A notice to stop reaches every supplier of the address.
  supply_stop: (row, oracle) => ({ ...oracle.of('premises', row.premisesId), areas: areaOf(row) }),
  company_visit: (row) => ({
    ...nobody(),
    areas: areaOf(row),
    companies: ids(row.companyId),
    accounts: ids(row.inspectorId),
  }),
  file: (row, oracle) => together([oracle.named(String(row.id)), { ...nobody(), accounts: ids(row.ownerAccountId) }]),
  fact: (row, oracle) => {
    const about = oracle.rows.table('fact_subject').filter(({ seq }) => seq === row.seq)
    const things = about.flatMap(({ subjectId }) => {
      const found = oracle.rows.find(String(subjectId))
      return found && found.table !== 'account' ? [oracle.of(found.table, subjectId)] : []
    })
    return together([{ ...nobody(), areas: areaOf(row) }, ...things])
  },
}
