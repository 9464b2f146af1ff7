import { type Department, type Scope, supervisesCompanies } from '@app/domain'
import type { SqlValue } from './database'

/** A piece of WHERE with its parameters. */
export interface Condition {
  sql: string
  params: SqlValue[]
}

export const condition = (sql: string, ...params: SqlValue[]): Condition => ({ sql, params })
/** A filter that nobody asked for is none. */
export const optional = (sql: string, value: string | undefined): Condition | null =>
  value ? condition(sql, value) : null

const NOTHING = condition('1 = 0')
const EVERYTHING = condition('1 = 1')

/** All of them; an empty list is everything. */
export function every(conditions: readonly (Condition | null | undefined)[]): Condition {
  const real = conditions.filter((c): c is Condition => Boolean(c))
  if (real.length === 0) return EVERYTHING
  return { sql: real.map((c) => `(${c.sql})`).join(' AND '), params: real.flatMap((c) => c.params) }
}

export function some(conditions: readonly Condition[]): Condition {
  if (conditions.length === 0) return NOTHING
  return { sql: conditions.map((c) => `(${c.sql})`).join(' OR '), params: conditions.flatMap((c) => c.params) }
}

/** Codes nest by prefix; `~` sorts after every digit, so the range is an index range on both databases. */
export function within(column: string, area: string): Condition {
  return condition(`${column} >= ? AND ${column} < ?`, area, `${area}~`)
}

/** What belongs to no place is seen by those who see the whole district (code of six digits). */
export function withinOrNowhere(column: string, area: string): Condition {
  return area.length <= 6 ? some([within(column, area), condition(`${column} IS NULL`)]) : within(column, area)
}

/** What each noun says of who may see it; a kind of scope that is not named sees nothing. */
export interface Visibility {
  area?: (area: string) => Condition
  company?: (companyId: string) => Condition
  household?: (premisesIds: readonly string[]) => Condition
  department?: (department: Department) => Condition
}

/** What belongs to gas companies themselves is open to the departments that supervise them. */
export const toSupervisors =
  (what: Condition) =>
  (department: Department): Condition =>
    supervisesCompanies(department) ? what : NOTHING

/** Reads go through this: one predicate per noun, declared once beside its repository. */
export function visibleTo(scope: Scope, visibility: Visibility): Condition {
  switch (scope.kind) {
    case 'system':
      return EVERYTHING
    case 'area':
      return visibility.area ? some(scope.areas.map(visibility.area)) : NOTHING
    case 'company':
      return visibility.company?.(scope.companyId) ?? NOTHING
    case 'household':
      return scope.premisesIds.length > 0 ? (visibility.household?.(scope.premisesIds) ?? NOTHING) : NOTHING
    case 'department':
      return visibility.department?.(scope.department) ?? NOTHING
    default:
      return NOTHING
  }
}
