import { checkCharacter, isChecked } from './check-character'

/** How the codes of our own labels are made: prefix, number, check character. */
export interface LabelFormat {
  prefix: string
  /** Digits of the number. */
  digits: number
}

/**
 * Eleven characters, as other systems of the trade expect them. A format that was ever printed stays in the list: its
 * labels are on cylinders; new labels take the first. Codes of fillers and makers have no check and stay as they are.
 */
export const LABEL_FORMATS: readonly LabelFormat[] = [{ prefix: 'PAQ', digits: 7 }]
export const CURRENT_LABEL_FORMAT = LABEL_FORMATS[0] as LabelFormat

/** More do not fit a print run that somebody wants to hold in his hands. */
export const MOST_LABELS = 1200

export function labelCode({ prefix, digits }: LabelFormat, serial: number): string {
  const text = `${prefix}${String(serial).padStart(digits, '0')}`
  return `${text}${checkCharacter(text)}`
}

export const lastSerial = ({ digits }: LabelFormat): number => 10 ** digits - 1

/** What a code says that has the shape of ours; null for everybody else's. */
export type LabelReading = { ok: true; format: LabelFormat; serial: number } | { ok: false }

export function readLabel(code: string): LabelReading | null {
  const format = LABEL_FORMATS.find(
    ({ prefix, digits }) => code.startsWith(prefix) && code.length === prefix.length + digits + 1,
  )
  if (!format) return null
  const number = code.slice(format.prefix.length, -1)
  if (!/^\d+$/.test(number) || !isChecked(code)) return { ok: false }
  return { ok: true, format, serial: Number(number) }
}

/** For a code that nothing is known about: a slip of camera or finger looks like a cylinder of nobody. */
export const MISREAD = '瓶号最后一位对不上，可能有一位读错或输错。请对着瓶身再扫一次，或逐位核对后重新输入'
