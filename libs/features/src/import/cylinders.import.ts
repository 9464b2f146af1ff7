import { ALIAS_KIND_LABEL, type CylinderStatus, liveKey, newId, primaryCode } from '@app/domain'
import type { CylinderAliasEntity, CylinderEntity, PremisesEntity } from '@app/persistence'
import type { AliasEntry, CylinderEntry } from '../register/entries'
import { CompanyBook } from './company-book'
import type { CylinderRow } from './cylinders.columns'
import { cylinderChanges } from './cylinders.shown'
import { type CylinderWish, distinctCylinders, readCylinder } from './cylinders.wishes'
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

const OWN_BOTTLE = ['用户自有', '自有', '用户']

interface Known {
  cylinders: ReadonlyMap<string, CylinderEntity>
  aliases: ReadonlyMap<string, CylinderAliasEntity[]>
  byKey: ReadonlyMap<string, string>
  /** `kind:value` → the scrapped cylinder that has, or had, the code. */
  scrapped: ReadonlyMap<string, string>
  premises: ReadonlyMap<string, PremisesEntity>
  /** Codes of the places by id, those where bottles stand now among them. */
  codes: ReadonlyMap<string, string>
}

export async function planCylinders(rows: readonly CylinderRow[], context: ImportContext): Promise<Planned> {
  const today = todayOf(context)
  const wishes = distinctCylinders(await steadily(rows, checking(context, rows), (row) => readCylinder(row, today)))
  const companies = await CompanyBook.open(context.known)
  const known = await knownOf(wishes, context)
  const compared = await steadily(wishes, comparing(context, wishes), (wish) =>
    compare(wish, known, companies, context),
  )
  const { kept, outcome } = settle(compared.flatMap((one) => one ?? []))
  return { entries: { cylinders: kept, companies: companies.added }, outcome, passwords: [] }
}

async function knownOf(wishes: readonly CylinderWish[], { known }: ImportContext): Promise<Known> {
  const matched = await known.aliases(wishes.flatMap(({ aliases }) => aliases.map(liveKey)))
  const ids = matched.map(({ cylinderId }) => cylinderId)
  const scrapped = await known.scrappedAliases(wishes.flatMap(({ aliases }) => aliases.map(({ value }) => value)))
  const premises = await known.premises(wishes.flatMap(({ premisesCode }) => premisesCode ?? []))
  const cylinders = await known.cylinders(ids)
  const present = await known.premisesByIds(cylinders.flatMap(({ premisesId }) => premisesId ?? []))
  return {
    cylinders: new Map(cylinders.map((row) => [row.id, row])),
    codes: new Map([...present, ...premises].map(({ id, code }) => [id, code])),
    aliases: groupBy(await known.aliasesOf(ids), (row) => row.cylinderId),
    scrapped: new Map(scrapped.map((alias) => [liveKey(alias), alias.cylinderId])),
    byKey: new Map(matched.map((alias) => [liveKey(alias), alias.cylinderId])),
    premises: new Map(premises.map((row) => [row.code, row])),
  }
}

function compare(
  wish: CylinderWish,
  known: Known,
  companies: CompanyBook,
  context: ImportContext,
): Compared<CylinderEntry> | null {
  const before = matching(wish, known)
  refuseScrapped(wish, before, known)
  const premises = wish.premisesCode === null ? undefined : known.premises.get(wish.premisesCode)
  if (wish.premisesCode !== null && !premises) {
    wish.row.fault('premises', `“${wish.premisesCode}”不在场所登记中，请先导入场所`)
  }
  if (premises?.mergedIntoId) {
    wish.row.fault('premises', `“${wish.premisesCode}”已并入另一处场所，请改用保留的编号`)
  }
  if (!wish.row.isSound) return null
  const live = known.aliases.get(before?.id ?? '') ?? []
  const fields = fieldsOf(wish, before, companies)
  const labels = labelsOf(wish, live)
  const place = placeOf(wish, before, premises, context)
  const entry: CylinderEntry = {
    id: before?.id ?? newId(),
    ...fields,
    ...labels,
    ...place,
    createdAt: before?.createdAt ?? context.now,
  }
  const labelsChanged = labels.endedAliases.length > 0 || labels.aliases.some(({ isNew }) => isNew)
  const changed = before && [
    ...differences(before, fields),
    ...(labelsChanged ? ['aliases'] : []),
    ...(place.placed ? ['premises'] : []),
  ]
  return {
    entry: changed ? { ...entry, changed } : entry,
    line: wish.row.line,
    key: primaryCode(entry.aliases),
    fields: cylinderChanges(before && { ...before, aliases: live }, entry, { companies, codes: known.codes }),
  }
}

function fieldsOf(wish: CylinderWish, before: CylinderEntity | undefined, companies: CompanyBook) {
  const { madeOn = null, lastTestOn = null, nextTestOn = null, designLifeYears = null } = before ?? {}
  const status: CylinderStatus = before?.status === 'scrapped' ? 'scrapped' : 'registered'
  return {
    model: wish.model,
    ownerCompanyId: ownerOf(wish, before, companies),
    madeOn: wish.madeOn ?? madeOn,
    lastTestOn: wish.lastTestOn ?? lastTestOn,
    nextTestOn: wish.nextTestOn ?? nextTestOn,
    designLifeYears: wish.designLifeYears ?? designLifeYears,
    status,
  }
}

/** The cylinder that carries any of the labels; labels of two cylinders on one line are a fault, not a merger. */
function matching({ row, aliases }: CylinderWish, known: Known): CylinderEntity | undefined {
  const ids = new Set(aliases.flatMap((alias) => known.byKey.get(liveKey(alias)) ?? []))
  if (ids.size > 1) row.fault(aliases[0]?.kind ?? 'qr', '这一行的号码在登记中分属两只气瓶，请核对钢印')
  const [id] = ids
  return id === undefined ? undefined : known.cylinders.get(id)
}

/** A code of a scrapped cylinder is never used again. */
function refuseScrapped({ row, aliases }: CylinderWish, before: CylinderEntity | undefined, { scrapped }: Known): void {
  for (const alias of aliases) {
    const had = scrapped.get(liveKey(alias))
    if (had !== undefined && had !== before?.id)
      row.fault(alias.kind, `${ALIAS_KIND_LABEL[alias.kind]}“${alias.value}”用在过已报废的气瓶上，永不再用，请换新编号`)
  }
}

function ownerOf({ owner }: CylinderWish, before: CylinderEntity | undefined, companies: CompanyBook): string | null {
  if (owner === null) return before?.ownerCompanyId ?? null
  return OWN_BOTTLE.includes(owner) ? null : companies.idOf(owner)
}

/** A label of a kind that the list gives replaces the old one of that kind; kinds it does not give stay. */
function labelsOf(wish: CylinderWish, live: readonly CylinderAliasEntity[]) {
  const given = wish.aliases.map((alias): AliasEntry => {
    const same = live.find((known) => liveKey(known) === liveKey(alias))
    return { ...alias, id: same?.id ?? newId(), isNew: same === undefined }
  })
  const kept = live.filter(({ kind }) => !wish.aliases.some((alias) => alias.kind === kind))
  const ended = live.filter((known) => !kept.includes(known) && !given.some(({ id }) => id === known.id))
  const aliases: AliasEntry[] = [...given, ...kept.map(({ id, kind, value }) => ({ id, kind, value, isNew: false }))]
  return { aliases, endedAliases: ended.map(({ id }) => id) }
}

/** Only a place other than the known one is news; a list never sends a bottle away. */
function placeOf(
  wish: CylinderWish,
  before: CylinderEntity | undefined,
  premises: PremisesEntity | undefined,
  { now }: ImportContext,
): Pick<CylinderEntry, 'premisesId' | 'areaCode' | 'presence' | 'use' | 'lastSeenAt' | 'placed'> {
  if (premises && premises.id !== before?.premisesId) {
    const { id: premisesId, areaCode } = premises
    return { premisesId, areaCode, presence: 'present', use: wish.use, lastSeenAt: now, placed: true }
  }
  const { premisesId = null, areaCode = null, presence = null, bottleUse = null, lastSeenAt = null } = before ?? {}
  return { premisesId, areaCode, presence, use: bottleUse, lastSeenAt, placed: false }
}
