import { crc32, deflateRawSync } from 'node:zlib'

/** A ZIP written apart from the product's own, so that one can be wrong without the other. */
export interface ZipPart {
  name: string
  content: Buffer | string
  /** What the directory claims instead of the truth. */
  claims?: { size?: number; flags?: number; method?: number }
}

export function zip(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = []
  const lines: Buffer[] = []
  let offset = 0
  for (const { name, content, claims = {} } of parts) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(claims.flags ?? 0x800, 2)
    head.writeUInt16LE(claims.method ?? 8, 4)
    head.writeUInt32LE(crc32(bytes), 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(claims.size ?? bytes.length, 18)
    head.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    lines.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, tail, Buffer.from(name)]))
    locals.push(local)
    offset += local.length
  }
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(Buffer.concat(lines).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, ...lines, end])
}

/** A cell as Excel keeps it; a text goes to the shared strings. */
export type Cell =
  | string
  | number
  | null
  | { serial: number }
  | { zeros: number }
  | { formula: string; value?: string }
  | { error: string }
  | { xml: string }

interface Workbook {
  merges?: readonly string[]
  hiddenFirst?: boolean
  from1904?: boolean
  /** Sheets that stand before the list. */
  before?: readonly { name: string; rows: readonly (readonly Cell[])[] }[]
  /** Replaces or adds parts. */
  parts?: readonly ZipPart[]
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
const letter = (index: number) => String.fromCharCode(65 + index)

/** What Excel saves: shared strings, styles by number, merged cells after the data. */
export function xlsx(rows: readonly (readonly Cell[])[], book: Workbook = {}): Buffer {
  const strings: string[] = []
  const bodyOf = (of: readonly (readonly Cell[])[]) =>
    of.map((cells, line) => {
      const xml = cells.map((cell, column) => cellXml(cell, `${letter(column)}${line + 1}`, strings))
      return cells.length > 0 ? `<row r="${line + 1}">${xml.join('')}</row>` : ''
    })
  const body = bodyOf(rows)
  const before = (book.before ?? []).map((sheet, n) => ({
    name: `xl/worksheets/before${n}.xml`,
    content: `<worksheet xmlns="${MAIN}"><sheetData>${bodyOf(sheet.rows).join('')}</sheetData></worksheet>`,
  }))
  const merges = (book.merges ?? []).map((ref) => `<mergeCell ref="${ref}"/>`).join('')
  const own: ZipPart[] = [
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: '_rels/.rels', content: relations([['rId1', 'officeDocument', 'xl/workbook.xml']]) },
    { name: 'xl/workbook.xml', content: workbookXml(book) },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations([
        ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
        ['rId2', 'styles', '/xl/styles.xml'],
        ['rId3', 'sharedStrings', 'sharedStrings.xml'],
        ['rId9', 'worksheet', 'worksheets/sheet9.xml'],
        ...before.map(({ name }, n) => [`rId1${n}`, 'worksheet', name.slice('xl/'.length)] as const),
      ]),
    },
    ...before,
    { name: 'xl/styles.xml', content: STYLES },
    { name: 'xl/worksheets/sheet9.xml', content: '<worksheet><sheetData/></worksheet>' },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `<worksheet xmlns="${MAIN}"><sheetData>${body.join('')}</sheetData><mergeCells>${merges}</mergeCells></worksheet>`,
    },
    { name: 'xl/sharedStrings.xml', content: `<sst xmlns="${MAIN}">${strings.join('')}</sst>` },
  ]
  const extra = book.parts ?? []
  return zip([...own.filter(({ name }) => !extra.some((part) => part.name === name)), ...extra])
}

function cellXml(cell: Cell, place: string, strings: string[]): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`
  if (typeof cell === 'string') {
    strings.push(`<si><t xml:space="preserve">${escaped(cell)}</t></si>`)
    return `<c r="${place}" t="s"><v>${strings.length - 1}</v></c>`
  }
  if ('serial' in cell) return `<c r="${place}" s="1"><v>${cell.serial}</v></c>`
  if ('zeros' in cell) return `<c r="${place}" s="2"><v>${cell.zeros}</v></c>`
  if ('error' in cell) return `<c r="${place}" t="e"><v>${cell.error}</v></c>`
  if ('xml' in cell) return cell.xml.replaceAll('@', place)
  const value = cell.value === undefined ? '' : `<v>${escaped(cell.value)}</v>`
  return `<c r="${place}" t="str"><f>${escaped(cell.formula)}</f>${value}</c>`
}

/** 1: 2023年5月, as Chinese Excel shows months; 2: a code with its zeros. */
const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;;@"/><numFmt numFmtId="177" formatCode="000000"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="177"/></cellXfs></styleSheet>`

const relations = (list: readonly (readonly [string, string, string])[]) =>
  `<Relationships>${list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${RELATION}/${type}" Target="${target}"/>`).join('')}</Relationships>`

function workbookXml({ hiddenFirst = false, from1904 = false, before = [] }: Workbook): string {
  const first = before.map(({ name }, n) => `<sheet name="${name}" sheetId="1${n}" r:id="rId1${n}"/>`).join('')
  const hidden = hiddenFirst ? '<sheet name="旧表" sheetId="2" state="hidden" r:id="rId9"/>' : ''
  return `<workbook xmlns="${MAIN}" xmlns:r="${RELATION}"><workbookPr date1904="${from1904 ? 1 : 0}"/><sheets>${hidden}${first}<sheet name="台账" sheetId="1" r:id="rId1"/></sheets></workbook>`
}
