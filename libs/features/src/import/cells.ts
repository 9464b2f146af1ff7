import { type CalendarDate, isCalendarDate } from '@app/domain'

const INVISIBLE = /[\p{Cc}\p{Cf}]/gu

/** What a person meant to type: full-width letters and digits become plain, stray spaces and invisible marks go. */
export function cleanText(cell: string): string {
  return cell
    .normalize('NFKC')
    .replace(INVISIBLE, ' ')
    .replace(/\s+/g, ' ')
    .replace(/(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])/g, '')
    .trim()
}

/** Codes: no space inside, capital letters. Excel keeps long numbers as text with a leading apostrophe. */
export const cleanCode = (cell: string): string => cleanText(cell).replace(/\s/g, '').replace(/^'/, '').toUpperCase()

const YEAR_MONTH_DAY = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?月?|(\d{2})(\d{2})?)$/

/** 2023-05, 2023.5, 2023年5月, 202305, 2023/5/1 …: a month is its first day. Null when it is no date. */
export function readDate(cell: string): CalendarDate | null {
  const [, year = '', month = '', day, packedMonth, packedDay] = YEAR_MONTH_DAY.exec(cell.replace(/\s/g, '')) ?? []
  const two = (part: string) => part.padStart(2, '0')
  const date = `${year}-${two(packedMonth ?? month)}-${two(packedDay ?? day ?? '1')}`
  return isCalendarDate(date) ? date : null
}

/** 1.38E+10: a table program has thrown digits away, and nobody can bring them back. */
export const isScientific = (cell: string): boolean => /^\d(?:\.\d+)?E\+\d+$/i.test(cell)
