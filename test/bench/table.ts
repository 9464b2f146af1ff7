import type { Result, Results } from './result'

const WIDTHS = [30, 10, 8, 10, 8] as const

const row = (cells: readonly string[]): string =>
  cells.map((cell, i) => (i === 0 ? cell.padEnd(WIDTHS[i]) : cell.padStart(WIDTHS[i] ?? 0))).join('  ')

export const TITLE = row(['name', 'value', 'unit', 'limit', 'ratio'])

export const line = (name: string, { value, unit, limit, ratio }: Result): string =>
  row([name, String(value), unit, limit === undefined ? '' : String(limit), ratio === undefined ? '' : String(ratio)])

const LEAST_RATIO = 0.4
const LEAST_OF_EVENTS: readonly (readonly [string, number])[] = [
  ['events.single.', 0.3],
  ['events.batch200.', 0.5],
]
const MOST_MB = 300
const LEAST_RECALL = 0.95

/** What was asked for and not reached, in words; numbers of a busy machine are not a reason to fail a build. */
export function verdict(results: Results): string {
  const short = Object.entries(results).flatMap(([name, { value, unit, ratio }]) => {
    if (/^(scan|submit)\./.test(name) && ratio !== undefined && ratio < LEAST_RATIO)
      return [`${name}: ${ratio} of the limit, at least ${LEAST_RATIO} is wanted`]
    const least = LEAST_OF_EVENTS.find(([beginning]) => name.startsWith(beginning))?.[1]
    if (least !== undefined && ratio !== undefined && ratio < least)
      return [`${name}: ${ratio} of the limit, at least ${least} is wanted`]
    if (name === 'twins.recall' && value < LEAST_RECALL)
      return [`${name}: ${value}, at least ${LEAST_RECALL} is wanted`]
    if (name === 'twins.falsePer10k' && value > 1) return [`${name}: ${value}, at most 1 is wanted`]
    return unit === 'MB' && value >= MOST_MB ? [`${name}: ${value} MB, less than ${MOST_MB} is wanted`] : []
  })
  return short.length === 0 ? '全部达到要求 all demands are met' : `未达到要求 not reached:\n  ${short.join('\n  ')}`
}
