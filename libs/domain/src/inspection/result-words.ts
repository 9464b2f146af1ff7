import type { Checklist } from '../checklist/checklist'
import { findItem, findReason, measureLabel } from '../checklist/checklists'
import { sha256Hex } from '../content/hash'
import type { CalendarDate } from '../time/calendar'
import { dateWords } from '../time/words'
import type { Finding } from './inspection'

export interface FindingWords {
  title: string
  measure: string
  remedy: string
  deadline: string
}

/** A finding as the household reads it before signing, on its phone, and on the paper slip. */
export function findingWords(finding: Finding, checklist: Checklist): FindingWords {
  const item = findItem(checklist, finding.item)
  const reason = item && findReason(item, finding.reason)
  return {
    title: reason?.wording ?? item?.text ?? finding.item,
    measure: measureLabel(checklist, finding.measure),
    remedy: reason?.remedy ?? '',
    deadline: deadlineWords(finding),
  }
}

function deadlineWords({ fixedOnSite, deadlineOn, structural }: Finding): string {
  if (fixedOnSite) return '已当场改好'
  if (deadlineOn === null) return '建议，不设期限'
  if (structural) return `${dateWords(deadlineOn)}前停止使用，另报改造方案和日期`
  return `${dateWords(deadlineOn)}前改好`
}

/** 检查编号, printed on slips and read out on the phone: PA-20261122-7K3M9QXZ. */
export const visitNumber = (on: CalendarDate, id: string): string => numbered('PA', on, id)

/** 隐患编号: YH-20261122-7K3M9QXZ. */
export const hazardNumber = (on: CalendarDate, id: string): string => numbered('YH', on, id)

/** 线索编号: XS-20261122-7K3M9QXZ. */
export const reportNumber = (on: CalendarDate, id: string): string => numbered('XS', on, id)

/** 预约编号: YY-20261122-7K3M9QXZ. */
export const appointmentNumber = (on: CalendarDate, id: string): string => numbered('YY', on, id)

/** Without I, L, O and U, which are misread on paper (Crockford's alphabet). */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Made from the id, so that a phone without network prints the number the server will give: 40 bits a day. */
function numbered(prefix: string, on: CalendarDate, id: string): string {
  const hash = sha256Hex(id)
  const letters = Array.from({ length: 8 }, (_, i) => LETTERS.charAt(parseInt(hash.slice(i * 2, i * 2 + 2), 16) % 32))
  return `${prefix}-${on.replace(/-/g, '')}-${letters.join('')}`
}
