import { type CalendarDate, isCalendarDate } from '@app/domain'
import { serialDate } from '../sheets'

const CLEAN = /^[\x21-\x7e\u4e00-\u9fff]*$/
const INVISIBLE = /[\p{Cc}\p{Cf}]/gu

/** What a person meant to type: full-width letters and digits become plain, stray spaces and invisible marks go. */
export function cleanText(cell: string): string {
  // Most cells are codes and short words that are clean already.
  if (CLEAN.test(cell)) return cell
  return cell
    .normalize('NFKC')
    .replace(INVISIBLE, ' ')
    .replace(/\s+/g, ' ')
    .replace(/(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])/g, '')
    .trim()
}

/** Codes: no space inside, capital letters. Excel keeps long numbers as text with a leading apostrophe. */
export const cleanCode = (cell: string): string => cleanText(cell).replace(/\s/g, '').replace(/^'/, '').toUpperCase()

/** Table programs add midnight to a day. */
const TIME = /[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/
const YEAR_MONTH_DAY = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?月?|(\d{2})(\d{2})?)$/

/** Days since 1900 as Excel counts them, when a column of dates has lost its format: 1954 to 2064, which no packed date is. */
const SERIAL = /^[2-5]\d{4}(?:\.\d+)?$/

/** 2023-05, 2023.5, 2023年5月, 202305, 2023/5/1 …: a month is its first day. Null when it is no date. */
export function readDate(text: string): CalendarDate | null {
  if (SERIAL.test(text)) return serialDate(Number(text))
  const cell = text.replace(TIME, '').replace(/\s/g, '')
  const [, year = '', month = '', day, packedMonth, packedDay] = YEAR_MONTH_DAY.exec(cell) ?? []
  const two = (part: string) => part.padStart(2, '0')
  const date = `${year}-${two(packedMonth ?? month)}-${two(packedDay ?? day ?? '1')}`
  return isCalendarDate(date) ? date : null
}

/** 1.38E+10: a table program has thrown digits away, and nobody can bring them back. */
export const isScientific = (cell: string): boolean => /^\d(?:\.\d+)?E\+\d+$/i.test(cell)

/** What Excel writes where a formula failed. */
const FAILED_FORMULA = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/
const FORMULA = /^[=@+-](?=.)/
const PICTURE = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u

/** Why this cannot be a name or an address; null when it can. Rare characters (𠮷) are names like any other. */
export function unfitText(text: string, longest: number): string | null {
  if ([...text].length > longest) return `太长，最多 ${longest} 个字`
  if (FAILED_FORMULA.test(text)) return `公式没有算出结果（${text}），请改成文字或数字`
  if (FORMULA.test(text)) return `“${text.slice(0, 20)}”像公式，请改成文字`
  if (text.includes('\ufffd')) return '有乱码（�），请从原来的表重新另存'
  return PICTURE.test(text) ? '含有表情符号，请删去' : null
}
