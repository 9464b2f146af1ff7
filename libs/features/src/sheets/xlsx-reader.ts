import { DomainError } from '@app/domain'
import { detached, numberText, PLAIN, placeOf, unescaped } from './cell-text'
import type { Grid, GridRow, Merge, OnBytes } from './grid'
import { readWorkbook, type Workbook } from './workbook'
import { readXml } from './xml-part'
import { readDirectory } from './zip-directory'

/** Far more than any list of the trade has; cells beyond are somebody's notes at the edge of the sheet. */
const MOST_COLUMNS = 256
const MOST_CELLS = 4_000_000
const MOST_MERGES = 20_000

const tooLong = () => new DomainError('IMPORT_TOO_LONG', '表格太大，一次读不完，请分成几个文件')

/** One sheet, the first visible where none is named, every cell as the text a person sees in it. */
export async function readXlsx(bytes: Buffer, onBytes: OnBytes, sheet?: string): Promise<Grid> {
  const book = await readWorkbook(bytes, readDirectory(bytes), sheet)
  const reader = new SheetReader(book)
  await readXml(bytes, book.sheet, reader, (done) => onBytes(done, book.sheet.size))
  const { sheetName, otherSheets } = book
  return { format: 'xlsx', rows: reader.rows, merges: reader.merges, sheet: sheetName, otherSheets }
}

interface Cell {
  column: number
  type: string
  style: number
  value: string
  hasFormula: boolean
}

class SheetReader {
  readonly rows: GridRow[] = []
  readonly merges: Merge[] = []
  private row: GridRow = { line: 0, cells: [] }
  private cell: Cell | null = null
  private isText = false
  private isPhonetic = false
  private cells = 0
  private column = -1

  constructor(private readonly book: Workbook) {}

  readonly open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (name === 'row') this.beginRow(attributes.r)
    else if (name === 'c') this.beginCell(attributes)
    else if (name === 'f' && this.cell) this.cell.hasFormula = true
    else if (name === 'rPh') this.isPhonetic = true
    else if (name === 'mergeCell') this.merge(attributes.ref ?? '')
    this.isText = (name === 'v' || name === 't') && !this.isPhonetic
  }

  readonly text = (text: string): void => {
    if (this.isText && this.cell) this.cell.value += text
  }

  readonly close = (name: string): void => {
    this.isText = false
    if (name === 'rPh') this.isPhonetic = false
    else if (name === 'c') this.endCell()
    else if (name === 'row' && this.row.cells.length > 0) this.rows.push(this.row)
  }

  private beginRow(number: string | undefined): void {
    this.row = { line: number === undefined ? this.row.line + 1 : Number(number), cells: [] }
    this.column = -1
  }

  private beginCell({ r, t = 'n', s = '0' }: Readonly<Record<string, string>>): void {
    this.column = (r === undefined ? undefined : placeOf(r)?.column) ?? this.column + 1
    this.cell = { column: this.column, type: t, style: Number(s), value: '', hasFormula: false }
  }

  private endCell(): void {
    const { cell } = this
    this.cell = null
    if (!cell || cell.column >= MOST_COLUMNS) return
    const text = this.textOf(cell)
    if (text === '') return
    this.cells += 1
    if (this.cells > MOST_CELLS) throw tooLong()
    this.row.cells[cell.column] = cell.type === 's' ? text : detached(text)
  }

  private textOf({ type, style, value, hasFormula }: Cell): string {
    // Written by a program that leaves the counting to Excel, and never opened there.
    if (value === '') return hasFormula ? '#VALUE!' : ''
    if (type === 's') return this.book.strings[Number(value)] ?? ''
    if (type === 'inlineStr' || type === 'str') return unescaped(value)
    if (type === 'b') return value === '1' ? '是' : '否'
    if (type === 'd') return value.slice(0, 10)
    if (type === 'e') return value
    return numberText(value, this.book.styles[style] ?? PLAIN, this.book.from1904)
  }

  private merge(reference: string): void {
    const [from, to] = reference.split(':').map(placeOf)
    if (!from || !to) return
    if (this.merges.length >= MOST_MERGES) throw tooLong()
    this.merges.push({ fromLine: from.line, toLine: to.line, fromColumn: from.column, toColumn: to.column })
  }
}
