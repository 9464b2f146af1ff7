import type { CalendarDate } from '@app/domain'
import { cleanCode, isScientific, readDate, unfitText } from './cells'
import type { ImportProblem, TableRow } from './table'

/** Nobody keeps a bottle of 1900, and 2100 is a slip of the hand; both would be counted for ever. */
const EARLIEST = '1950-01-01'
const LATEST = '2099-12-31'

/** Reads one line cell by cell and notes every fault with its line, column and reason. */
export class RowReader<Key extends string> {
  private faulty = false

  constructor(
    private readonly row: TableRow<Key>,
    private readonly titleOf: (key: Key) => string,
    private readonly problems: ImportProblem[],
  ) {}

  get line(): number {
    return this.row.line
  }

  get isSound(): boolean {
    return !this.faulty
  }

  fault(key: Key, reason: string): void {
    this.faulty = true
    this.problems.push({ line: this.line, column: this.titleOf(key), reason })
  }

  has(key: Key): boolean {
    return this.raw(key) !== ''
  }

  text(key: Key, longest = 80): string {
    const text = this.raw(key)
    const unfit = unfitText(text, longest)
    if (unfit) this.fault(key, unfit)
    return text
  }

  /** Neither looked at nor shown in a reason. */
  secret(key: Key, longest: number): string {
    const text = this.raw(key)
    if ([...text].length > longest) this.fault(key, `太长，最多 ${longest} 个字`)
    return text
  }

  /** One character is a name cut short, and a mask would show all of it. */
  personName(key: Key, longest: number): string {
    const name = this.text(key, longest)
    if ([...name].length === 1) this.fault(key, `“${name}”只有一个字，请写全名`)
    return name
  }

  missing(key: Key): string {
    if (!this.has(key)) this.fault(key, '没有填')
    return ''
  }

  neededText(key: Key, longest = 80): string {
    if (!this.has(key)) this.fault(key, '没有填')
    return this.text(key, longest)
  }

  /** Letters, digits and short lines; null when empty. */
  code(key: Key, longest = 64): string | null {
    const code = cleanCode(this.raw(key))
    if (code === '') return null
    if (isScientific(code)) this.fault(key, `“${code}”被表格软件改成了科学计数，请把这一列设为文本后重新填写`)
    else if (!/^[0-9A-Z-]+$/.test(code)) this.fault(key, `“${code}”只能有字母、数字和短横线`)
    else if (code.length > longest) this.fault(key, `太长，最多 ${longest} 位`)
    return code
  }

  date(key: Key): CalendarDate | null {
    const cell = this.raw(key)
    if (cell === '') return null
    const date = readDate(cell)
    if (date !== null && date >= EARLIEST && date <= LATEST) return date
    const words = date === null ? '不是日期，请写成 2023-05 或 2023-05-01' : '不在 1950 年到 2099 年之间，请核对'
    this.fault(key, `“${cell}”${words}`)
    return null
  }

  /** Mobile or fixed line, digits only. */
  phone(key: Key): string | null {
    const cell = this.raw(key)
    if (cell === '') return null
    const digits = cell.replace(/[\s()+-]/g, '').replace(/^(?:0086|86)(?=1\d{10}$)/, '')
    if (isScientific(cell)) this.fault(key, `“${cell}”被表格软件改成了科学计数，请把这一列设为文本后重新填写`)
    else if (!/^(1\d{10}|0\d{9,11}|\d{7,8})$/.test(digits)) this.fault(key, `“${cell}”不是电话号码`)
    return digits
  }

  whole(key: Key, low: number, high: number): number | null {
    const cell = this.raw(key).replace(/年$/, '')
    if (cell === '') return null
    const value = Number(cell)
    if (!Number.isInteger(value) || value < low || value > high) this.fault(key, `应为 ${low} 到 ${high} 的整数`)
    return value
  }

  /** One of the words in the table; `fallback` when empty. */
  choice<T, F extends T | null>(key: Key, words: Readonly<Record<string, T>>, fallback: F): T | F {
    const cell = this.raw(key)
    if (cell === '') return fallback
    if (Object.hasOwn(words, cell)) return words[cell] as T
    this.fault(key, `“${cell}”不认识，可填：${Object.keys(words).join('、')}`)
    return fallback
  }

  private raw(key: Key): string {
    return this.row.cells[key] ?? ''
  }
}
