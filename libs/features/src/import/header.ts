import { DomainError } from '@app/domain'
import type { Grid, Merge } from '../sheets'
import { cleanText } from './cells'
import type { Column } from './column'

/** Where the columns of a list stand, and where its data begin. */
export interface Header<Key extends string> {
  places: ReadonlyMap<Key, number>
  /** What the file itself calls its columns. */
  titles: ReadonlyMap<Key, string>
  width: number
  /** Index of the first row of data. */
  end: number
  /** Its line or a line before it. */
  bodyLine: number
}

/** A title, who made the list and when, a line with the unit: more does not stand above a header. */
const LATEST_HEADER = 10
const DEEPEST_HEADER = 3
const WIDEST_HEADER = 255
const LONGEST_TITLE = 40

/** `所属 街道（必填）` is 所属街道. */
const nameOf = (cell: string): string =>
  cleanText(cell)
    .replace(/\s/g, '')
    .replace(/[(（*＊【[].*$/, '')

/** Of the upper lines the one that names most columns, one line or joined cells over several. */
export function headerOf<Key extends string>(grid: Grid, columns: readonly Column<Key>[]): Header<Key> {
  const seen = grid.rows.slice(0, LATEST_HEADER).map((_, index) => headerAt(grid, index, columns))
  const nearest = seen.reduce<Candidate<Key> | undefined>(
    (best, one) => (best && best.places.size >= one.places.size ? best : one),
    undefined,
  )
  if (!nearest) throw new DomainError('IMPORT_EMPTY', '文件里没有数据：第一行应为表头，其后每行一条')
  if (nearest.missing.length === 0) return nearest
  const present = nearest.names.map((names) => names[0]).filter(Boolean)
  throw new DomainError(
    'IMPORT_COLUMNS',
    `表头缺少：${nearest.missing.join('、')}。现有表头：${present.slice(0, 40).join('、')}`,
  )
}

interface Candidate<Key extends string> extends Header<Key> {
  missing: string[]
  names: string[][]
}

function headerAt<Key extends string>(grid: Grid, index: number, columns: readonly Column<Key>[]): Candidate<Key> {
  const depth = depthAt(grid, index)
  const levels = grid.rows.slice(index, index + depth).map(({ line, cells }) => spread(line, cells, grid.merges))
  const width = Math.max(...levels.map((level) => level.length))
  const names = Array.from({ length: width }, (_, column) => namesOf(levels.map((level) => level[column] ?? '')))
  const places = new Map<Key, number>()
  const titles = new Map<Key, string>()
  for (const { key, title, also = [] } of columns) {
    const place = names.findIndex((candidates) => candidates.some((name) => name === title || also.includes(name)))
    if (place < 0) continue
    places.set(key, place)
    titles.set(key, ownTitle(levels, place))
  }
  const missing = columns.filter(({ key, needed }) => needed && !places.has(key)).map(({ title }) => title)
  const end = index + depth
  return { places, titles, width, end, bodyLine: (grid.rows[end - 1]?.line ?? 0) + 1, missing, names }
}

/** Over how many rows the header goes that begins here: as joined cells say, or two where a group has names below it. */
function depthAt({ rows, merges }: Grid, index: number): number {
  const line = rows[index]?.line
  const own = merges.filter(({ fromLine }) => fromLine === line)
  const below = rows.slice(index, index + DEEPEST_HEADER).filter((row) => own.some(({ toLine }) => row.line <= toLine))
  const isGroup = ({ fromColumn, toColumn }: Merge) =>
    rows[index + 1]?.cells.slice(fromColumn, toColumn + 1).some(Boolean)
  const groups = own.some((merge) => merge.fromLine === merge.toLine && isGroup(merge))
  return Math.max(1, below.length, groups ? 2 : 1)
}

/** The row with the text of joined cells in each of their columns. */
function spread(line: number, cells: readonly (string | undefined)[], merges: readonly Merge[]): string[] {
  const texts = Array.from(cells, (cell) => cell ?? '')
  for (const { fromLine, fromColumn, toColumn } of merges) {
    const text = texts[fromColumn]
    if (fromLine !== line || !text) continue
    for (let column = fromColumn + 1; column <= Math.min(toColumn, WIDEST_HEADER); column += 1) texts[column] ||= text
  }
  return Array.from(texts, (text) => text ?? '')
}

/** 检验 / 上次 where joined cells stand above. */
function ownTitle(levels: readonly (readonly string[])[], column: number): string {
  const said = levels.map((level) => cleanText(level[column] ?? '')).filter((text) => text !== '')
  return [...new Set(said)].join(' / ').slice(0, LONGEST_TITLE)
}

/** What a column may be called: 上次 below 检验 is 上次, 检验, 检验上次 and 上次检验. */
function namesOf(levels: readonly string[]): string[] {
  const said = [...new Set(levels.map(nameOf).filter((name) => name !== ''))]
  const [top = '', bottom = ''] = [said[0], said.at(-1)]
  return said.length < 2 ? said : [`${bottom}${top}`, `${top}${bottom}`, bottom, top]
}
