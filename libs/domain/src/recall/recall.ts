import { addMinutes, type CalendarDate, dateInShanghai, type Instant } from '../time/calendar'
import { dateWords } from '../time/words'

/** 召回 of all cylinders that one party filled, tested or made in a span of time. */
export const RECALL_GROUNDS = ['filled', 'tested', 'made'] as const
export type RecallGround = (typeof RECALL_GROUNDS)[number]
export const RECALL_GROUND_LABEL: Record<RecallGround, string> = { filled: '充装', tested: '检验', made: '制造' }

export type RecallCriteria =
  | { by: 'filled' | 'tested'; companyId: string; siteId: string | null; from: Instant; to: Instant }
  | { by: 'made'; maker: string; from: CalendarDate | null; to: CalendarDate | null }

export const RECALL_REASONS = ['filling', 'gas', 'test', 'defect', 'other'] as const
export type RecallReason = (typeof RECALL_REASONS)[number]
export const RECALL_REASON_LABEL: Record<RecallReason, string> = {
  filling: '充装有问题',
  gas: '气质不合格',
  test: '检验不可信',
  defect: '瓶体或瓶阀缺陷',
  other: '其他',
}

/** collecting = its cylinders are still being looked up. */
export const RECALL_STATES = ['collecting', 'open', 'closed'] as const
export type RecallState = (typeof RECALL_STATES)[number]
export const RECALL_STATE_LABEL: Record<RecallState, string> = {
  collecting: '正在查找气瓶',
  open: '进行中',
  closed: '已结束',
}

/** How one cylinder of a recall came to its end; all but the last two follow from what companies and visits report. */
export const RECALL_OUTCOMES = [
  'collected',
  'swapped',
  'stationed',
  'tested',
  'scrapped',
  'corrected',
  'secured',
  'gone',
] as const
export type RecallOutcome = (typeof RECALL_OUTCOMES)[number]
export const RECALL_OUTCOME_LABEL: Record<RecallOutcome, string> = {
  collected: '气站已收回',
  swapped: '已换走',
  stationed: '已回充装站或检验站',
  tested: '已重新检验合格',
  scrapped: '已报废',
  corrected: '企业更正，不属于召回范围',
  secured: '气站封存，附照片',
  gone: '到场核实已不在，附照片',
}

/** Where a cylinder of a recall is; missing = on the register of a home, and not there when somebody looked. */
export const RECALL_PLACES = ['premises', 'missing', 'site', 'vehicle', 'courier', 'unknown'] as const
export type RecallPlace = (typeof RECALL_PLACES)[number]
export const RECALL_PLACE_LABEL: Record<RecallPlace, string> = {
  premises: '在用户处',
  missing: '去向不明',
  site: '在站点',
  vehicle: '在车上',
  courier: '在配送员处',
  unknown: '不知道在哪里',
}

/** What is recalled, in a few words; names of companies and sites are put before by who knows them. */
export function recallSpan(criteria: Pick<RecallCriteria, 'by'> & { from: string | null; to: string | null }): string {
  const say = criteria.by === 'made' ? dateWords : momentWords
  const { from, to } = criteria
  const span = from && to ? `${say(from)}至${say(to)}` : from ? `${say(from)}起` : to ? `${say(to)}以前` : '全部'
  return `${span}${RECALL_GROUND_LABEL[criteria.by]}`
}

const SHANGHAI_MINUTES = 8 * 60
const momentWords = (at: Instant): string =>
  `${dateWords(dateInShanghai(at))}${addMinutes(at, SHANGHAI_MINUTES).slice(11, 16)}`
