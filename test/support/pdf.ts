import { inflateSync } from 'node:zlib'
import qrcode from 'qrcode'

/** What is drawn on each page of one of our documents, as its operators. */
export function pagesOf(pdf: Buffer): string[] {
  const text = pdf.toString('latin1')
  const streams = [...text.matchAll(/\/Length (\d+) \/Filter \/FlateDecode >>\nstream\n/g)]
  return streams.map(({ index, 0: head, 1: length }) => {
    const from = index + head.length
    return inflateSync(pdf.subarray(from, from + Number(length))).toString()
  })
}

/** The table at the end must point at every object, or a viewer calls the file broken. */
export function objectsFound(pdf: Buffer): boolean {
  const text = pdf.toString('latin1')
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1])
  const offsets = [...text.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, at]) => Number(at))
  return offsets.length > 0 && offsets.every((at, n) => text.startsWith(`${n + 1} 0 obj\n`, at))
}

type Box = [x: number, y: number, width: number, height: number]

/** The square of dark and light that the boxes of a label make, one character a module. */
function squareOf(content: string): string {
  const boxes = [...content.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re/g)].map(
    ([, ...numbers]) => numbers.map(Number) as Box,
  )
  const unit = Math.min(...boxes.map(([, , , height]) => height))
  const [left, top] = [Math.min(...boxes.map(([x]) => x)), Math.max(...boxes.map(([, y, , h]) => y + h))]
  const size = Math.round((Math.max(...boxes.map(([x, , width]) => x + width)) - left) / unit)
  const rows = Array.from({ length: size }, () => Array<string>(size).fill('.'))
  for (const [x, y, width, height] of boxes) {
    const row = rows[Math.round((top - y - height) / unit)] as string[]
    row.fill('#', Math.round((x - left) / unit), Math.round((x - left + width) / unit))
  }
  return rows.map((row) => row.join('')).join('\n')
}

/** What a label must look like to a camera. */
function squareFor(text: string): string {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'Q' })
  const row = (y: number) => Array.from({ length: modules.size }, (_, x) => (modules.get(y, x) ? '#' : '.')).join('')
  return Array.from({ length: modules.size }, (_, y) => row(y)).join('\n')
}

export interface PrintedLabel {
  code: string
  carries(text: string): boolean
}

/** The labels of a page in reading order: the code in letters, and the QR beside it. */
export function labelsOf(page: string): PrintedLabel[] {
  return page
    .split(/^q 1 0 0 1 /m)
    .slice(1)
    .map((content) => ({
      code: /\(([^)]*)\) Tj/.exec(content)?.[1] ?? '',
      carries: (text) => squareOf(content) === squareFor(text),
    }))
}
