import type { SqlValue } from './database'
import type { Condition } from './scope'

/** `column = CASE key WHEN ? THEN ? … END`: many rows, each its own value, in one statement. */
export function caseOf(column: string, key: string, values: readonly (readonly [SqlValue, SqlValue])[]): Condition {
  return {
    sql: `${column} = CASE ${key} ${values.map(() => 'WHEN ? THEN ?').join(' ')} ELSE ${column} END`,
    params: values.flat(),
  }
}
