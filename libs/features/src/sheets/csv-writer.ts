import { neutral } from './neutral'
import type { SheetColumn, SheetValue, SheetWriter } from './sheet-writer'

const LINES_TOGETHER = 1000

function cell(value: SheetValue): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = neutral(value)
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text
}

/** UTF-8 with the mark by which Excel knows it. Notes come last, where no program takes them for the header. */
export class CsvWriter implements SheetWriter {
  private readonly chunks: Buffer[] = [Buffer.from('\ufeff')]
  private notes: readonly string[] = []
  private lines: string[] = []

  begin(columns: readonly SheetColumn[], notes: readonly string[]): void {
    this.notes = notes
    this.add(columns.map(({ title }) => title))
  }

  async row(values: readonly SheetValue[]): Promise<void> {
    this.add(values)
  }

  async end(): Promise<Buffer> {
    for (const note of this.notes) this.add([note])
    this.flush()
    return Buffer.concat(this.chunks)
  }

  private add(values: readonly SheetValue[]): void {
    this.lines.push(values.map(cell).join(','))
    if (this.lines.length >= LINES_TOGETHER) this.flush()
  }

  private flush(): void {
    if (this.lines.length > 0) this.chunks.push(Buffer.from(`${this.lines.join('\r\n')}\r\n`))
    this.lines = []
  }
}
