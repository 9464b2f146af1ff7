import { correctionOf } from './reed-solomon'

/** true = dark. */
export type Matrix = boolean[][]

interface Version {
  blocks: number
  dataPerBlock: number
  correction: number
}

/** Versions 1 to 6 at level M (15 % may be unreadable): 106 bytes are enough for an address with a code. */
const VERSIONS: readonly Version[] = [
  { blocks: 1, dataPerBlock: 16, correction: 10 },
  { blocks: 1, dataPerBlock: 28, correction: 16 },
  { blocks: 1, dataPerBlock: 44, correction: 26 },
  { blocks: 2, dataPerBlock: 32, correction: 18 },
  { blocks: 2, dataPerBlock: 43, correction: 24 },
  { blocks: 4, dataPerBlock: 27, correction: 16 },
]
const BYTE_MODE = 0b0100
const PADDING = [0xec, 0x11]
const HEADER_BITS = 12

type Mask = (row: number, column: number) => boolean
const MASKS: readonly Mask[] = [
  (r, c) => (r + c) % 2 === 0,
  (r) => r % 2 === 0,
  (_, c) => c % 3 === 0,
  (r, c) => (r + c) % 3 === 0,
  (r, c) => (Math.floor(r / 2) + Math.floor(c / 3)) % 2 === 0,
  (r, c) => ((r * c) % 2) + ((r * c) % 3) === 0,
  (r, c) => (((r * c) % 2) + ((r * c) % 3)) % 2 === 0,
  (r, c) => (((r + c) % 2) + ((r * c) % 3)) % 2 === 0,
]

/** ISO/IEC 18004, byte mode, for short Latin text such as an address. Throws RangeError for more than 106 characters. */
export function qrCode(text: string): Matrix {
  const bytes = [...text].map((letter) => letter.charCodeAt(0) & 0xff)
  const index = VERSIONS.findIndex(
    ({ blocks, dataPerBlock }) => bytes.length * 8 + HEADER_BITS <= blocks * dataPerBlock * 8,
  )
  const version = VERSIONS[index]
  if (!version) throw new RangeError('too long for a QR code of this size')
  const canvas = frame(index + 1)
  const bits = bitsOf(interleaved(dataWords(bytes, version), version))
  const drawn = MASKS.map((mask, number) => draw(canvas, bits, mask, number))
  return drawn.reduce((best, next) => (penalty(next) < penalty(best) ? next : best))
}

function dataWords(bytes: readonly number[], { blocks, dataPerBlock }: Version): number[] {
  const bits = [...bitsOfNumber(BYTE_MODE, 4), ...bitsOfNumber(bytes.length, 8), ...bitsOf(bytes), 0, 0, 0, 0]
  const words = Array.from({ length: Math.floor(bits.length / 8) }, (_, i) =>
    bits.slice(i * 8, i * 8 + 8).reduce((word, bit) => word * 2 + bit, 0),
  )
  const size = blocks * dataPerBlock
  return Array.from({ length: size }, (_, i) => words[i] ?? PADDING[(i - words.length) % 2])
}

/** Neighbouring words go into different blocks, so that one stain hurts each block only a little. */
function interleaved(words: readonly number[], { blocks, dataPerBlock, correction }: Version): number[] {
  const data = Array.from({ length: blocks }, (_, i) => words.slice(i * dataPerBlock, (i + 1) * dataPerBlock))
  const extra = data.map((block) => correctionOf(block, correction))
  const across = (rows: number[][], length: number) =>
    Array.from({ length }, (_, i) => rows.map((row) => row[i])).reduce((all, part) => all.concat(part), [])
  return [...across(data, dataPerBlock), ...across(extra, correction)]
}

const bitsOfNumber = (value: number, length: number): number[] =>
  Array.from({ length }, (_, i) => (value >> (length - 1 - i)) & 1)

const bitsOf = (words: readonly number[]): number[] =>
  words.reduce<number[]>((all, word) => all.concat(bitsOfNumber(word, 8)), [])

type Cell = boolean | null

/** Finders, timing lines and the one alignment mark; null is where data goes. */
function frame(version: number): Cell[][] {
  const size = version * 4 + 17
  const cells: Cell[][] = Array.from({ length: size }, () => Array<Cell>(size).fill(null))
  for (let i = 8; i < size - 8; i++) cells[6][i] = cells[i][6] = i % 2 === 0
  for (const [row, column] of [
    [3, 3],
    [3, size - 4],
    [size - 4, 3],
  ])
    square(cells, row, column, 4, (distance) => distance !== 2 && distance !== 4)
  if (version > 1) square(cells, size - 7, size - 7, 2, (distance) => distance !== 1)
  return cells
}

function square(
  cells: Cell[][],
  row: number,
  column: number,
  reach: number,
  dark: (distance: number) => boolean,
): void {
  for (let r = -reach; r <= reach; r++)
    for (let c = -reach; c <= reach; c++)
      if (cells[row + r]?.[column + c] !== undefined)
        cells[row + r][column + c] = dark(Math.max(Math.abs(r), Math.abs(c)))
}

function draw(canvas: Cell[][], bits: readonly number[], mask: Mask, number: number): Matrix {
  const cells = canvas.map((row) => [...row])
  writeFormat(cells, number)
  let next = 0
  for (const [row, column] of zigzag(cells.length)) {
    if (cells[row][column] === null) cells[row][column] = Boolean(bits[next++] ?? 0) !== mask(row, column)
  }
  return cells as Matrix
}

/** The way data takes: pairs of columns from the right, up and down in turn; the column of the timing line is left out. */
function zigzag(size: number): [number, number][] {
  const way: [number, number][] = []
  for (let pair = 0, right = size - 1; right > 0; pair++, right -= right === 8 ? 3 : 2)
    for (let step = 0; step < size; step++) {
      const row = pair % 2 === 0 ? size - 1 - step : step
      way.push([row, right], [row, right - 1])
    }
  return way
}

/** Level M and the number of the mask, twice, with the code words of ISO/IEC 18004 Annex C. */
function writeFormat(cells: Cell[][], mask: number): void {
  let rest = mask
  for (let i = 0; i < 10; i++) rest = (rest << 1) ^ ((rest >> 9) * 0x537)
  const format = ((mask << 10) | rest) ^ 0x5412
  const size = cells.length
  for (let i = 0; i < 15; i++) {
    const dark = ((format >> i) & 1) === 1
    const [row, column] = i < 6 ? [i, 8] : i < 8 ? [i + 1, 8] : i === 8 ? [8, 7] : [8, 14 - i]
    cells[row][column] = dark
    if (i < 8) cells[8][size - 1 - i] = dark
    else cells[size - 15 + i][8] = dark
  }
  cells[size - 8][8] = true
}

/** The mask that leaves the fewest long runs and blocks of one colour is the easiest to read. */
function penalty(cells: Matrix): number {
  const turned = cells.map((_, column) => cells.map((row) => row[column]))
  return [...cells, ...turned].reduce((sum, row) => sum + runs(row), 0) + blocks(cells)
}

function runs(row: readonly boolean[]): number {
  let sum = 0
  for (let i = 0, length = 0; i < row.length; i++) {
    length = row[i] === row[i - 1] ? length + 1 : 1
    if (length === 5) sum += 3
    else if (length > 5) sum += 1
  }
  return sum
}

function blocks(cells: Matrix): number {
  let sum = 0
  for (let r = 1; r < cells.length; r++)
    for (let c = 1; c < cells.length; c++) {
      const one = cells[r][c]
      if (cells[r - 1][c] === one && cells[r][c - 1] === one && cells[r - 1][c - 1] === one) sum += 3
    }
  return sum
}
