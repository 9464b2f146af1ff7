import type { Category } from '../checklist/checklist'
import { checklistByVersion } from '../checklist/checklists'
import type { Equipment } from '../equipment/equipment'
import type { Answer, AnswerResult, Finding, InspectionContent } from './inspection'
import { type JointPart, questionsOf } from './joint'

/** What has arrived of a joint visit, as one visit. */
export interface JointVisit {
  content: InspectionContent
  /** The part of who is 主责; null until it has arrived. */
  lead: JointPart | null
  /** Each part once, the lead's first. */
  parts: JointPart[]
  /** Categories in which questions are still open. */
  awaited: Category[]
}

/**
 * The visit that its parts make. It depends on the set of parts alone: in any order, with any of them repeated or late,
 * the same parts are the same visit. Where two have answered the same question, the graver answer stands.
 */
export function mergeJoint(given: readonly JointPart[]): JointVisit {
  const parts = ordered(given)
  const lead = parts.find(({ joint }) => joint.lead) ?? null
  const first = lead ?? (parts[0] as JointPart)
  const answers = gravest(parts)
  const content: InspectionContent = {
    ...withoutRole(first),
    id: first.joint.visitId,
    startedAt: sorted(parts.map(({ startedAt }) => startedAt))[0] ?? first.startedAt,
    finishedAt: sorted(parts.map(({ finishedAt }) => finishedAt)).pop() ?? first.finishedAt,
    equipment: first.equipment.map((one) => asSeen(one, parts, first)),
    answers: answers.map(({ answer }) => answer),
    findings: answers.flatMap(({ answer, part }) => findingFor(part, answer)),
    photoIds: [...new Set(parts.flatMap(({ photoIds }) => photoIds))],
  }
  return { content, lead, parts, awaited: awaitedIn(content) }
}

/** Whoever has a category has looked at every bottle and set of it; a share of it is not all of it. */
function awaitedIn(content: InspectionContent): Category[] {
  const answered = new Set(content.answers.map(questionOf))
  const open = questionsOf(content).filter(({ item, thing }) => !answered.has(questionOf({ item: item.code, thing })))
  return [...new Set(open.map(({ item }) => item.category))]
}

/** Each part once; 主责 first, of two who claim it the one who began first, then by id. */
function ordered(given: readonly JointPart[]): JointPart[] {
  const once = [...new Map(given.map((part) => [part.id, part])).values()]
  return once.sort((a, b) => compare(rank(a), rank(b)))
}

const rank = ({ id, joint, startedAt }: JointPart): string => (joint.lead ? `0 ${startedAt} ${id}` : `1 ${id}`)

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))
const sorted = (values: string[]): string[] => [...values].sort(compare)

function withoutRole({ joint: _, ...content }: JointPart): InspectionContent {
  return content
}

const WEIGHT: Record<AnswerResult, number> = { fail: 3, unable: 2, pass: 1, na: 0 }

interface Answered {
  answer: Answer
  part: JointPart
}

const questionOf = ({ item, thing }: Pick<Answer, 'item' | 'thing'>): string => `${item} ${thing.kind} ${thing.id}`

/** One answer a question, in the order of the checklist and of the things. */
function gravest(parts: readonly JointPart[]): Answered[] {
  const best = new Map<string, Answered>()
  for (const part of parts) {
    for (const answer of part.answers) {
      const known = best.get(questionOf(answer))
      if (!known || WEIGHT[answer.result] > WEIGHT[known.answer.result]) best.set(questionOf(answer), { answer, part })
    }
  }
  const checklist = checklistByVersion(parts[0]?.checklistVersion ?? '')
  const place = (item: string): number => checklist?.items.findIndex(({ code }) => code === item) ?? 0
  return [...best.values()].sort(
    (a, b) => place(a.answer.item) - place(b.answer.item) || compare(questionOf(a.answer), questionOf(b.answer)),
  )
}

const findingFor = ({ findings }: JointPart, answer: Answer): Finding[] =>
  findings.filter((one) => questionOf(one) === questionOf(answer))

/** Which category reads which date off a set. */
const READ_BY: readonly [Category, readonly (keyof Equipment)[]][] = [
  ['valve', ['regulatorFrom', 'regulatorUntil']],
  ['hose', ['hoseKind', 'hoseFrom']],
  ['stove', ['stoveSoldOn']],
  ['detector', ['detectorFrom']],
]

/** Dates as read by who had the category; the lead's, where nobody else had it. */
function asSeen(known: Equipment, parts: readonly JointPart[], first: JointPart): Equipment {
  const handedOver = READ_BY.filter(([category]) => !first.joint.categories.includes(category))
  const read = handedOver.flatMap(([category, fields]) => {
    const reader = parts.find(({ joint }) => joint.categories.includes(category))
    const set = reader?.equipment.find(({ id }) => id === known.id)
    return set ? fields.map((field) => [field, set[field] ?? known[field]] as const) : []
  })
  return { ...known, ...Object.fromEntries(read) }
}
