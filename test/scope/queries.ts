import { type RouteKey, type RouteSpec, routes } from '@app/contract'
import { newId } from '@app/domain'
import { jsonSchemaOf } from '../support/body-of'
import type { Oracle, Person } from './oracle'
import { DISTRICT, GRIDS, microgridOf, STREETS } from './places'

export interface Query {
  fields: Record<string, string>
  /** Set when a field names a thing this person may not see: the answer must be as for `instead`, which does not exist. */
  instead?: Record<string, string>
}

interface Value {
  value: string
  instead?: string
}

interface Property {
  enum?: string[]
  const?: string
}

export interface Fields {
  properties?: Record<string, Property>
  required?: string[]
}

/** Who asks which list by which route. */
export interface Asked {
  person: Person
  key: RouteKey
  list: string
}

/** For one person and one route: everything its query can be asked, filled with what is his, what is others', what is nowhere. */
export class Queries {
  /** By the list they belong to. */
  private readonly sorts = new Map<string, string[]>()

  constructor(
    private readonly oracle: Oracle,
    private readonly perTable: number,
  ) {}

  of(person: Person, key: RouteKey): Query[] {
    const { query }: RouteSpec = routes[key]
    if (!query) return [{ fields: {} }]
    const list = /\/([a-z-]+)$/.exec(key)?.[1] ?? ''
    return this.filling({ person, key, list }, jsonSchemaOf(query) as Fields)
  }

  /** Every way to fill these fields, one at a time and two at a time. */
  filling(asked: Asked, { properties = {}, required = [] }: Fields): Query[] {
    const values = (name: string) => this.values(asked, name, properties[name] ?? {})
    const base = Object.fromEntries(required.map((name) => [name, values(name)[0]?.value ?? '']))
    const single = Object.keys(properties).flatMap((name) =>
      values(name).map(({ value, instead }) => ({
        fields: { ...base, [name]: value },
        ...(instead === undefined ? {} : { instead: { ...base, [name]: instead } }),
      })),
    )
    return required.length > 0 ? single : [{ fields: {} }, ...single, ...pairs(single)]
  }

  /** A list names its sorts when it is asked for one it has not. */
  learnSorts(key: RouteKey, refusal: string): void {
    const named = /可用：([A-Za-z、]+)/.exec(refusal)?.[1]
    if (named) this.sorts.set(key.slice(key.lastIndexOf('/') + 1), named.split('、'))
  }

  private values(asked: Asked, name: string, property: Property): Value[] {
    const { person, key, list } = asked
    const options = property.enum ?? (property.const === undefined ? undefined : [property.const])
    if (options) return options.map((value) => ({ value }))
    const fill = FIELDS[name]
    if (name === 'sort') return (this.sorts.get(list) ?? []).flatMap((s) => [{ value: s }, { value: `-${s}` }])
    if (name.endsWith('Id') && !fill) return this.things(person, name.slice(0, -2))
    if (!fill) throw new Error(`test/scope/queries.ts does not know what "${name}" of ${key} can be: tell it in FIELDS`)
    return fill(this, asked)
  }

  /** Ids of own things and of others', each of these with one that does not exist. */
  things(person: Person, table: string): Value[] {
    const { own, foreign } = this.oracle.split(person, table)
    return [
      ...spread(own, this.perTable).map((value) => ({ value })),
      ...spread(foreign, this.perTable).map((value) => ({ value, instead: newId() })),
      { value: newId() },
    ]
  }

  /** What is typed into a search box: whole codes. Those of others find nothing. */
  searched({ person, list }: Asked): Value[] {
    const table = SEARCHED[list] ?? 'premises'
    const codeOf = new Map(this.oracle.rows.codes().map(({ id, token }) => [id, token]))
    const { own, foreign } = this.oracle.split(person, table)
    const texts = (list: string[]) => spread(list, this.perTable).flatMap((id) => codeOf.get(id) ?? [])
    return [
      ...texts(own).map((value) => ({ value })),
      ...texts(foreign).map((value) => ({ value, instead: '㿿不存在' })),
      ...this.labels(person),
    ]
  }

  /** The buildings, which are a prefix search, and the exact names of people by blind index. */
  private labels(person: Person): Value[] {
    const { own, foreign } = this.oracle.split(person, 'premises')
    const label = (id: string) => String(this.oracle.rows.row('premises', id)?.label ?? '')
    return [
      ...spread(own, this.perTable).map((id) => ({ value: label(id) })),
      ...spread(foreign, this.perTable).map((id) => ({ value: label(id), instead: '㿿不存在' })),
    ]
  }

  scanned({ person }: Asked): Value[] {
    const { own, foreign } = this.oracle.split(person, 'cylinder')
    const code = (id: string) => ({ value: String(this.oracle.rows.row('cylinder', id)?.code) })
    return [...spread(own, this.perTable), ...spread(foreign, this.perTable)].map(code).concat({ value: 'HX999999999' })
  }
}

type Fill = (queries: Queries, asked: Asked) => Value[]
const fixed =
  (...values: string[]): Fill =>
  () =>
    values.map((value) => ({ value }))

const AREAS = [DISTRICT, ...STREETS, ...GRIDS, ...GRIDS.map(microgridOf), '120199']

/** Query fields by name; one that ends in Id names a row of that table. */
const FIELDS: Partial<Record<string, Fill>> = {
  // Followed from the answer before.
  cursor: fixed(),
  limit: fixed('1', '7', '200'),
  q: (queries, asked) => queries.searched(asked),
  code: (queries, asked) => queries.scanned(asked),
  area: fixed(...AREAS),
  parent: fixed(DISTRICT, ...STREETS),
  from: fixed('2026-06-01', '2026-06-10'),
  to: fixed('2026-06-01', '2026-06-10'),
  after: fixed('0'),
  at: fixed('2026-06-01T00:00:00.000Z', '2030-01-01T00:00:00.000Z'),
  knownAt: fixed('2026-06-01T00:00:00.000Z', '2030-01-01T00:00:00.000Z'),
  category: fixed('hose', 'bottle'),
  version: fixed('2026-1'),
  // Addresses of photos are asked for in photos.ts.
  v: fixed('x'),
  exp: fixed('x'),
  sig: fixed('x'),
}

const SEARCHED: Partial<Record<string, string>> = {
  cylinders: 'cylinder',
  hazards: 'hazard',
  inspections: 'inspection',
}

/** Evenly from the whole list, so that every grid has its turn. */
export const spread = <T>(list: readonly T[], count: number): T[] =>
  list.length <= count
    ? [...list]
    : Array.from({ length: count }, (_, i) => list[Math.floor((i * list.length) / count)] as T)

/** Two filters at once: each with the one five places on. */
function pairs(single: readonly Query[]): Query[] {
  return single.flatMap(({ fields }, i) => {
    const other = single[(i + 5) % single.length]
    const names = Object.keys(other?.fields ?? {})
    return other && names.every((name) => !(name in fields)) ? [{ fields: { ...fields, ...other.fields } }] : []
  })
}
