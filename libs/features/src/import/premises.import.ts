import { addDays, newId, visitDue } from '@app/domain'
import type { OccupantRow, PremisesEntity, SupplyEntity } from '@app/persistence'
import type { PartyEntry, PremisesEntry } from '../register/entries'
import { AreaFinder } from './area-finder'
import { CompanyBook } from './company-book'
import { differences, groupBy, type ImportContext, type ImportPlan, sort, todayOf } from './import-plan'
import type { PremisesRow } from './premises.columns'
import { type PartyWish, type PremisesWish, premisesWishes } from './premises.wishes'
import type { ImportProblem } from './table'

interface Known {
  premises: ReadonlyMap<string, PremisesEntity>
  occupants: ReadonlyMap<string, OccupantRow[]>
  supplies: ReadonlyMap<string, SupplyEntity[]>
}

export async function planPremises(
  rows: readonly PremisesRow[],
  problems: ImportProblem[],
  context: ImportContext,
): Promise<ImportPlan> {
  const finder = await AreaFinder.over(rows, context.known)
  const companies = await CompanyBook.open(context.known)
  const wishes = premisesWishes(rows, finder)
  const premises = await context.known.premises(wishes.map(({ code }) => code))
  const ids = premises.map(({ id }) => id)
  const known: Known = {
    premises: new Map(premises.map((row) => [row.code, row])),
    occupants: groupBy(await context.known.occupants(ids), (row) => row.premisesId),
    supplies: groupBy(await context.known.supplies(ids), (row) => row.premisesId),
  }
  const entries = wishes.map((wish) => entryOf(wish, known, companies, context))
  const { kept, ...counts } = sort(entries)
  return { entries: { premises: kept, companies: companies.added }, ...counts, problems, passwords: [] }
}

function entryOf(wish: PremisesWish, known: Known, companies: CompanyBook, context: ImportContext): PremisesEntry {
  const before = known.premises.get(wish.code)
  const id = before?.id ?? newId()
  const today = todayOf(context)
  const fields = {
    type: wish.type ?? before?.type ?? 'resident',
    status: wish.status ?? before?.status ?? 'in_use',
    areaCode: wish.areaCode,
    address: wish.address,
    hasCylinderRoom: wish.hasCylinderRoom ?? Boolean(before?.hasCylinderRoom),
  }
  const registeredOn = before?.registeredOn ?? wish.registeredOn ?? today
  const { lastCompletedOn, nextVisitOn } = before ?? { lastCompletedOn: null, nextVisitOn: null }
  const parties = comparedParties(wish.parties, known.occupants.get(id) ?? [], context)
  const supplies = comparedSuppliers(wish, known.supplies.get(id) ?? [], companies, context)
  const entry: PremisesEntry = {
    id,
    code: wish.code,
    ...fields,
    registeredOn,
    visitDueOn: visitDue({ ...fields, registeredOn, lastCompletedOn, nextVisitOn }),
    ...parties.entry,
    ...supplies.entry,
  }
  if (!before) return entry
  const { type, status, areaCode, addressEnc, hasCylinderRoom } = before
  const address = context.cipher.decrypt(addressEnc, 'premises.address')
  const old = { type, status, areaCode, address, hasCylinderRoom: Boolean(hasCylinderRoom) }
  return { ...entry, changed: [...differences(old, fields), ...parties.changed, ...supplies.changed] }
}

/** The list names everybody who is there now; who is no longer named has left. A list without names says nothing. */
function comparedParties(wishes: readonly PartyWish[], occupants: readonly OccupantRow[], context: ImportContext) {
  const today = todayOf(context)
  const current = occupants.map((row) => known(row, context))
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

function known(row: OccupantRow, { cipher }: ImportContext): PartyEntry {
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
