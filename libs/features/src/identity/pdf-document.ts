import { deflateSync } from 'node:zlib'

/** The pages of a document that holds lines, boxes and Latin text: a library for it would be fifty times this file. */
export interface PdfPage {
  /** Millimetres. */
  width: number
  height: number
  /** Drawing operators of PDF; the page's unit is a millimetre, y upwards. F1 is Courier Bold, F2 Helvetica. */
  content: string
}

const POINTS_PER_MM = 72 / 25.4
const FONTS = ['Courier-Bold', 'Helvetica'] as const

/** ISO 32000-1 with the standard fonts, which every viewer and printer has. */
export function pdfDocument(title: string, pages: readonly PdfPage[]): Buffer {
  const parts: Buffer[] = []
  const offsets: number[] = []
  let length = 0
  const write = (bytes: Buffer) => {
    parts.push(bytes)
    length += bytes.length
  }
  const object = (body: string, stream?: Buffer) => {
    offsets.push(length)
    write(Buffer.from(`${offsets.length} 0 obj\n${body}\n`, 'latin1'))
    if (stream) write(Buffer.concat([Buffer.from('stream\n'), stream, Buffer.from('\nendstream\n')]))
    write(Buffer.from('endobj\n'))
  }
  // The second line tells programs that pass files on that this one is not text.
  write(Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1'))
  const firstPage = 4 + FONTS.length
  const kids = pages.map((_, n) => `${firstPage + 2 * n} 0 R`).join(' ')
  object('<< /Type /Catalog /Pages 2 0 R >>')
  object(`<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`)
  object(`<< /Title (${title}) >>`)
  for (const font of FONTS) object(`<< /Type /Font /Subtype /Type1 /BaseFont /${font} >>`)
  for (const page of pages) {
    const content = deflateSync(
      Buffer.from(`${round(POINTS_PER_MM)} 0 0 ${round(POINTS_PER_MM)} 0 0 cm\n${page.content}`),
    )
    const box = `[0 0 ${round(page.width * POINTS_PER_MM)} ${round(page.height * POINTS_PER_MM)}]`
    const fonts = FONTS.map((_, n) => `/F${n + 1} ${4 + n} 0 R`).join(' ')
    object(
      `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Contents ${offsets.length + 2} 0 R /Resources << /Font << ${fonts} >> >> >>`,
    )
    object(`<< /Length ${content.length} /Filter /FlateDecode >>`, content)
  }
  const xref = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const size = offsets.length + 1
  const start = length
  write(Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${xref}`, 'latin1'))
  write(Buffer.from(`trailer\n<< /Size ${size} /Root 1 0 R /Info 3 0 R >>\nstartxref\n${start}\n%%EOF\n`, 'latin1'))
  return Buffer.concat(parts)
}

/** PDF knows no exponents, and more digits than a printer has dots only make the file longer. */
export const round = (value: number): string => String(Number(value.toFixed(4)))
