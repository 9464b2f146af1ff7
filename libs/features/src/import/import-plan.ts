import { type CalendarDate, dateInShanghai, type Instant } from '@app/domain'
import type { RegisterRepository } from '@app/persistence'
import type { FieldCipher } from '@app/platform'
import type { RegisterEntries } from '../register/entries'
import type { ImportProblem } from './table'

export interface ImportContext {
  known: RegisterRepository
  cipher: FieldCipher
  now: Instant
  districtCode: string
}

/** What one list would do to the register; with problems it does nothing. */
export interface ImportPlan {
  entries: RegisterEntries
  created: number
  changed: number
  unchanged: number
  problems: ImportProblem[]
  /** Accounts that got a password here; shown once and stored only as a hash. */
  passwords: IssuedPassword[]
}

export interface IssuedPassword {
  accountId: string
  username: string
  name: string
  /** True when the list brought it. */
  given: boolean
  password: string
}

export const todayOf = ({ now }: ImportContext): CalendarDate => dateInShanghai(now)

/** Names of the fields of `wanted` that differ from `before`. */
export function differences<T extends object>(before: Readonly<Record<keyof T, unknown>>, wanted: T): string[] {
  return (Object.keys(wanted) as (keyof T & string)[]).filter((key) => before[key] !== wanted[key])
}

interface Countable {
  changed?: readonly string[]
}

/** Counts, and leaves out what is as it was. */
export function sort<E extends Countable>(
  entries: readonly E[],
): Pick<ImportPlan, 'created' | 'changed' | 'unchanged'> & { kept: E[] } {
  const kept = entries.filter(({ changed }) => changed === undefined || changed.length > 0)
  const created = kept.filter(({ changed }) => changed === undefined).length
  return { kept, created, changed: kept.length - created, unchanged: entries.length - kept.length }
}

export function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}
