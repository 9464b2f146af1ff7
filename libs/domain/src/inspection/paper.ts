import { checklistOn } from '../checklist/checklists'
import { DomainError, type Problem } from '../error/domain-error'
import { addMinutes, addYears, type CalendarDate, isCalendarDate, startOfDay } from '../time/calendar'
import { assess } from './assess'
import type { InspectionContent } from './inspection'
import { validateInspection } from './validate'
import { ON_PAPER } from './visit-rules'

/** 补录: a visit made on paper waits for the street before it counts for anything. */
export type PaperStatus = 'waiting' | 'returned' | 'approved'
export const PAPER_STATUS_LABEL: Record<PaperStatus, string> = {
  waiting: '待审',
  returned: '已退回',
  approved: '已通过',
}

/** What a clerk reads off the sheet. */
export interface PaperEntry
  extends Omit<InspectionContent, 'checklistVersion' | 'startedAt' | 'finishedAt' | 'findings' | 'previous' | 'leak'> {
  visitedOn: CalendarDate
  /** The sheet bears the inspector's signature: 谁检查、谁签字、谁负责. */
  inspectorSigned: boolean
}

/** Sheets state the day and seldom the hour: noon stands for it, and people are shown the day alone. */
const NOON_MINUTES = 12 * 60
/** Records are kept three years; what is older changes nothing any more. */
const OLDEST_YEARS = 3

/** The visit as it would have been signed: the checklist of its own day, and the findings by the same rules. */
export function paperContent({ visitedOn, inspectorSigned: _, ...entry }: PaperEntry): InspectionContent {
  const at = addMinutes(startOfDay(visitedOn), NOON_MINUTES)
  const version = checklistOn(visitedOn)?.version ?? ''
  const seen = { ...entry, checklistVersion: version, startedAt: at, finishedAt: at, previous: [], leak: null }
  return { ...seen, findings: assess(seen) }
}

/** Everything a clerk has to mend before the street is asked. */
export function validatePaper(entry: PaperEntry, today: CalendarDate): Problem[] {
  const dates = dateProblems(entry.visitedOn, today)
  if (dates.length > 0) return dates
  return [...sheetProblems(entry), ...validateInspection(paperContent(entry), ON_PAPER)]
}

function dateProblems(visitedOn: CalendarDate, today: CalendarDate): Problem[] {
  const path = 'visitedOn'
  if (!isCalendarDate(visitedOn)) return [{ path, message: '到访日期不对，请按纸上的日期填写' }]
  if (visitedOn > today) return [{ path, message: '到访日期还没有到，请核对纸上的日期' }]
  if (visitedOn < addYears(today, -OLDEST_YEARS)) return [{ path, message: '三年以前的纸质单不再补录，请存档备查' }]
  if (!checklistOn(visitedOn)) return [{ path, message: '那一天还没有检查表，不能补录，请存档备查' }]
  return []
}

/** 当场改好 rests on pictures that came with the sheet: of the sheet itself, or one taken after. */
function sheetProblems({ outcome, inspectorSigned, answers, photoIds }: PaperEntry): Problem[] {
  const problems: Problem[] = []
  if (photoIds.length === 0) problems.push({ path: 'photoIds', message: '请拍下纸质单上传，没有照片不能补录' })
  if (outcome === 'evacuated') {
    problems.push({ path: 'outcome', message: '险情不走补录，请马上报值班台' })
  }
  if (outcome === 'completed' && !inspectorSigned) {
    problems.push({ path: 'inspectorSigned', message: '纸上没有检查人签字的，不能补录；请检查人重新到访' })
  }
  answers.forEach(({ fixed, item }, index) => {
    if (fixed === null || [fixed.beforePhotoId, fixed.afterPhotoId].every((id) => photoIds.includes(id))) return
    const message = `${item} 当场改好：请选纸质单照片里的一张作为依据`
    problems.push({ path: `answers[${index}].fixed`, item, message })
  })
  return problems
}

export interface PaperDecision {
  status: PaperStatus
  enteredBy: string
  inspectorId: string
}

/** Approved or returned by somebody who neither made the visit nor typed it in. Throws PAPER_STATE, PAPER_SAME_PERSON. */
export function assertMayDecide({ status, enteredBy, inspectorId }: PaperDecision, actorId: string): void {
  if (status !== 'waiting') {
    throw new DomainError('PAPER_STATE', `这份补录${PAPER_STATUS_LABEL[status]}，不能再审，请刷新后再看`)
  }
  if (actorId === enteredBy || actorId === inspectorId) {
    throw new DomainError('PAPER_SAME_PERSON', '补录的人和检查人不能自己审，请街道另一位同事审核')
  }
}
