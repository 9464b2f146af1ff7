import type { Matrix } from './qr-code'

/** Cells of white around the code, without which no reader finds it. */
const QUIET = 4
const CELL = 8

const bytes4 = (value: number): number[] => [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff)
const latin = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0))

function crc(data: readonly number[]): number {
  let rest = ~0
  for (const byte of data) {
    rest ^= byte
    for (let i = 0; i < 8; i++) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0)
  }
  return ~rest
}

function adler(data: readonly number[]): number {
  let a = 1
  let b = 0
  for (const byte of data) {
    a = (a + byte) % 65_521
    b = (b + a) % 65_521
  }
  return ((b << 16) | a) >>> 0
}

function chunk(name: string, data: readonly number[]): number[] {
  const body = [...latin(name), ...data]
  return [...bytes4(data.length), ...body, ...bytes4(crc(body))]
}

/** A zlib stream of one stored block: the picture is small, and a compressor would not be. */
function stored(data: readonly number[]): number[] {
  const low = (value: number) => [value & 0xff, value >> 8]
  return [0x78, 0x01, 1, ...low(data.length), ...low(~data.length & 0xffff), ...data, ...bytes4(adler(data))]
}

/** One row of pixels, eight in a byte, 1 = white, after the filter byte. */
function line(cells: readonly boolean[]): number[] {
  const white = [
    ...Array<boolean>(QUIET).fill(true),
    ...cells.map((dark) => !dark),
    ...Array<boolean>(QUIET).fill(true),
  ]
  return [0, ...white.map((one) => (one ? 0xff : 0))]
}

/** A picture that both a browser and a mini-program show without a canvas. */
export function pngAddress(matrix: Matrix): string {
  const size = (matrix.length + 2 * QUIET) * CELL
  const blank: boolean[] = Array(matrix.length).fill(false)
  const margin = Array<boolean[]>(QUIET).fill(blank)
  const rows = [...margin, ...matrix, ...margin].map(line)
  const pixels = rows.reduce<number[]>((all, row) => {
    for (let i = 0; i < CELL; i++) all.push(...row)
    return all
  }, [])
  const file = [
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...chunk('IHDR', [...bytes4(size), ...bytes4(size), 1, 0, 0, 0, 0]),
    ...chunk('IDAT', stored(pixels)),
    ...chunk('IEND', []),
  ]
  return `data:image/png;base64,${base64(file)}`
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** A mini-program has no btoa. */
function base64(data: readonly number[]): string {
  let text = ''
  for (let i = 0; i < data.length; i += 3) {
    const [a, b, c] = [data[i], data[i + 1], data[i + 2]]
    text += LETTERS[a >> 2] + LETTERS[((a & 3) << 4) | ((b ?? 0) >> 4)]
    text += b === undefined ? '=' : LETTERS[((b & 15) << 2) | ((c ?? 0) >> 6)]
    text += c === undefined ? '=' : LETTERS[c & 63]
  }
  return text
}
