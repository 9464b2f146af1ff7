import type { Statement } from './statement'

/** The rows of a unit's facts. Where they come in the sequence is known when all that are stored together are told. */
export interface FactRows {
  districtCode: string
  count: number
  /** The inserts; `seqOf(i)` is the cell with the number of the i-th fact. */
  inserts(seqOf: (i: number) => Statement): Statement[]
}

interface Sequence {
  statements: Statement[]
  /** Where the head of the sequence is now. */
  question: Statement
}

export const HEAD = 'SELECT seq FROM fact_head WHERE districtCode = ?'
export const MOVE_HEAD = 'UPDATE fact_head SET seq = seq + ? WHERE districtCode = ?'
/** A MySQL connection remembers the number it moved the head to: no look-up for each cell. */
const REMEMBERED: Statement = { sql: 'LAST_INSERT_ID()', params: [] }
const MOVE_AND_REMEMBER = 'UPDATE fact_head SET seq = LAST_INSERT_ID(seq + ?) WHERE districtCode = ?'

/** On MySQL. Dense and in commit order: the head is moved first and stays locked until the transaction ends. */
export function sequence(units: readonly [FactRows, ...FactRows[]]): Sequence {
  const { districtCode } = units[0]
  const asked: Statement = { sql: `(${HEAD})`, params: [districtCode] }
  const total = units.reduce((sum, { count }) => sum + count, 0)
  let from = 0
  const statements = units.map(({ count, inserts }) => {
    const before = from
    from += count
    return inserts((i) => {
      // The first cell asks the table itself: without a head it is NULL, which no fact may be, and nothing is stored.
      const { sql, params } = before + i === 0 ? asked : REMEMBERED
      return { sql: `${sql} - ?`, params: [...params, total - 1 - before - i] }
    })
  })
  const move = { sql: MOVE_AND_REMEMBER, params: [total, districtCode] }
  return { statements: [move, ...inStep(statements)], question: { sql: HEAD, params: [districtCode] } }
}

/** The answer to its question. */
export function headOf(rows: unknown[]): number {
  const [row] = rows as { seq: number | string }[]
  if (!row) throw new Error('no fact_head for this district: run the migrations')
  return Number(row.seq)
}

/**
 * What several units say, those that say the same kind of things in step with each other, so that rows of one table go
 * in one insert. The order within each unit stays. A unit that writes one table twice is left alone: the second time
 * may rest on the first.
 */
export function inStep(units: readonly (readonly Statement[])[]): Statement[] {
  const alike = new Map<string, (readonly Statement[])[]>()
  for (const [i, unit] of units.entries()) {
    const shape = unit.map(kindOf)
    const isPlain = new Set(unit.map(tableOf)).size === unit.length
    const key = isPlain ? shape.join('\n') : `${i}`
    alike.set(key, [...(alike.get(key) ?? []), unit])
  }
  return [...alike.values()].flatMap(together)
}

const together = (units: (readonly Statement[])[]): Statement[] =>
  (units[0] ?? []).flatMap((first, at) => {
    const same = units.map((unit) => unit[at] as Statement)
    return first.insert && same.length > 1 ? [oneInsert(first.insert, same)] : same
  })

function oneInsert({ head, tail }: NonNullable<Statement['insert']>, same: readonly Statement[]): Statement {
  const rows = same.map(({ insert }) => insert?.rows).join(', ')
  return { sql: `${head}${rows}${tail}`, params: same.flatMap(({ params }) => params) }
}

const kindOf = ({ sql, insert }: Statement): string => (insert ? insert.head + insert.tail : tableOf({ sql }))

const tableOf = ({ sql }: Pick<Statement, 'sql'>): string => /^\s*\w+(?: INTO| FROM)? (\w+)/.exec(sql)?.[1] ?? sql
