import { type CalendarDate, dateInShanghai, daysBetween, type Instant } from '@app/domain'
import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

const SHANGHAI_MINUTES = 8 * 60

/** Whoever looks, wherever the machine stands: the time in Tianjin. */
const local = (instant: Instant) => dayjs.utc(instant).utcOffset(SHANGHAI_MINUTES)

export const today = (): CalendarDate => dateInShanghai(new Date().toISOString())

/** 11-22 21:40, with the year when it is not this one. */
export function momentWords(instant: Instant | null): string {
  if (!instant) return '—'
  const at = local(instant)
  return at.format(at.format('YYYY') === today().slice(0, 4) ? 'MM-DD HH:mm' : 'YYYY-MM-DD HH:mm')
}

export const fullMoment = (instant: Instant | null): string =>
  instant ? local(instant).format('YYYY-MM-DD HH:mm:ss') : '—'

export const clockWords = (instant: Instant): string => local(instant).format('HH:mm')

export const dayWords = (date: CalendarDate | null): string => date ?? '—'

/** What remains until a date, in words; `late` when it has passed. */
export function remaining(dueOn: CalendarDate, now = today()): { words: string; late: boolean; soon: boolean } {
  const days = daysBetween(now, dueOn)
  if (days < 0) return { words: `已超 ${-days} 天`, late: true, soon: false }
  if (days === 0) return { words: '今天截止', late: false, soon: true }
  return { words: `还剩 ${days} 天`, late: false, soon: days <= 3 }
}

/** 90 → 1 分 30 秒 */
export function durationWords(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} 秒`
  if (seconds < 3600) return `${Math.floor(seconds / 60)} 分钟`
  return `${Math.floor(seconds / 3600)} 小时 ${Math.floor((seconds % 3600) / 60)} 分钟`
}
