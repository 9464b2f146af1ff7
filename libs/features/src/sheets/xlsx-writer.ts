import { neutral } from './neutral'
import type { SheetColumn, SheetValue, SheetWriter } from './sheet-writer'
import { CONTENT_TYPES, RELATIONS, STYLE, STYLES, WORKBOOK_RELATIONS, workbookXml } from './xlsx-parts'
import { PackedPart, zipOf } from './zip-writer'

const LONGEST_CELL = 32_767
const ROWS_TOGETHER = 500
/** Control characters and halves of characters have no place in XML. */
const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export const xmlText = (text: string): string =>
  text
    .slice(0, LONGEST_CELL)
    .replace(FORBIDDEN, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)

export function columnName(index: number): string {
  const rest = Math.floor(index / 26)
  return `${rest > 0 ? columnName(rest - 1) : ''}${String.fromCharCode(65 + (index % 26))}`
}

/** One sheet: notes, header, rows. Every cell of text is text to Excel too, so that codes keep their zeros. */
export class XlsxWriter implements SheetWriter {
  private readonly sheet = new PackedPart('xl/worksheets/sheet1.xml')
  private waiting = ''
  private line = 0
  private headerLine = 1
  private columns = 0

  constructor(private readonly sheetName: string) {}

  begin(columns: readonly SheetColumn[], notes: readonly string[]): void {
    this.columns = columns.length
    this.headerLine = notes.length + 1
    this.waiting = `${sheetHead(columns, this.headerLine)}<sheetData>`
    for (const [index, note] of notes.entries()) this.add([note], index === 0 ? STYLE.title : STYLE.note)
    this.add(
      columns.map(({ title }) => title),
      STYLE.header,
    )
  }

  async row(values: readonly SheetValue[]): Promise<void> {
    this.add(values, STYLE.text)
    if (this.line % ROWS_TOGETHER === 0) await this.flush()
  }

  async end(): Promise<Buffer> {
    const filter = `A${this.headerLine}:${columnName(this.columns - 1)}${Math.max(this.line, this.headerLine)}`
    this.waiting += `</sheetData><autoFilter ref="${filter}"/></worksheet>`
    await this.flush()
    const parts = [CONTENT_TYPES, RELATIONS, workbookXml(xmlText(this.sheetName)), WORKBOOK_RELATIONS, STYLES]
    const entries = await Promise.all(
      parts.map(async ({ name, xml }) => {
        const part = new PackedPart(name)
        await part.write(xml)
        return part.end()
      }),
    )
    return zipOf([...entries, await this.sheet.end()])
  }

  private add(values: readonly SheetValue[], style: number): void {
    this.line += 1
    const cells = values.map((value, index) => cellXml(value, `${columnName(index)}${this.line}`, style))
    this.waiting += `<row r="${this.line}">${cells.join('')}</row>`
  }

  private async flush(): Promise<void> {
    const text = this.waiting
    this.waiting = ''
    await this.sheet.write(text)
  }
}

function cellXml(value: SheetValue, place: string, style: number): string {
  if (value === null || value === '') return ''
  if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(neutral(value))}</t></is></c>`
}

function sheetHead(columns: readonly SheetColumn[], headerLine: number): string {
  const widths = columns.map(
    ({ width }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${STYLE.text}" customWidth="1"/>`,
  )
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews>',
    `<sheetView workbookViewId="0"><pane ySplit="${headerLine}" topLeftCell="A${headerLine + 1}" activePane="bottomLeft" state="frozen"/></sheetView>`,
    `</sheetViews><cols>${widths.join('')}</cols>`,
  ].join('')
}
