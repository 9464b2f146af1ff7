import { DISTRICT } from './places'
import type { KnownRows, Row } from './rows'

/** Everybody to whom a thing belongs in one way or another. */
export interface Audience {
  areas: string[]
  companies: string[]
  premises: string[]
  parties: string[]
  accounts: string[]
  departments: string[]
}

/** What the rules below look up. */
export interface Register {
  readonly rows: KnownRows
  of(table: string, id: unknown): Audience
  /** Of all the rows that name this id. */
  named(id: string): Audience
  stays(): readonly Row[]
  /** Stays and contracts hold from their first day to the end of their last. */
  holds(stay: Row, on?: string): boolean
}

/** Departments whose law covers gas companies themselves: their licences, what was found there, who found it. */
export const SUPERVISING = ['urban', 'market']

export const nobody = (): Audience => ({
  areas: [],
  companies: [],
  premises: [],
  parties: [],
  accounts: [],
  departments: [],
})
export const ids = (...values: unknown[]): string[] =>
  values.filter((value): value is string => typeof value === 'string')

export function together(audiences: readonly Audience[]): Audience {
  const all = nobody()
  for (const one of audiences) for (const key of Object.keys(all) as (keyof Audience)[]) all[key].push(...one[key])
  return all
}

type Rule = (row: Row, oracle: Register) => Audience

const areaOf = (row: Row): string[] => (row.areaCode === null ? [DISTRICT] : ids(row.areaCode))

/** Whatever a table calls it: the area of the day, else the place, the bottle, the person it hangs on. */
export const generic: Rule = (row, oracle) => {
  const { areaCode, premisesId, cylinderId, hazardId, inspectionId, companyId, accountId, partyId, subjectId } = row
  const hung = ids(premisesId, cylinderId, hazardId, inspectionId, subjectId)
  const things = hung.flatMap((id) => {
    const found = oracle.rows.find(id)
    return found ? [oracle.of(found.table, id)] : []
  })
  const own = { ...nobody(), companies: ids(companyId), accounts: ids(accountId), parties: ids(partyId) }
  return together([ids(areaCode).length > 0 ? { ...nobody(), areas: ids(areaCode) } : together(things), own])
}

/** Where the place of a record stands now; of an entry that was merged, where the one stands that stayed. */
function placeOf({ premisesId }: Row, oracle: Register): string[] {
  const place = oracle.rows.row('premises', premisesId)
  return oracle.of('premises', place?.mergedIntoId ?? premisesId).areas
}

/** Departments see what is handed to them. */
const handedTo = (oracle: Register, subjectId: unknown): string[] =>
  oracle.rows.table('referral').flatMap((row) => (row.subjectId === subjectId ? ids(row.department) : []))

export const AUDIENCE: Partial<Record<string, Rule>> = {
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
  company: (row) => ({ ...nobody(), companies: ids(row.id) }),
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
      departments: [...handedTo(oracle, row.id), ...(ids(row.companyId).length > 0 ? SUPERVISING : [])],
    }
  },
  alert: (row, oracle) => {
    const bottle = oracle.of('cylinder', row.subjectId)
    return {
      ...nobody(),
      areas: [...areaOf(row), ...bottle.areas],
      companies: [...ids(row.companyId), ...bottle.companies],
      premises: bottle.premises,
      departments: [...ids(row.actor), ...handedTo(oracle, row.id)],
    }
  },
  // Of the area of its day, and of whoever answers for the place today.
  inspection: (row, oracle) => ({
    ...nobody(),
    areas: [...areaOf(row), ...placeOf(row, oracle)],
    accounts: ids(row.inspectorId),
    parties: oracle
      .stays()
      .filter((stay) => stay.premisesId === row.premisesId && oracle.holds(stay, String(row.finishedAt).slice(0, 10)))
      .flatMap(({ partyId }) => ids(partyId)),
  }),
  paper_visit: (row, oracle) => ({
    ...nobody(),
    areas: [...areaOf(row), ...placeOf(row, oracle)],
    accounts: ids(row.inspectorId, row.enteredBy),
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
  // The district's, and of whoever has one of its cylinders.
  recall: ({ id }, oracle) => {
    const items = oracle.rows.table('recall_item').filter(({ recallId }) => recallId === id)
    return together([
      { ...nobody(), areas: [DISTRICT] },
      ...items.map((item) => ({ ...nobody(), areas: areaOf(item), companies: ids(item.companyId) })),
    ])
  },
  recall_item: (row) => ({ ...nobody(), areas: areaOf(row), companies: ids(row.companyId) }),
  report: (row) => ({ ...nobody(), areas: areaOf(row), accounts: ids(row.reporterId, row.assigneeId) }),
  referral: (row) => ({ ...nobody(), areas: areaOf(row), departments: ids(row.department) }),
  // A notice to stop reaches every supplier of the address.
  supply_stop: (row, oracle) => ({ ...oracle.of('premises', row.premisesId), areas: areaOf(row) }),
  company_visit: (row) => ({
    ...nobody(),
    areas: areaOf(row),
    companies: ids(row.companyId),
    accounts: ids(row.inspectorId),
    departments: SUPERVISING,
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
