import type { Problem } from '../error/domain-error'
import { addMinutes, dateInShanghai, isCalendarDate, isInstant } from '../time/calendar'
import { type InspectionContent, VISIT_OUTCOME_LABEL, type VisitOutcome } from './inspection'
import { OUTCOME_REASONS } from './reasons'

interface OutcomeRule {
  needsReason: boolean
  needsDoorPhoto: boolean
  needsNextVisit: boolean
  /** Bottles may have been counted: 搬离 and 停业 account for those left behind. */
  mayCountBottles: boolean
}

const AT_THE_DOOR: OutcomeRule = {
  needsReason: true,
  needsDoorPhoto: true,
  needsNextVisit: false,
  mayCountBottles: false,
}
const NOTHING: OutcomeRule = {
  needsReason: false,
  needsDoorPhoto: false,
  needsNextVisit: false,
  mayCountBottles: false,
}

const RULES: Record<VisitOutcome, OutcomeRule> = {
  completed: { ...NOTHING, mayCountBottles: true },
  not_home: AT_THE_DOOR,
  refused: AT_THE_DOOR,
  rescheduled: { ...NOTHING, needsNextVisit: true },
  closed: { ...AT_THE_DOOR, needsNextVisit: true, mayCountBottles: true },
  moved_out: { ...AT_THE_DOOR, mayCountBottles: true },
  not_found: AT_THE_DOOR,
  evacuated: NOTHING,
}

const LONGEST_VISIT_MINUTES = 24 * 60

export function validateDates({ startedAt, finishedAt }: InspectionContent): Problem[] {
  const unreadable = [
    { path: 'content.startedAt', at: startedAt },
    { path: 'content.finishedAt', at: finishedAt },
  ].filter(({ at }) => !isInstant(at))
  if (unreadable.length > 0) return unreadable.map(({ path }) => ({ path, message: '时间不对，请检查手机时间后重试' }))
  if (finishedAt < startedAt) return [{ path: 'content.finishedAt', message: '结束时间早于开始时间，请检查手机时间' }]
  if (finishedAt > addMinutes(startedAt, LONGEST_VISIT_MINUTES)) {
    return [{ path: 'content.finishedAt', message: '一次检查不能超过24小时，请重新开始一次检查' }]
  }
  return []
}

export function validateOutcome(content: InspectionContent): Problem[] {
  const rule = RULES[content.outcome]
  return [
    ...reasonProblems(content, rule),
    ...nextVisitProblems(content, rule),
    ...leftOverProblems(content, rule),
    ...leakProblems(content),
  ]
}

function reasonProblems({ outcome, outcomeReason, photoIds }: InspectionContent, rule: OutcomeRule): Problem[] {
  const label = VISIT_OUTCOME_LABEL[outcome]
  const problems: Problem[] = []
  const known = OUTCOME_REASONS[outcome].some(({ code }) => code === outcomeReason)
  if (outcomeReason === null && rule.needsReason) {
    problems.push({ path: 'content.outcomeReason', message: `请选择“${label}”的原因` })
  }
  if (outcomeReason !== null && !known) {
    problems.push({ path: 'content.outcomeReason', message: `这个原因不属于“${label}”，请重新选择` })
  }
  if (rule.needsDoorPhoto && photoIds.length === 0) {
    problems.push({ path: 'content.photoIds', message: `“${label}”请拍一张带门牌的门口照片` })
  }
  return problems
}

function nextVisitProblems({ outcome, nextVisitOn, finishedAt }: InspectionContent, rule: OutcomeRule): Problem[] {
  const path = 'content.nextVisitOn'
  if (nextVisitOn === null) {
    if (!rule.needsNextVisit) return []
    return [{ path, message: outcome === 'closed' ? '请填写停业期间的复核日期' : '请填写改约的日期' }]
  }
  if (!isCalendarDate(nextVisitOn)) return [{ path, message: '下次到访日期不对，请重新选择' }]
  if (isInstant(finishedAt) && nextVisitOn < dateInShanghai(finishedAt)) {
    return [{ path, message: '下次到访日期已经过去，请选今天或以后' }]
  }
  return []
}

function leftOverProblems(content: InspectionContent, rule: OutcomeRule): Problem[] {
  if (content.outcome === 'completed') return []
  const label = VISIT_OUTCOME_LABEL[content.outcome]
  const problems: Problem[] = []
  if (content.answers.length > 0) {
    problems.push({ path: 'content.answers', message: `“${label}”不填检查项，请清空作答或改选“完成”` })
  }
  if (content.bottles.length > 0 && !rule.mayCountBottles) {
    problems.push({ path: 'content.bottles', message: `“${label}”没有核瓶，请清空核瓶或改选“完成”` })
  }
  return problems
}

function leakProblems({ outcome, leak, nextVisitOn }: InspectionContent): Problem[] {
  if (outcome !== 'evacuated') {
    return leak === null ? [] : [{ path: 'content.leak', message: '有险情记录，请选“险情撤离”' }]
  }
  const problems: Problem[] = []
  if (leak === null) problems.push({ path: 'content.leak', message: '请记录关阀、开窗、人员离开的情况' })
  if (nextVisitOn !== null) {
    problems.push({ path: 'content.nextVisitOn', message: '险情撤离不约下次到访，由抢修和复核接续' })
  }
  return problems
}
