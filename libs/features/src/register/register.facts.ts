import {
  areaKindOf,
  type CylinderRegisteredBody,
  dateInShanghai,
  type FactKind,
  type FactSubject,
  type PremisesTypeChangedBody,
} from '@app/domain'
import { type FactInput, type PreparedFact, prepareFact } from '@app/persistence'
import type { AccountEntry, CylinderEntry, EnteredBy, PremisesEntry, RegisterEntries } from './entries'

/** What the registers say, as facts: ids and codes, never a name, a telephone or an address. */
export function registerFacts(entries: RegisterEntries, by: EnteredBy): FactInput[] {
  return [
    ...(entries.accounts ?? []).map((entry) => accountFact(entry, by)),
    ...(entries.premises ?? []).map((entry) => premisesFact(entry, by)),
    ...(entries.premises ?? []).flatMap((entry) => typeFact(entry, by)),
    ...(entries.cylinders ?? []).map((entry) => cylinderFact(entry, by)),
    ...importFacts(entries, by),
  ]
}

export const registerFact = (input: FactInput, makeId: () => string): PreparedFact => ({
  ...prepareFact(input),
  id: makeId(),
})

function fact(
  by: EnteredBy,
  kind: FactKind,
  areaCode: string | null,
  body: unknown,
  subjects: FactSubject[],
): FactInput {
  return { kind, actorId: by.actorId, occurredAt: by.at, areaCode, body, subjects }
}

function accountFact(entry: AccountEntry, by: EnteredBy): FactInput {
  const { id, role, areaCode, companyId, partyId, grids, changed = [] } = entry
  const body = { accountId: id, role, areaCode, companyId, partyId, grids: grids.map((g) => g.gridCode), changed }
  return fact(by, 'account.created', areaCode, body, [{ kind: 'account', id }])
}

function premisesFact(entry: PremisesEntry, by: EnteredBy): FactInput {
  const { id, code, type, status, areaCode, hasCylinderRoom, registeredOn, changed = [] } = entry
  const occupancies = entry.parties.map(({ partyId, role, fromOn }) => ({ partyId, role, fromOn }))
  const suppliers = entry.suppliers.map(({ companyId }) => companyId)
  const body = {
    premisesId: id,
    code,
    type,
    status,
    areaCode,
    hasCylinderRoom,
    registeredOn,
    occupancies,
    suppliers,
    changed,
  }
  return fact(by, 'premises.registered', areaCode, body, [{ kind: 'premises', id }])
}

/** The same fact as when somebody changes the type in the console. */
function typeFact(entry: PremisesEntry, by: EnteredBy): FactInput[] {
  const { id, typeFrom, type, areaCode, hasCylinderRoom, nextVisitOn = null } = entry
  if (typeFrom === undefined) return []
  const body: PremisesTypeChangedBody = {
    actionId: by.source?.batchId ?? id,
    premisesId: id,
    from: typeFrom,
    to: type,
    on: dateInShanghai(by.at),
    hasCylinderRoom,
    nextVisitOn,
  }
  return [fact(by, 'premises.type_changed', areaCode, body, [{ kind: 'premises', id }])]
}

function cylinderFact(entry: CylinderEntry, by: EnteredBy): FactInput {
  const { id, model, ownerCompanyId, placed, changed = [] } = entry
  const { madeOn, lastTestOn, nextTestOn, designLifeYears } = entry
  const body: CylinderRegisteredBody & Record<string, unknown> = {
    cylinderId: id,
    premisesId: placed ? entry.premisesId : null,
    use: placed ? entry.use : null,
    aliases: entry.aliases.map(({ kind, value }) => ({ kind, value })),
    model,
    ownerCompanyId,
    madeOn,
    lastTestOn,
    nextTestOn,
    designLifeYears,
    changed,
  }
  const place: FactSubject[] = entry.premisesId === null ? [] : [{ kind: 'premises', id: entry.premisesId }]
  return fact(by, 'cylinder.registered', entry.areaCode, body, [{ kind: 'cylinder', id }, ...place])
}

/** The list as a whole, and what has no story of its own: areas and companies. */
function importFacts({ areas = [], companies = [] }: RegisterEntries, by: EnteredBy): FactInput[] {
  if (areas.length + companies.length === 0 && !by.source) return []
  const body = {
    ...(by.source ?? { register: 'areas', fileHash: null, created: areas.length, changed: 0, unchanged: 0 }),
    areas: areas.filter(({ code }) => areaKindOf(code) !== 'grid').map(({ code }) => code),
    grids: areas.filter(({ code }) => areaKindOf(code) === 'grid').length,
    companies: companies.map(({ id }) => id),
  }
  const subjects: FactSubject[] = companies.map(({ id }) => ({ kind: 'company', id }))
  return [fact(by, 'register.imported', null, body, subjects)]
}
