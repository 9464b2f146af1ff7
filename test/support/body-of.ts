import { type InputOf, type RouteKey, type RouteSpec, routes } from '@app/contract'
import { newId } from '@app/domain'
import { z } from 'zod'
import { TEST_NOW, TEST_TODAY } from './api'

/** A schema as data, with what it refers to written into it. */
export function jsonSchemaOf(schema: z.ZodType): Json {
  const { $defs = {}, ...own } = z.toJSONSchema(schema, { io: 'input' }) as Json & { $defs?: Record<string, Json> }
  const inlined = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inlined)
    if (typeof value !== 'object' || value === null) return value
    const { $ref } = value as { $ref?: string }
    if ($ref) return inlined($defs[$ref.replace('#/$defs/', '')])
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, inlined(inner)]))
  }
  return inlined(own) as Json
}

export interface Json {
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  pattern?: string
  anyOf?: Json[]
  /** A union told apart by one field. */
  oneOf?: Json[]
  properties?: Record<string, Json>
  required?: string[]
  items?: Json
  minItems?: number
  minimum?: number
}

/** Ids that the client makes itself: each is new. */
const OWN_IDS = new Set(['id', 'actionId'])
const TEXTS: Partial<Record<string, string>> = {
  host: 'gas.example.cn',
  username: 'somebody.new',
  phone: '02228350000',
  password: 'Nonsense-2026',
  areaCode: '120103',
  parentCode: '120103001001',
  gridCode: '12010300100101',
  fromCode: '12010300100101',
  toCode: '12010300200101',
  model: 'YSP35.5',
}

/** The names of fields of a body that hold the id of something, `photoIds` included; or those that cannot be left empty. */
export function refsOf(key: RouteKey, which: 'all' | 'required' = 'all'): string[] {
  const { body }: RouteSpec = routes[key]
  const schema: Json = body ? jsonSchemaOf(body) : {}
  const needed = ([name, inner]: [string, Json]) => schema.required?.includes(name) && !isEmptyable(inner)
  const fields = which === 'all' ? fieldsOf(schema) : Object.entries(schema.properties ?? {}).filter(needed)
  return [...new Set(fields.map(([name]) => name).filter(isRef))]
}

/** The fields of a schema and of everything in it. */
function fieldsOf({ properties = {}, anyOf = [], oneOf = [], items }: Json): [string, Json][] {
  const own = Object.entries(properties)
  const inside = [...Object.values(properties), ...anyOf, ...oneOf, ...(items ? [items] : [])]
  return [...own, ...inside.flatMap(fieldsOf)]
}

const isEmptyable = ({ type, anyOf, minItems }: Json): boolean =>
  type === 'array' ? (minItems ?? 0) === 0 : Boolean(anyOf?.some((one) => one.type === 'null'))

const isRef = (name: string): boolean => !OWN_IDS.has(name) && /Ids?$/.test(name)

/** A body that the schema takes. Whatever it names is nowhere, except for `given`. */
export function bodyOf<K extends RouteKey>(key: K, given: Given = {}): InputOf<K>['body'] {
  const { body }: RouteSpec = routes[key]
  if (!body) return undefined as InputOf<K>['body']
  if (key in BY_HAND) throw new Error(`${key} takes more than its schema says: ${BY_HAND[key]}`)
  const made = filled(jsonSchemaOf(body), '', given)
  const [issue] = body.safeParse(made).error?.issues ?? []
  if (!issue) return made as InputOf<K>['body']
  // One of several that may be empty must not be.
  const lacking = String(issue.path.at(-1))
  const text = lacking in given ? undefined : TEXTS[lacking]
  if (text !== undefined) return bodyOf(key, { ...given, [lacking]: text })
  throw new Error(`test/support/body-of.ts makes no body that ${key} takes: ${issue.path.join('.')} ${issue.message}`)
}

/** True for bodies that are signed or judged as a whole, which no schema can tell how to fill. */
export const isMadeByHand = (key: RouteKey): boolean => key in BY_HAND
const BY_HAND: Partial<Record<RouteKey, string>> = {
  'POST /api/v1/inspections': 'see visit.ts',
  'POST /api/v1/joint-parts': 'see joint.ts',
  'POST /api/v1/paper-visits': 'see paper.ts',
  'POST /api/v1/paper-visits/:id/resend': 'see paper.ts',
  'POST /api/v1/companies/:id/visits': 'see supervision.ts',
}

type Given = Readonly<Record<string, string>>

function filled(schema: Json, name: string, given: Given): unknown {
  const { type } = schema
  const options = schema.anyOf ?? schema.oneOf
  if (options) return eitherOf(options, name, given)
  if (Array.isArray(type))
    return eitherOf(
      type.map((one) => ({ ...schema, type: one })),
      name,
      given,
    )
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return given[name] ?? schema.enum[0]
  return BY_TYPE[type ?? 'object']?.(schema, name, given)
}

const BY_TYPE: Partial<Record<string, (schema: Json, name: string, given: Given) => unknown>> = {
  object: (schema, _, given) => objectOf(schema, given),
  array: (schema, name, given) =>
    (schema.minItems ?? 0) > 0 || mentions(schema, name, given) ? [filled(schema.items ?? {}, name, given)] : [],
  boolean: () => true,
  integer: ({ minimum }) => Math.max(minimum ?? 1, 1),
  number: ({ minimum }) => Math.max(minimum ?? 1, 1),
  null: () => null,
  string: (schema, name, given) => textOf(schema, name, given),
}

const mentions = (schema: Json, name: string, given: Given): boolean =>
  name in given || fieldsOf(schema).some(([inner]) => inner in given)

function eitherOf(options: Json[], name: string, given: Given): unknown {
  const nullable = options.some(({ type }) => type === 'null')
  const real = options.find(({ type }) => type !== 'null') ?? {}
  return nullable && !mentions(real, name, given) ? null : filled(real, name, given)
}

function objectOf({ properties = {}, required = [] }: Json, given: Given): object {
  const wanted = Object.entries(properties).filter(
    ([name, inner]) => required.includes(name) || mentions(inner, name, given),
  )
  return Object.fromEntries(wanted.map(([name, inner]) => [name, filled(inner, name, given)]))
}

/** Told apart by how the contract's own primitives look. */
const PATTERNS: readonly (readonly [string, () => string])[] = [
  ['[0-9a-f]{12}', newId],
  ['T\\d{2}', () => TEST_NOW],
  ['(19|20|21)', () => TEST_TODAY],
  ['{64}', () => '0'.repeat(64)],
  ['{32,64}', () => '0'.repeat(32)],
  ['0-9０-９', () => '02228350000'],
  ['1[3-9]', () => '13800000009'],
]

function textOf({ pattern = '' }: Json, name: string, given: Given): string {
  const known = PATTERNS.find(([part]) => pattern.includes(part))
  return given[name] ?? known?.[1]() ?? TEXTS[name] ?? (pattern === '' ? '核对情况' : 'A1')
}
