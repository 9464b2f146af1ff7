import type { Checklist, Grade } from '../checklist/checklist'
import { checklistByVersion, findItem, findReason } from '../checklist/checklists'
import { addDays, type CalendarDate, dateInShanghai } from '../time/calendar'
import type { Answer, Finding, InspectionContent } from './inspection'

type Assessed = Pick<InspectionContent, 'premisesType' | 'answers' | 'finishedAt' | 'checklistVersion'> &
  Partial<Pick<InspectionContent, 'outcome' | 'premisesId'>>

/** Calendar days to put right: A 24 h, so by the end of the next day. 建议 has none. */
export const DEADLINE_DAYS: Record<Grade, number | null> = { A: 1, B: 7, C: 15, advice: null }

const LEAK_ITEM = 'E09'

/**
 * What follows from the answers, worked out on the phone before anyone signs and again by the server.
 * The order is that of the checklist and of the things' ids, so both sides hash the same list.
 */
export function assess(content: Assessed): Finding[] {
  const checklist = checklistByVersion(content.checklistVersion)
  if (!checklist) return []
  return content.outcome === 'evacuated' ? leakFinding(checklist, content) : failuresOf(checklist, content)
}

/** One finding for each fail of this list. */
export function failuresOf(checklist: Checklist, content: Assessed): Finding[] {
  const order = new Map(checklist.items.map((item, index) => [item.code, index]))
  return content.answers
    .filter(({ result }) => result === 'fail')
    .flatMap((answer) => findingOf(checklist, content, answer))
    .sort((a, b) => (order.get(a.item) ?? 0) - (order.get(b.item) ?? 0) || compareText(a.thing.id, b.thing.id))
}

/** 险情: ends only with a repair record, a zero reading and release by a second person. */
export const isEmergency = (finding: Pick<Finding, 'item'>): boolean => finding.item === LEAK_ITEM

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

function findingOf(checklist: Checklist, content: Assessed, answer: Answer): Finding[] {
  const item = findItem(checklist, answer.item)
  const reason = item && findReason(item, answer.reason)
  if (!reason) return []
  const grade = reason.grade[content.premisesType]
  const fixedOnSite = answer.fixed !== null
  return [
    {
      item: answer.item,
      thing: { kind: answer.thing.kind, id: answer.thing.id },
      reason: reason.code,
      grade,
      measure: reason.measure,
      deadlineOn: fixedOnSite ? null : deadlineOf(grade, content.finishedAt),
      fixedOnSite,
      structural: reason.structural ?? false,
    },
  ]
}

function leakFinding(checklist: Checklist, content: Assessed): Finding[] {
  const reason = findItem(checklist, LEAK_ITEM)?.reasons[0]
  return findingOf(checklist, content, {
    item: LEAK_ITEM,
    thing: { kind: 'place', id: content.premisesId ?? '' },
    result: 'fail',
    reason: reason?.code ?? null,
    photoIds: [],
    fixed: null,
  })
}

function deadlineOf(grade: Grade, finishedAt: string): CalendarDate | null {
  const days = DEADLINE_DAYS[grade]
  return days === null ? null : addDays(dateInShanghai(finishedAt), days)
}
