import type { Category } from '../checklist/checklist'
import { checklistByVersion } from '../checklist/checklists'
import { type ItemToAnswer, itemsFor } from '../checklist/items-for'
import { sha256Hex } from '../content/hash'
import type { Problem } from '../error/domain-error'
import { type CalendarDate, isCalendarDate, startOfDay } from '../time/calendar'
import type { InspectionContent } from './inspection'
import { validateInspection } from './validate'

/** 联合检查: one visit, several inspectors; 主责 counts the bottles and answers for the whole. */
export interface JointRole {
  visitId: string
  /** Said aloud or scanned from the phone of who is 主责. */
  code: string
  on: CalendarDate
  lead: boolean
  /** What this inspector looked at and answers for. */
  categories: Category[]
}

/** What one of them signs: his answers, and by its id the visit they belong to. */
export interface JointPart extends InspectionContent {
  joint: JointRole
}

/** Without I, L, O and U, which are misread (Crockford's alphabet). */
export const JOINT_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CODE_LENGTH = 6

/** A code for the day, made from something nobody can guess: 30 bits for one place and day. */
export function jointCode(seed: string): string {
  const hash = sha256Hex(`joint code ${seed}`)
  const letters = Array.from({ length: CODE_LENGTH }, (_, i) =>
    JOINT_LETTERS.charAt(parseInt(hash.slice(i * 2, i * 2 + 2), 16) % 32),
  )
  return letters.join('')
}

const MISREAD: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', U: 'V' }

/** As typed by somebody who was told it: small letters, spaces, O for 0. Null when it cannot be one. */
export function readJointCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/[OILU]/g, (letter) => MISREAD[letter] ?? letter)
  return code.length === CODE_LENGTH && [...code].every((letter) => JOINT_LETTERS.includes(letter)) ? code : null
}

/**
 * The same visit on every phone without any network: place, day and code give its id. A UUID of version 7 whose
 * time is the beginning of the day.
 */
export function jointVisitId(premisesId: string, on: CalendarDate, code: string): string {
  const time = Date.parse(startOfDay(on)).toString(16).padStart(12, '0')
  const hash = sha256Hex(`joint visit ${premisesId} ${on} ${code}`)
  const variant = ((parseInt(hash.charAt(3), 16) & 3) | 8).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8, 12)}-7${hash.slice(0, 3)}-${variant}${hash.slice(4, 7)}-${hash.slice(7, 19)}`
}

/** The categories in which this place is asked anything at all, in the order of the checklist. */
export function categoriesOf(content: InspectionContent): Category[] {
  return [...new Set(questionsOf(content).map(({ item }) => item.category))]
}

export function questionsOf(content: InspectionContent): ItemToAnswer[] {
  const checklist = checklistByVersion(content.checklistVersion)
  return checklist ? itemsFor(checklist, { premisesType: content.premisesType, things: content }) : []
}

/** Everything that is missing in one part, whatever the others did. */
export function validateJointPart(part: JointPart): Problem[] {
  const { joint } = part
  return [
    ...roleProblems(part, joint),
    ...validateInspection(part, { evidence: 'photos', categories: joint.categories, countsBottles: joint.lead }),
  ]
}

function roleProblems(part: JointPart, { visitId, code, on, lead, categories }: JointRole): Problem[] {
  const problems: Problem[] = []
  if (!isCalendarDate(on) || visitId !== jointVisitId(part.premisesId, on, code)) {
    problems.push({ path: 'content.joint.visitId', message: '联合检查的编号与验证码不符，请按主责手机上的码重新加入' })
  }
  if (part.kind !== 'joint') problems.push({ path: 'content.kind', message: '联合检查的类型应为“联合”' })
  if (part.outcome !== 'completed') {
    problems.push({ path: 'content.outcome', message: '没有查成的到访请按普通检查提交，不算联合检查' })
  }
  if (categories.length === 0 && !lead) {
    problems.push({ path: 'content.joint.categories', message: '请选你查的类别' })
  }
  if (!lead && part.previous.length > 0) {
    problems.push({ path: 'content.previous', message: '上次问题由主责询问，请删去' })
  }
  return problems
}
