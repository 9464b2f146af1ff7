import type { Checklist } from '../checklist/checklist'
import { findItem, findReason, measureLabel } from '../checklist/checklists'
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

/** 检查编号, printed on slips and read out on the phone: PA-20261122-0042. The serial restarts every day. */
export function visitNumber(on: CalendarDate, serial: number): string {
  return numbered('PA', on, serial)
}

/** 隐患编号: YH-20261122-0042. */
export function hazardNumber(on: CalendarDate, serial: number): string {
  return numbered('YH', on, serial)
}

const numbered = (prefix: string, on: CalendarDate, serial: number): string =>
  `${prefix}-${on.replace(/-/g, '')}-${String(serial).padStart(4, '0')}`
