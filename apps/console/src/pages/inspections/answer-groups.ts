import { type AnswerResult, CATEGORY_LABEL } from '@app/domain'
import { CATEGORY_ORDER, THING_LABEL } from '../../format/words'
import type { Answer, Checklist, Content } from './types'

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
  const items = new Map(checklist.items.map((item) => [item.code, item]))
  const categoryOf = (answer: Answer): string => items.get(answer.item)?.category ?? 'other'
  return [...CATEGORY_ORDER, 'other' as const].flatMap((category) => {
    const lines = content.answers
      .filter((answer) => categoryOf(answer) === category)
      .map((answer) => lineOf(answer, content, checklist))
      .sort((a, b) => RANK[a.answer.result] - RANK[b.answer.result] || a.answer.item.localeCompare(b.answer.item))
    if (!lines.length) return []
    const label = category === 'other' ? '旧版检查项' : CATEGORY_LABEL[category]
    return [{ category, label, lines, fails: lines.filter(({ answer }) => answer.result === 'fail').length }]
  })
}

function lineOf(answer: Answer, content: Content, checklist: Checklist): AnswerLine {
  const item = checklist.items.find(({ code }) => code === answer.item)
  const finding = content.findings.find((one) => one.item === answer.item && sameThing(one.thing, answer.thing)) ?? null
  const wordings = [
    ...(item?.reasons ?? []).map(({ code, wording }) => [code, wording] as const),
    ...checklist.unableReasons.map(({ code, label }) => [code, label] as const),
  ]
  return {
    key: `${answer.item}-${answer.thing.id}`,
    answer,
    text: item?.text ?? answer.item,
    thing: thingWords(answer.thing, content),
    reason: answer.reason && (wordings.find(([code]) => code === answer.reason)?.[1] ?? answer.reason),
    finding,
    measure: finding && (checklist.measures.find(({ code }) => code === finding.measure)?.label ?? finding.measure),
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
