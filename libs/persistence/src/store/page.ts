import { DomainError } from '@app/domain'
import { first, type Sql, type SqlValue } from './database'
import { type Condition, condition, every, some } from './scope'

/** A column (or expression) to sort by. It must not be NULL: wrap it in COALESCE where it can be. */
export interface SortColumn {
  column: string
  descending?: boolean
}

export interface PageSpec {
  select: string
  /** FROM with its joins; each row of the list once. */
  from: string
  /** FROM for counting, where joins only add columns. */
  countFrom?: string
  /** Parameters of a FROM that asks itself. */
  fromParams?: readonly SqlValue[]
  where: Condition
  /** Unique: the last word between equal values. */
  id: string
  /** What a list may be sorted by; `-name` turns the order round. */
  sorts: Readonly<Record<string, readonly SortColumn[]>>
  defaultSort: string
}

export interface PageRequest {
  cursor?: string
  limit?: string | number
  sort?: string
}

export interface Page<T> {
  items: T[]
  nextCursor: string | null
  total: number
}

export const DEFAULT_PAGE_SIZE = 20
const MAX_PAGE_SIZE = 200

/** One page of a list by keyset: what is inserted or changed meanwhile neither repeats nor hides other rows. */
export async function pageOf<T extends object>(sql: Sql, spec: PageSpec, request: PageRequest): Promise<Page<T>> {
  const sort = request.sort || spec.defaultSort
  const columns = columnsOf(spec, sort)
  const limit = Math.min(Number(request.limit ?? DEFAULT_PAGE_SIZE), MAX_PAGE_SIZE)
  const rows = await sql.rows<T & Record<string, SqlValue>>(
    ...statement(spec, columns, after(columns, sort, request), limit),
  )
  const total = await count(sql, spec)
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown[shown.length - 1] : undefined
  return { items: shown.map(withoutKeys) as T[], nextCursor: last ? encode(sort, keysOf(last)) : null, total }
}

/** Turns every row of a page into what is shown. */
export function mapPage<T, R>(page: Page<T>, show: (row: T) => R): Page<R> {
  return { ...page, items: page.items.map(show) }
}

function columnsOf(spec: PageSpec, sort: string): SortColumn[] {
  const turned = sort.startsWith('-')
  const name = turned ? sort.slice(1) : sort
  const columns = Object.hasOwn(spec.sorts, name) ? spec.sorts[name] : undefined
  if (!columns) throw invalid('sort', `不能按“${name}”排序，可用：${Object.keys(spec.sorts).join('、')}`)
  const all = [...columns, { column: spec.id, descending: columns.every((c) => c.descending) }]
  return turned ? all.map((c) => ({ ...c, descending: !c.descending })) : all
}

function statement(
  spec: PageSpec,
  columns: readonly SortColumn[],
  from: Condition | null,
  limit: number,
): [string, SqlValue[]] {
  const keys = columns.map(({ column }, i) => `${column} AS pageKey${i}`).join(', ')
  const order = columns.map(({ column, descending }) => `${column}${descending ? ' DESC' : ''}`).join(', ')
  const where = every([spec.where, from])
  const text = `SELECT ${spec.select}, ${keys} FROM ${spec.from} WHERE ${where.sql} ORDER BY ${order} LIMIT ${limit + 1}`
  return [text, [...(spec.fromParams ?? []), ...where.params]]
}

async function count(sql: Sql, { from, countFrom = from, fromParams = [], where }: PageSpec): Promise<number> {
  const text = `SELECT COUNT(*) AS n FROM ${countFrom} WHERE ${where.sql}`
  const row = await first<{ n: number }>(sql, text, [...fromParams, ...where.params])
  return Number(row?.n ?? 0)
}

/** Rows after the cursor: a > ? OR (a = ? AND (b > ? OR …)). */
function after(columns: readonly SortColumn[], sort: string, { cursor }: PageRequest): Condition | null {
  if (!cursor) return null
  const values = decode(cursor, sort, columns.length)
  return columns.reduceRight<Condition | null>((rest, { column, descending }, i) => {
    const value = values[i] as SqlValue
    const beyond = condition(`${column} ${descending ? '<' : '>'} ?`, value)
    return rest ? some([beyond, every([condition(`${column} = ?`, value), rest])]) : beyond
  }, null)
}

const isKey = (name: string): boolean => /^pageKey\d+$/.test(name)

const keysOf = (row: Record<string, SqlValue>): SqlValue[] =>
  Object.keys(row)
    .filter(isKey)
    .map((name) => row[name] as SqlValue)

const withoutKeys = (row: object): object => Object.fromEntries(Object.entries(row).filter(([name]) => !isKey(name)))

const encode = (sort: string, values: readonly SqlValue[]): string =>
  Buffer.from(JSON.stringify([sort, ...values])).toString('base64url')

function decode(cursor: string, sort: string, length: number): SqlValue[] {
  const [cursorSort, ...values] = parse(cursor)
  const whole = values.length === length && values.every((v) => typeof v === 'string' || typeof v === 'number')
  if (cursorSort !== sort || !whole) throw invalid('cursor', '游标不对，请从第一页重新打开')
  return values as SqlValue[]
}

function parse(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    return Array.isArray(value) ? value : []
  } catch {
    return []
  }
}

function invalid(field: 'sort' | 'cursor', message: string): DomainError {
  return new DomainError('INPUT_INVALID', '提交的内容有误，请按提示修改', [{ path: `query.${field}`, message }])
}
