import { DomainError } from '@app/domain'
import { parse } from 'csv-parse/sync'
import { cleanText } from './cells'

/** One column of a list: what it is called in the template and in the lists offices already keep. */
export interface Column<Key extends string> {
  key: Key
  title: string
  also?: readonly string[]
  /** The column must be there. */
  needed?: boolean
}

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
}

interface RawRecord {
  record: string[]
  info: { lines: number }
}

const MOST_ROWS = 200_000

/** `所属 街道（必填）` is 所属街道. */
const nameOf = (cell: string): string =>
  cleanText(cell)
    .replace(/\s/g, '')
    .replace(/[(（*＊【[].*$/, '')

/** Takes a list apart. Columns are found by their names, in any order; columns nobody asked for are left alone. */
export function readTable<Key extends string>(text: string, columns: readonly Column<Key>[]): Table<Key> {
  const [header, ...body] = records(text)
  if (!header || body.length === 0)
    throw new DomainError('IMPORT_EMPTY', '文件里没有数据：第一行应为表头，其后每行一条')
  if (body.length > MOST_ROWS) throw new DomainError('IMPORT_TOO_LONG', `一次最多 ${MOST_ROWS} 行，请分成几个文件`)
  const places = placesOf(header, columns)
  const problems: ImportProblem[] = []
  const rows = body
    .filter(({ record }) => record.some((cell) => cleanText(cell) !== ''))
    .map(({ record, info }) => {
      if (record.length > header.record.length) {
        problems.push({ line: info.lines, column: '整行', reason: '列数比表头多，可能有多余的逗号或没配对的引号' })
      }
      const cells = Object.fromEntries([...places].map(([key, index]) => [key, cleanText(record[index] ?? '')]))
      return { line: info.lines, cells: cells as Partial<Record<Key, string>> }
    })
  return { rows, problems }
}

function records(text: string): RawRecord[] {
  const [firstLine = ''] = text.split('\n', 1)
  try {
    return parse(text, {
      bom: true,
      delimiter: firstLine.includes('\t') ? '\t' : ',',
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as RawRecord[]
  } catch (error) {
    const line = (error as { lines?: number }).lines ?? 0
    throw new DomainError('IMPORT_UNREADABLE', `第 ${line} 行附近的引号没有配对，请在表格软件里重新另存为 CSV`)
  }
}

function placesOf<Key extends string>({ record }: RawRecord, columns: readonly Column<Key>[]): Map<Key, number> {
  const names = record.map(nameOf)
  const places = new Map<Key, number>()
  for (const { key, title, also = [] } of columns) {
    const index = names.findIndex((name) => name === title || also.includes(name))
    if (index >= 0) places.set(key, index)
  }
  const missing = columns.filter(({ key, needed }) => needed && !places.has(key)).map(({ title }) => title)
  if (missing.length > 0) {
    throw new DomainError('IMPORT_COLUMNS', `表头缺少：${missing.join('、')}。现有表头：${names.join('、')}`)
  }
  return places
}
