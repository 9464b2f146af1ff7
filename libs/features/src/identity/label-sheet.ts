import qrcode from 'qrcode'
import { GLYPHS } from './glyphs'
import { type PdfPage, round } from './pdf-document'

export interface Label {
  code: string
  /** What the camera reads: the code, or an address that ends with it. */
  text: string
}

/** A4 in 24 labels of 70 × 37 mm, the stock every stationer has; on plain paper the lines show where to cut. */
export const SHEET = { width: 210, height: 297, columns: 3, rows: 8 } as const
export const LABELS_PER_SHEET = SHEET.columns * SHEET.rows
const LABEL = { width: SHEET.width / SHEET.columns, height: SHEET.height / SHEET.rows } as const
/** The square with its quiet zone of four modules, as ISO/IEC 18004 wants it. */
const QR = { size: 32, left: 2, quiet: 4 } as const
const TEXT = { left: 36, width: 31 } as const
const BRAND = '平安液化气'

export function labelPage(labels: readonly Label[], district: string): PdfPage {
  const drawn = labels.map((label, n) => {
    const x = (n % SHEET.columns) * LABEL.width
    const y = SHEET.height - (Math.floor(n / SHEET.columns) + 1) * LABEL.height
    return `q 1 0 0 1 ${round(x)} ${round(y)} cm\n${labelContent(label, district)}Q\n`
  })
  return { width: SHEET.width, height: SHEET.height, content: cuttingLines() + drawn.join('') }
}

function labelContent({ code, text }: Label, district: string): string {
  return [
    qrContent(text, QR.left, (LABEL.height - QR.size) / 2),
    chinese(BRAND, TEXT.left, 27, 4),
    chinese(district, TEXT.left, 21.5, 3.4),
    // Courier is 0.6 em wide: eleven characters of a label fill the width.
    latin(1, (TEXT.width / code.length / 0.6) * 0.97, TEXT.left, 13.5, code),
    chinese('扫码查瓶', TEXT.left, 7, 3),
  ].join('')
}

/** One box for each run of dark modules in a row. */
export function qrContent(text: string, left: number, bottom: number): string {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'Q' })
  const unit = QR.size / (modules.size + 2 * QR.quiet)
  const boxes: string[] = []
  for (let row = 0; row < modules.size; row++) {
    const y = bottom + QR.size - (row + QR.quiet + 1) * unit
    for (const { from, length } of darkRuns(modules, row))
      boxes.push(`${round(left + (from + QR.quiet) * unit)} ${round(y)} ${round(length * unit)} ${round(unit)} re`)
  }
  return `0 g ${boxes.join(' ')} f\n`
}

function darkRuns(modules: { size: number; get(row: number, column: number): number | boolean }, row: number) {
  const runs: { from: number; length: number }[] = []
  for (let column = 0; column < modules.size; column++) {
    if (!modules.get(row, column)) continue
    const last = runs.at(-1)
    if (last && last.from + last.length === column) last.length += 1
    else runs.push({ from: column, length: 1 })
  }
  return runs
}

/** Characters as outlines; one that is not among them is left out rather than printed as a box. */
function chinese(text: string, x: number, y: number, size: number): string {
  const scale = size / 1000
  return [...text]
    .filter((letter) => GLYPHS[letter])
    .map(
      (letter, n) =>
        `q ${round(scale)} 0 0 ${round(scale)} ${round(x + n * size)} ${round(y)} cm ${outline(letter)} f Q\n`,
    )
    .join('')
}

const OPERATOR = { M: 'm', L: 'l', C: 'c', Z: 'h' } as const

const outline = (letter: string): string =>
  (GLYPHS[letter] ?? '').replace(
    /([MLCZ])([^MLCZ]*)/g,
    (_, command: keyof typeof OPERATOR, numbers: string) => `${numbers} ${OPERATOR[command]} `,
  )

const latin = (font: 1 | 2, size: number, x: number, y: number, text: string): string =>
  `BT /F${font} ${round(size)} Tf ${round(x)} ${round(y)} Td (${text}) Tj ET\n`

function cuttingLines(): string {
  const upright = Array.from({ length: SHEET.columns - 1 }, (_, n) => (n + 1) * LABEL.width)
  const level = Array.from({ length: SHEET.rows - 1 }, (_, n) => (n + 1) * LABEL.height)
  const lines = [
    ...upright.map((x) => `${round(x)} 0 m ${round(x)} ${SHEET.height} l`),
    ...level.map((y) => `0 ${round(y)} m ${SHEET.width} ${round(y)} l`),
  ]
  return `0.8 G 0.1 w ${lines.join(' ')} S\n`
}
