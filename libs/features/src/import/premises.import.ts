import { addDays, afterTypeChange, type CalendarDate, newId, visitDue } from '@app/domain'
import type { OccupantRow, PremisesEntity, SupplyEntity } from '@app/persistence'
import type { PartyEntry, PremisesEntry } from '../register/entries'
import { AreaFinder } from './area-finder'
import { CompanyBook } from './company-book'
import {
  type Compared,
  checking,
  comparing,
  differences,
  groupBy,
  type ImportContext,
  type Planned,
  settle,
  steadily,
  todayOf,
} from './import-plan'
import type { PremisesRow } from './premises.columns'
import { premisesChanges } from './premises.shown'
import { joinPlaces, type PartyWish, type PremisesWish, readPremises } from './premises.wishes'

interface Known {
  premises: ReadonlyMap<string, PremisesEntity>
  occupants: ReadonlyMap<string, OccupantRow[]>
  supplies: ReadonlyMap<string, SupplyEntity[]>
  movedFrom: ReadonlyMap<string, CalendarDate>
}

export async function planPremises(rows: readonly PremisesRow[], context: ImportContext): Promise<Planned> {
  const finder = await AreaFinder.over(rows, context.known)
  const companies = await CompanyBook.open(context.known)
  const wishes = joinPlaces(await steadily(rows, checking(context, rows), (row) => readPremises(row, finder, context)))
  const premises = await context.known.premises(wishes.map(({ code }) => code))
  const ids = premises.map(({ id }) => id)
  const known: Known = {
    premises: new Map(premises.map((row) => [row.code, row])),
    occupants: groupBy(await context.known.occupants(ids), (row) => row.premisesId),
    supplies: groupBy(await context.known.supplies(ids), (row) => row.premisesId),
    movedFrom: await context.known.movedFrom(ids),
  }
  const compared = await steadily(wishes, comparing(context, wishes), (wish) =>
    compare(wish, known, companies, context),
  )
  const { kept, outcome } = settle(compared.flatMap((one) => one ?? []))
  return { entries: { premises: kept, companies: companies.added }, outcome, passwords: [] }
}

function compare(
  wish: PremisesWish,
  known: Known,
  companies: CompanyBook,
  context: ImportContext,
): Compared<PremisesEntry> | null {
  const before = known.premises.get(wish.code)
  const fault = before && faultOf(wish, before, known, context)
  if (fault) {
    wish.row.fault('code', fault)
    return null
  }
  const id = before?.id ?? newId()
  const current = (known.occupants.get(id) ?? []).map((row) => knownParty(row, context))
  const supplied = known.supplies.get(id) ?? []
  const parties = comparedParties(wish.parties, current, context)
  const supplies = comparedSuppliers(wish, supplied, companies, context)
  const after = placeOf(wish, before)
  const entry: PremisesEntry = {
    id,
    code: wish.code,
    ...datesOf(wish, before, after, context),
    ...after,
    ...parties.entry,
    ...supplies.entry,
    ...(before && before.areaCode !== wish.areaCode ? { movedFrom: before.areaCode } : {}),
  }
  const old = before && {
    ...before,
    address: context.cipher.decrypt(before.addressEnc, 'premises.address'),
    hasCylinderRoom: Boolean(before.hasCylinderRoom),
  }
  const changed = old && [...differences(old, after), ...parties.changed, ...supplies.changed]
  const fields = premisesChanges(old && { ...old, parties: current, suppliers: supplied }, entry, companies)
  return { entry: changed ? { ...entry, changed } : entry, line: wish.row.line, key: wish.code, fields }
}

/** What stands in the way of this line altogether. */
function faultOf(wish: PremisesWish, before: PremisesEntity, known: Known, context: ImportContext): string | null {
  if (before.mergedIntoId) return `“${wish.code}”已并入另一处场所，请改用保留的编号，或删去这一行`
  const movedFrom = known.movedFrom.get(before.id)
  if (before.areaCode === wish.areaCode || movedFrom === undefined || movedFrom < todayOf(context)) return null
  return `“${wish.code}”已登记自 ${movedFrom} 起划转，请那天以后再导入，或在“网格与人员”里改`
}

function placeOf(wish: PremisesWish, before: PremisesEntity | undefined) {
  return {
    type: wish.type ?? before?.type ?? 'resident',
    status: wish.status ?? before?.status ?? 'in_use',
    areaCode: wish.areaCode,
    address: wish.address,
    hasCylinderRoom: wish.hasCylinderRoom ?? Boolean(before?.hasCylinderRoom),
  }
}

function datesOf(
  wish: PremisesWish,
  before: PremisesEntity | undefined,
  place: ReturnType<typeof placeOf>,
  context: ImportContext,
) {
  const registeredOn = before?.registeredOn ?? wish.registeredOn ?? todayOf(context)
  const today = todayOf(context)
  if (before && before.type !== place.type) {
    const change = { to: place.type, on: today, hasCylinderRoom: place.hasCylinderRoom }
    const { nextVisitOn, typeSinceOn, visitDueOn } = afterTypeChange({ ...before, status: place.status }, change, today)
    return { registeredOn, nextVisitOn, typeSinceOn, visitDueOn, typeFrom: before.type }
  }
  const { lastCompletedOn = null, nextVisitOn = null, typeSinceOn = null } = before ?? {}
  const visitDueOn = visitDue({ ...place, registeredOn, lastCompletedOn, nextVisitOn, typeSinceOn })
  return { registeredOn, nextVisitOn, typeSinceOn, visitDueOn }
}

/** The list names everybody who is there now; who is no longer named has left. A list without names says nothing. */
function comparedParties(wishes: readonly PartyWish[], current: readonly PartyEntry[], context: ImportContext) {
  const today = todayOf(context)
  const parties = wishes.map((wish) => {
    const same = current.find(({ name, role }) => name === wish.name && role === wish.role)
    return same ? renewed(same, wish) : arrived(wish, context)
  })
  if (wishes.length === 0) return { entry: { parties: current }, changed: [] }
  const left = current.filter(({ occupancyId }) => !parties.some((party) => party.occupancyId === occupancyId))
  const changed = left.length > 0 || parties.some(({ state }) => state !== 'known') ? ['parties'] : []
  const endedOccupancies = left.map(({ occupancyId: id }) => ({ id, toOn: addDays(today, -1) }))
  return { entry: { parties, endedOccupancies }, changed }
}

function knownParty(row: OccupantRow, { cipher }: ImportContext): PartyEntry {
  const { occupancyId, partyId, kind, role, fromOn, createdAt } = row
  const name = cipher.decrypt(row.nameEnc, 'party.name')
  const phone = row.phoneEnc === null ? null : cipher.decrypt(row.phoneEnc, 'party.phone')
  return { occupancyId, partyId, kind, name, phone, role, fromOn, state: 'known', createdAt }
}

const renewed = (party: PartyEntry, { phone }: PartyWish): PartyEntry =>
  phone === null || phone === party.phone ? party : { ...party, phone, state: 'renewed' }

function arrived({ name, phone, role }: PartyWish, context: ImportContext): PartyEntry {
  const kind = role === 'trade_name' ? 'business' : 'person'
  const ids = { occupancyId: newId(), partyId: newId() }
  return { ...ids, kind, name, phone, role, fromOn: todayOf(context), state: 'new', createdAt: context.now }
}

function comparedSuppliers(
  { suppliers: names }: PremisesWish,
  supplies: readonly SupplyEntity[],
  companies: CompanyBook,
  context: ImportContext,
) {
  const today = todayOf(context)
  const current = supplies.map(({ id, companyId, fromOn }) => ({ id, companyId, fromOn, isNew: false }))
  if (names.length === 0) return { entry: { suppliers: current }, changed: [] }
  const suppliers = names.map((name) => {
    const companyId = companies.idOf(name)
    return (
      current.find((supply) => supply.companyId === companyId) ?? { id: newId(), companyId, fromOn: today, isNew: true }
    )
  })
  const ended = current.filter(({ id }) => !suppliers.some((supply) => supply.id === id))
  const changed = ended.length > 0 || suppliers.some(({ isNew }) => isNew) ? ['suppliers'] : []
  return { entry: { suppliers, endedSupplies: ended.map(({ id }) => ({ id, toOn: addDays(today, -1) })) }, changed }
}
