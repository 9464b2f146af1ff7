import { canonicalJson, type InspectionContent, newId, sha256Hex } from '@app/domain'
import fc from 'fast-check'
import { judged } from '../support/visit'

/** What nobody means to send: each is thrown at every field of every route. */
export const HOSTILE: readonly unknown[] = [
  null,
  true,
  '',
  ' ',
  0,
  -1,
  0.5,
  1e308,
  Number.MAX_SAFE_INTEGER,
  'NaN',
  'Infinity',
  '１２３',
  '1',
  [],
  {},
  [[]],
  [null],
  { $gt: '' },
  { constructor: { name: 'x' } },
  '张'.repeat(20_000),
  'a'.repeat(65),
  '\u0000',
  'a\u0000b',
  '\u0007\u001b[2J',
  '\u202e逆序',
  '𠮷野家🔥👨‍👩‍👧',
  '\ud800',
  '\ufeff\u200b',
  "' OR 1=1 --",
  "'; DROP TABLE fact; --",
  '%',
  '_%\\',
  '<script>alert(1)</script>',
  '../../../etc/passwd',
  '{{7*7}}',
  '1900-01-01',
  '2100-12-31',
  '2026-02-30',
  '2026-02-30T08:00:00.000Z',
  '2026-01-01T99:99:99.999Z',
  '9999-12-31T23:59:59.999Z',
  '1900-01-01T00:00:00.000Z',
  '00000000-0000-0000-0000-000000000000',
  '01900000-0000-7000-8000-00000000000G',
  'g'.repeat(36),
]

export type Path = readonly (string | number)[]

/** Every place in a body, its root included. */
export function placesOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at]
  return [at, ...Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...at, key]))]
}

export function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by
  if (Array.isArray(value)) return value.map((v, i) => (String(i) === key ? replaced(v, rest, by) : v))
  return { ...(value as object), [key]: replaced((value as Record<string, unknown>)[key], rest, by) }
}

export function without(value: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined) return undefined
  if (Array.isArray(value))
    return value.flatMap((v, i) => (String(i) !== key ? [v] : rest.length > 0 ? [without(v, rest)] : []))
  const entries = Object.entries(value as object)
  return Object.fromEntries(
    entries.flatMap(([k, v]) => (k !== key ? [[k, v]] : rest.length > 0 ? [[k, without(v, rest)]] : [])),
  )
}

const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`

/** Whole bodies that are wrong as a whole. */
export const BROKEN_BODIES: readonly string[] = [
  'null',
  '[]',
  '"text"',
  '1e999',
  '{',
  '{"a":1,}',
  '\ufeff{}',
  nested(2000),
  `${'['.repeat(2000)}${']'.repeat(2000)}`,
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{"admin":true}}}',
  `{"unknown":"${'x'.repeat(1000)}"}`,
]

/** A body with one field replaced, missing or doubled by an unknown one; always the same ones for the same seed. */
export const spoiled = (valid: unknown): fc.Arbitrary<string> => {
  const places = placesOf(valid)
  const place = fc.constantFrom(...places)
  const json = (value: unknown) => JSON.stringify(value) ?? ''
  return fc.oneof(
    { weight: 6, arbitrary: fc.tuple(place, fc.constantFrom(...HOSTILE)).map(([p, v]) => json(replaced(valid, p, v))) },
    { weight: 2, arbitrary: place.map((p) => json(without(valid, p))) },
    { weight: 1, arbitrary: fc.tuple(place, fc.jsonValue()).map(([p, v]) => json(replaced(valid, p, v))) },
    { weight: 1, arbitrary: fc.constantFrom(...BROKEN_BODIES) },
  )
}

const cursorOf = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Query strings, raw as they stand on the wire. */
export const QUERIES: readonly string[] = [
  ...['0', '-1', '9999', '1e3', '１０', 'abc', '', '201', '0x10', '1.5', '%00'].map((limit) => `limit=${limit}`),
  'limit=1&limit=2',
  'sort=a&sort=b',
  'q=a&q=b',
  'cursor=a&cursor=b',
  ...['nothing', '__proto__', 'constructor', '-', '--code', 'code;DROP', 'toString', '-hasOwnProperty'].map(
    (s) => `sort=${s}`,
  ),
  ...['xxx', 'W10', cursorOf({}), cursorOf(null), cursorOf(['code']), cursorOf(['nothing', 1, 2])].map(
    (c) => `cursor=${c}`,
  ),
  ...['code', '-code', 'urgency', 'seq', '-seq', 'finishedAt', '-finishedAt'].flatMap((sort) => [
    `cursor=${cursorOf([sort, { a: 1 }, []])}`,
    `cursor=${cursorOf([sort, 1e308, 'x'])}`,
    `cursor=${cursorOf([sort, "' OR 1=1", '\u0000'])}&sort=${sort}`,
    `cursor=${cursorOf([sort, '\ud800'])}`,
    `cursor=${cursorOf([sort, -1])}`,
  ]),
  ...["' OR 1=1 --", '%', '_', '\\', '𠮷', '\u0000', '\u202e', 'x'.repeat(500)].map(
    (q) => `q=${encodeURIComponent(q)}`,
  ),
  ...['area', 'status', 'companyId', 'premisesId', 'kind', 'from', 'code', 'after', 'id', 'v'].flatMap((name) => [
    `${name}=`,
    `${name}=%00`,
    `${name}=a&${name}=b`,
    `${name}[]=a`,
    `${name}=${'9'.repeat(400)}`,
  ]),
  'from=2026-02-30',
  'from=2026-12-31&to=2026-01-01',
  'after=-1',
  'q=%zz',
  'q=%E5%28',
  '__proto__=1',
  '__proto__[a]=1&constructor=2',
  '&&&==&',
]

export const WRONG_IDS: readonly string[] = [
  'x',
  '0',
  '-1',
  '%00',
  '%zz',
  '..%2f..%2fjobs',
  '%E5%28',
  '𠮷',
  "'%20OR%201=1",
  'x'.repeat(150),
  'x'.repeat(5000),
  '__proto__',
  '00000000-0000-0000-0000-000000000000',
]

type Fields = Record<string, unknown>
const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A spoiled body under ids of its own, signed as it is: so the fault is met where it lies and not at the first hash. */
export function resealed(payload: string, valid: unknown): string {
  const body = parsed(payload)
  if (!isRecord(body) || !isRecord(valid)) return payload
  for (const name of ['id', 'actionId']) if (name in body && body[name] === valid[name]) body[name] = newId()
  if (isRecord(body.content) && isRecord(valid.content)) sign(body, body.content, valid.content)
  return JSON.stringify(body)
}

function sign(body: Fields, content: Fields, valid: Fields): void {
  if (content.id === valid.id) content.id = newId()
  if (JSON.stringify(content.findings) === JSON.stringify(valid.findings)) content.findings = findingsOf(content)
  body.contentHash = sha256Hex(canonicalJson(content))
  for (const signature of Array.isArray(body.signatures) ? body.signatures : [])
    if (isRecord(signature)) signature.contentHash = body.contentHash
}

function findingsOf(content: Fields): unknown {
  try {
    return judged(content as unknown as InspectionContent).findings
  } catch {
    return content.findings
  }
}

function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload)
  } catch {
    return null
  }
}
