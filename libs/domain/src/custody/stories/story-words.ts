import { dateInShanghai, type Instant } from '../../time/calendar'
import type { Step, StepKind } from '../step'

const SHANGHAI_MS = 8 * 3_600_000

/** 9月13日10:07 in Tianjin */
export function momentWords(at: Instant): string {
  const day = dateInShanghai(at)
  const time = new Date(Date.parse(at) + SHANGHAI_MS).toISOString().slice(11, 16)
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日${time}`
}

const DONE: Record<StepKind, string> = {
  file: '建档',
  fill: '在充装站充装',
  move: '在站点、车辆间交接',
  deliver: '送到用户处',
  collect: '从用户处收回',
  test: '送检',
  scrap: '报废',
  deregister: '注销',
  counted: '入户核瓶时在场',
  missed: '入户核瓶时不在',
  scanned: '被扫码',
}

/** 9月13日10:07送到用户处 */
export const stepWords = ({ at, kind, to }: Step): string =>
  `${momentWords(at)}${kind === 'move' && to?.kind === 'site' ? '到站点入库' : kind === 'move' ? '从站点出库' : DONE[kind]}`
