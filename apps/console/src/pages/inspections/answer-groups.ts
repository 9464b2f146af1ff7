import { type AnswerResult, CATEGORY_LABEL, type Checklist, findItem, findReason, measureLabel } from '@app/domain'
import { CATEGORY_ORDER, THING_LABEL } from '../../format/words'
import type { Answer, Content } from './types'

export interface AnswerLine {
  key: string
  answer: Answer
  /** What was to be looked at. */
  text: string
  thing: string
  /** Why it failed or could not be seen, in the words of the checklist. */
  reason: string | null
  finding: Content['findings'][number] | null
  measure: string | null
}

export interface AnswerGroup {
  category: string
  label: string
  lines: AnswerLine[]
  fails: number
}

const RANK: Record<AnswerResult, number> = { fail: 0, unable: 1, pass: 2, na: 3 }

/** Answers by category in the order of the visit; within one, what failed comes first. */
export function groupAnswers(content: Content, checklist: Checklist): AnswerGroup[] {
  const categoryOf = (answer: Answer): string => findItem(checklist, answer.item)?.category ?? 'other'
  return [...CATEGORY_ORDER, 'other' as const].flatMap((category) => {
    const lines = content.answers
      .filter((answer) => categoryOf(answer) === category)
      .map((answer) => lineOf(answer, content, checklist))
      .sort((a, b) => RANK[a.answer.result] - RANK[b.answer.result] || a.answer.item.localeCompare(b.answer.item))
    if (!lines.length) return []
    const label = category === 'other' ? '其他' : CATEGORY_LABEL[category]
    return [{ category, label, lines, fails: lines.filter(({ answer }) => answer.result === 'fail').length }]
  })
}

function lineOf(answer: Answer, content: Content, checklist: Checklist): AnswerLine {
  const item = findItem(checklist, answer.item)
  const finding = content.findings.find((one) => one.item === answer.item && sameThing(one.thing, answer.thing)) ?? null
  const wording =
    (item && findReason(item, answer.reason)?.wording) ??
    checklist.unableReasons.find(({ code }) => code === answer.reason)?.label
  return {
    key: `${answer.item}-${answer.thing.id}`,
    answer,
    text: item?.text ?? answer.item,
    thing: thingWords(answer.thing, content),
    reason: wording ?? answer.reason,
    finding,
    measure: finding && (measureLabel(checklist, finding.measure) || finding.measure),
  }
}

const sameThing = (a: Answer['thing'], b: Answer['thing']): boolean => a.kind === b.kind && a.id === b.id

export function thingWords(thing: Answer['thing'], content: Content): string {
  if (thing.kind === 'place') return ''
  if (thing.kind === 'cylinder') {
    const index = content.bottles.findIndex(({ cylinderId }) => cylinderId === thing.id)
    return content.bottles[index]?.scannedCode ?? `${THING_LABEL.cylinder}${index + 1}`
  }
  return content.equipment.find(({ id }) => id === thing.id)?.label ?? THING_LABEL[thing.kind]
}
