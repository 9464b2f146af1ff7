import { type CylinderStatus, newId } from '@app/domain'
import type { CylinderAliasEntity, CylinderEntity, PremisesEntity } from '@app/persistence'
import { liveKey } from '../register/cylinder.rows'
import type { AliasEntry, CylinderEntry } from '../register/entries'
import { CompanyBook } from './company-book'
import type { CylinderRow } from './cylinders.columns'
import { type CylinderWish, cylinderWishes } from './cylinders.wishes'
import { differences, groupBy, type ImportContext, type ImportPlan, sort, todayOf } from './import-plan'
import type { ImportProblem } from './table'

const OWN_BOTTLE = ['用户自有', '自有', '用户']

interface Known {
  cylinders: ReadonlyMap<string, CylinderEntity>
  aliases: ReadonlyMap<string, CylinderAliasEntity[]>
  byKey: ReadonlyMap<string, string>
  premises: ReadonlyMap<string, PremisesEntity>
}

export async function planCylinders(
  rows: readonly CylinderRow[],
  problems: ImportProblem[],
  context: ImportContext,
): Promise<ImportPlan> {
  const wishes = cylinderWishes(rows, todayOf(context))
  const companies = await CompanyBook.open(context.known)
  const known = await knownOf(wishes, context)
  const entries = wishes.flatMap((wish) => entryOf(wish, known, companies, context) ?? [])
  const { kept, ...counts } = sort(entries)
  return { entries: { cylinders: kept, companies: companies.added }, ...counts, problems, passwords: [] }
}

async function knownOf(wishes: readonly CylinderWish[], { known }: ImportContext): Promise<Known> {
  const matched = await known.aliases(wishes.flatMap(({ aliases }) => aliases.map(liveKey)))
  const ids = matched.map(({ cylinderId }) => cylinderId)
  const premises = await known.premises(wishes.flatMap(({ premisesCode }) => premisesCode ?? []))
  return {
    cylinders: new Map((await known.cylinders(ids)).map((row) => [row.id, row])),
    aliases: groupBy(await known.aliasesOf(ids), (row) => row.cylinderId),
    byKey: new Map(matched.map((alias) => [liveKey(alias), alias.cylinderId])),
    premises: new Map(premises.map((row) => [row.code, row])),
  }
}

function entryOf(
  wish: CylinderWish,
  known: Known,
  companies: CompanyBook,
  context: ImportContext,
): CylinderEntry | null {
  const before = matching(wish, known)
  const premises = wish.premisesCode === null ? undefined : known.premises.get(wish.premisesCode)
  if (wish.premisesCode !== null && !premises) {
    wish.row.fault('premises', `“${wish.premisesCode}”不在场所登记中，请先导入场所`)
  }
  if (!wish.row.isSound) return null
  const fields = fieldsOf(wish, before, companies)
  const labels = labelsOf(wish, known.aliases.get(before?.id ?? '') ?? [])
  const place = placeOf(wish, before, premises, context)
  const entry: CylinderEntry = {
    id: before?.id ?? newId(),
    ...fields,
    ...labels,
    ...place,
    createdAt: before?.createdAt ?? context.now,
  }
  if (!before) return entry
  const labelsChanged = labels.endedAliases.length > 0 || labels.aliases.some(({ isNew }) => isNew)
  return {
    ...entry,
    changed: [
      ...differences(before, fields),
      ...(labelsChanged ? ['aliases'] : []),
      ...(place.placed ? ['premises'] : []),
    ],
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
