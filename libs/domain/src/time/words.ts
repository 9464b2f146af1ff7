import type { CalendarDate } from './calendar'

/** 2026年5月 */
export function monthWords(date: CalendarDate): string {
  return `${date.slice(0, 4)}年${Number(date.slice(5, 7))}月`
}

/** 2026年5月31日 */
export function dateWords(date: CalendarDate): string {
  return `${monthWords(date)}${Number(date.slice(8, 10))}日`
}
