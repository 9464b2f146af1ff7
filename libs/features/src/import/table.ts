import { DomainError } from '@app/domain'
import { type Grid, Pace } from '../sheets'
import { cleanText } from './cells'
import type { Column } from './column'
import { type Header, headerOf } from './header'

export interface ImportProblem {
  line: number
  column: string
  reason: string
}

export interface TableRow<Key extends string> {
  line: number
  cells: Partial<Record<Key, string>>
}

export interface Table<Key extends string> {
  rows: TableRow<Key>[]
  problems: ImportProblem[]
  /** What the file itself calls its columns. */
  titles: ReadonlyMap<Key, string>
}

export const MOST_ROWS = 100_000

/** Takes a list apart. Columns are found by their names, in any order; columns nobody asked for are left alone. */
export async function readTable<Key extends string>(grid: Grid, columns: readonly Column<Key>[]): Promise<Table<Key>> {
  const header = headerOf(grid, columns)
  const body = grid.rows.slice(header.end)
  if (body.length > MOST_ROWS) throw new DomainError('IMPORT_TOO_LONG', `一次最多 ${MOST_ROWS} 行，请分成几个文件`)
  fillDown(grid, header)
  const table: Table<Key> = { rows: [], problems: [], titles: header.titles }
  const pace = new Pace()
  for (const { line, cells } of body) {
    const texts = cells.map((cell) => (cell === undefined ? '' : cleanText(cell)))
    if (!texts.some((text) => text !== '')) continue
    if (isCsv(grid) && cells.length > header.width) table.problems.push({ line, column: '整行', reason: TOO_WIDE })
    table.rows.push({ line, cells: cellsOf(texts, header.places) })
    if (pace.isDue) await pace.rest()
  }
  // Its cells are in the table now; nobody needs them twice.
  grid.rows.length = 0
  if (table.rows.length === 0) throw new DomainError('IMPORT_EMPTY', '文件里没有数据：第一行应为表头，其后每行一条')
  return table
}

const TOO_WIDE = '列数比表头多，可能有多余的逗号或没配对的引号'

/** In a spreadsheet a note at the edge of the sheet harms nothing; in text it means a comma too many. */
const isCsv = ({ format }: Grid): boolean => format === 'csv'

function cellsOf<Key extends string>(texts: readonly string[], places: ReadonlyMap<Key, number>) {
  const cells: Partial<Record<Key, string>> = {}
  for (const [key, index] of places) cells[key] = texts[index] ?? ''
  return cells
}

/** A cell joined over several lines holds for each of them: one street beside its twenty households. */
function fillDown({ rows, merges }: Grid, header: Header<string>): void {
  const byLine = new Map(rows.map((row) => [row.line, row]))
  const last = rows.at(-1)?.line ?? 0
  for (const { fromLine, toLine, fromColumn } of merges) {
    const text = byLine.get(fromLine)?.cells[fromColumn]
    if (fromLine < header.bodyLine || text === undefined) continue
    for (let line = fromLine + 1; line <= Math.min(toLine, last); line += 1) {
      const row = byLine.get(line)
      if (row) row.cells[fromColumn] ??= text
    }
  }
}
