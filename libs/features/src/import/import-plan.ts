import { createHash } from 'node:crypto'
import { type CalendarDate, dateInShanghai, type Instant } from '@app/domain'
import type { RegisterRepository } from '@app/persistence'
import type { FieldCipher } from '@app/platform'
import type { RegisterEntries } from '../register/entries'
import { Pace } from '../sheets'
import type { ImportProblem } from './table'

/** 解析 → 核对 → 比较 → 写入 → 保存 */
export type ImportPhase = 'reading' | 'checking' | 'comparing' | 'writing' | 'saving'
export type OnProgress = (phase: ImportPhase, done: number, total: number) => void

export interface ImportContext {
  known: RegisterRepository
  cipher: FieldCipher
  now: Instant
  districtCode: string
  onProgress: OnProgress
}

/** What one list would do to the register; with problems it does nothing. */
export interface ImportPlan extends Counts {
  entries: RegisterEntries
  problems: ImportProblem[]
  created: PlanLine[]
  changed: PlanLine[]
  /** The same for the same list before the same register: tells whether what somebody agreed to still holds. */
  hash: string
  /** Accounts that get a password by this list; shown once and stored only as a hash. */
  passwords: IssuedPassword[]
  /** Lines of the list, the sheet they stand in, and the sheets of the file that were not read. */
  rows: number
  sheet: string | null
  otherSheets: readonly string[]
}

/** What a planner of one register answers; the rest is the same for all. */
export type Planned = Pick<ImportPlan, 'entries' | 'passwords'> & { outcome: Outcome }

export interface Counts {
  unchanged: number
}

/** What becomes of one line, in words, personal data masked. */
export interface PlanLine {
  line: number
  key: string
  fields: { label: string; before: string | null; after: string | null }[]
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

/** One field before and after, in clear; `mask` is how it may be shown. */
export interface FieldChange {
  label: string
  before: string | null
  after: string | null
  mask?: (text: string) => string
}

/** An entry with the line it comes from and what it does there. */
export interface Compared<E> {
  entry: E
  line: number
  key: string
  fields: readonly FieldChange[]
}

export interface Outcome extends Counts {
  created: PlanLine[]
  changed: PlanLine[]
  hash: string
}

interface Countable {
  changed?: readonly string[]
}

/** Counts, and leaves out what is as it was. */
export function settle<E extends Countable>(compared: readonly Compared<E>[]): { kept: E[]; outcome: Outcome } {
  const kept = compared.filter(({ entry: { changed } }) => changed === undefined || changed.length > 0)
  const isNew = ({ entry }: Compared<E>) => entry.changed === undefined
  return {
    kept: kept.map(({ entry }) => entry),
    outcome: {
      created: kept.filter(isNew).map(shown),
      changed: kept.filter((one) => !isNew(one)).map(shown),
      unchanged: compared.length - kept.length,
      hash: hashOf(kept),
    },
  }
}

function shown<E>({ line, key, fields }: Compared<E>): PlanLine {
  const moved = fields.filter(({ before, after }) => (before || null) !== (after || null))
  const say = (text: string | null, mask = same) => (text ? mask(text) : null)
  return {
    line,
    key,
    fields: moved.map(({ label, before, after, mask }) => {
      const [old, next] = [say(before, mask), say(after, mask)]
      return { label, before: old, after: old === next ? `${next}（有改动，已遮蔽）` : next }
    }),
  }
}

const same = (text: string): string => text

/** In clear, because two masked names may look alike; without the ids that every planning makes anew. */
function hashOf<E extends Countable>(kept: readonly Compared<E>[]): string {
  const hash = createHash('sha256')
  for (const { line, key, fields, entry } of kept) {
    const moved = fields.map(({ label, before, after }) => [label, before, after])
    hash.update(`${JSON.stringify([line, key, entry.changed ?? 'new', moved])}\n`)
  }
  return hash.digest('hex')
}

/** Goes through thousands of lines so that others have their turn between them. */
export async function steadily<T, R>(items: readonly T[], on: (done: number) => void, work: (item: T) => R) {
  const results: R[] = []
  const pace = new Pace()
  for (const item of items) {
    results.push(work(item))
    if (!pace.isDue) continue
    on(results.length)
    await pace.rest()
  }
  on(items.length)
  return results
}

export const checking =
  ({ onProgress }: ImportContext, { length }: readonly unknown[]) =>
  (done: number): void =>
    onProgress('checking', done, length)

export const comparing =
  ({ onProgress }: ImportContext, { length }: readonly unknown[]) =>
  (done: number): void =>
    onProgress('comparing', done, length)

export function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}
