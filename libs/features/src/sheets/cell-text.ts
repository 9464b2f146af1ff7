import { addDays, type CalendarDate } from '@app/domain'

/** How a number in a cell is meant: as it stands, as a date, or as a code filled up with zeros. */
export type NumberStyle = { kind: 'plain' } | { kind: 'date' } | { kind: 'code'; digits: number }

export const PLAIN: NumberStyle = { kind: 'plain' }
const DATE: NumberStyle = { kind: 'date' }

/** 14–22 everywhere; 27–36 and 50–58 are dates where Excel is Chinese (ECMA-376 part 1, 18.8.30). */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)

/** What a number format does to a number; `format` is the pattern when the file brings its own. */
export function styleOf(id: number, format: string | undefined): NumberStyle {
  if (format === undefined) return isBuiltInDate(id) ? DATE : PLAIN
  // Literal text and [colours, locales] may hold the letters of dates.
  const pattern = format.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '')
  if (/^0{2,}$/.test(pattern)) return { kind: 'code', digits: pattern.length }
  return /[yY]|[dD]/.test(pattern) ? DATE : PLAIN
}

const LAST_SERIAL = 2_958_465
const DAYS_TO_1904 = 1462
/** Excel's 1900 system counts a 29 February 1900 that never was; before it the count is one less. */
const LEAP_THAT_NEVER_WAS = 60

/** The day a serial number of Excel's 1900 system means; null when it means none. */
export function serialDate(serial: number): CalendarDate | null {
  const day = Math.floor(serial)
  if (day < 1 || day > LAST_SERIAL || day === LEAP_THAT_NEVER_WAS) return null
  return addDays(day < LEAP_THAT_NEVER_WAS ? '1899-12-31' : '1899-12-30', day)
}

/** A stored number as the person sees it, digit for digit; past fifteen digits Excel has lost some and says so by an E. */
export function numberText(stored: string, style: NumberStyle, from1904 = false): string {
  const value = Number(stored)
  if (stored.trim() === '' || !Number.isFinite(value)) return stored
  if (style.kind === 'date') return serialDate(from1904 ? value + DAYS_TO_1904 : value) ?? stored
  if (style.kind === 'code' && Number.isInteger(value) && value >= 0) return String(value).padStart(style.digits, '0')
  // Excel holds fifteen digits; the sixteenth and later are noise of binary fractions.
  const seen = Number(value.toPrecision(15))
  return Math.abs(seen) >= 1e15 ? seen.toExponential().toUpperCase() : String(seen)
}

/** A piece of a text keeps all of the text alive: a cell of ten letters, 64 KB of XML. A copy keeps itself. */
export const detached = (piece: string): string => Buffer.from(piece).toString()

/** `_x000D_` stands for a character that XML cannot hold. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text

/** AB12 → column 27, line 12; null when it is no cell. */
export function placeOf(reference: string): { column: number; line: number } | null {
  const [, letters = '', digits = ''] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference) ?? []
  if (letters === '') return null
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { column, line: Number(digits) }
}
