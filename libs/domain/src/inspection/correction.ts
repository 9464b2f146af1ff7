import { checklistByVersion, findItem } from '../checklist/checklists'
import { DomainError, type Problem } from '../error/domain-error'
import { dateInShanghai, type Instant, isCalendarDate } from '../time/calendar'
import { assess } from './assess'
import {
  type Answer,
  type AnswerResult,
  type Finding,
  type InspectionContent,
  SIGNER_KIND_LABEL,
  type SignerKind,
  type ThingRef,
  VISIT_KIND_LABEL,
  type VisitKind,
} from './inspection'
import { answerFaults } from './validate-answers'
import { ON_PAPER } from './visit-rules'

/** 更正 stands at once, or waits for a second person because a hazard ends with it. */
export type CorrectionStatus = 'standing' | 'waiting' | 'refused'
export const CORRECTION_STATUS_LABEL: Record<CorrectionStatus, string> = {
  standing: '已更正',
  waiting: '待另一人确认',
  refused: '未同意更正',
}

export interface Said {
  result: AnswerResult
  reason: string | null
}

export type HeaderField = 'kind' | 'signer' | 'nextVisitOn'
export const HEADER_LABEL: Record<HeaderField, string> = {
  kind: '检查类型',
  signer: '签字人身份',
  nextVisitOn: '下次到访日期',
}

/** What was said and what is true. What was said stays where it was signed. */
export type CorrectionChange =
  | { kind: 'answer'; item: string; thing: ThingRef; before: Said; after: Said }
  | { kind: 'header'; field: HeaderField; before: string | null; after: string | null }

/** The record as it reads with its corrections, in their order; what was signed is not touched. */
export function corrected(content: InspectionContent, changes: readonly CorrectionChange[]): InspectionContent {
  return changes.reduce(applied, content)
}

function applied(content: InspectionContent, change: CorrectionChange): InspectionContent {
  if (change.kind === 'header') return withHeader(content, change.field, change.after)
  const { item, thing, after } = change
  const answers = content.answers.map((one) => (isAbout(one, item, thing) ? { ...one, ...after, fixed: null } : one))
  return { ...content, answers }
}

function withHeader(content: InspectionContent, field: HeaderField, value: string | null): InspectionContent {
  switch (field) {
    case 'kind':
      return { ...content, kind: value as VisitKind }
    case 'signer':
      return { ...content, signing: content.signing && { ...content.signing, kind: value as SignerKind } }
    case 'nextVisitOn':
      return { ...content, nextVisitOn: value }
  }
}

function headerOf(content: InspectionContent, field: HeaderField): string | null {
  if (field === 'signer') return content.signing?.kind ?? null
  return content[field]
}

const isAbout = (answer: Answer, item: string, thing: ThingRef): boolean =>
  answer.item === item && answer.thing.kind === thing.kind && answer.thing.id === thing.id

const answerAbout = (content: InspectionContent, item: string, thing: ThingRef): Answer | undefined =>
  content.answers.find((answer) => isAbout(answer, item, thing))

/** Everything that speaks against this correction of the record as it reads now. */
export function correctionProblems(content: InspectionContent, change: CorrectionChange, at: Instant): Problem[] {
  return change.kind === 'answer' ? answerProblems(content, change) : headerProblems(content, change, at)
}

function answerProblems(
  content: InspectionContent,
  { item: code, thing, before, after }: Extract<CorrectionChange, { kind: 'answer' }>,
): Problem[] {
  const checklist = checklistByVersion(content.checklistVersion)
  const item = checklist && findItem(checklist, code)
  const said = answerAbout(content, code, thing)
  if (!checklist || !item || !said) return [{ path: 'change.item', item: code, message: '这次检查没有答过这一项' }]
  if (!isSame(said, before)) return [{ path: 'change.before', item: code, message: '这一项刚被更正过，请刷新后再看' }]
  if (isSame(said, after)) return [{ path: 'change.after', item: code, message: '更正前后一样，没有要更正的' }]
  // The visit is over: what was not photographed then cannot be photographed now.
  const answer = { ...said, ...after, fixed: null }
  return answerFaults(content, { checklist, item, rules: ON_PAPER }, answer).map(({ field, message }) => ({
    path: `change.after.${field}`,
    item: code,
    message: `${code} ${message}`,
  }))
}

const isSame = (a: Said, b: Said): boolean => a.result === b.result && a.reason === b.reason

function headerProblems(
  content: InspectionContent,
  { field, before, after }: Extract<CorrectionChange, { kind: 'header' }>,
  at: Instant,
): Problem[] {
  if (headerOf(content, field) !== before) return [{ path: 'change.before', message: '这一处刚被更正过，请刷新后再看' }]
  if (before === after) return [{ path: 'change.after', message: '更正前后一样，没有要更正的' }]
  return isPossible(content, field, after, at)
    ? []
    : [{ path: 'change.after', message: `${HEADER_LABEL[field]}不能更正成这样，请重新选择` }]
}

function isPossible(content: InspectionContent, field: HeaderField, after: string | null, at: Instant): boolean {
  switch (field) {
    case 'kind':
      return (
        after !== null && after !== 'joint' && content.kind !== 'joint' && Object.keys(VISIT_KIND_LABEL).includes(after)
      )
    case 'signer':
      return after !== null && content.signing !== null && Object.keys(SIGNER_KIND_LABEL).includes(after)
    case 'nextVisitOn':
      return mayBeNext(content, after, dateInShanghai(at))
  }
}

/** A closed shop and a new appointment cannot do without their date. */
function mayBeNext({ outcome }: InspectionContent, after: string | null, today: string): boolean {
  if (outcome === 'evacuated') return false
  if (after === null) return outcome !== 'closed' && outcome !== 'rescheduled'
  return isCalendarDate(after) && after >= today
}

/** The hazard that a corrected answer uncovers. It is known from today on, so its days begin today. */
export function findingOf(content: InspectionContent, change: CorrectionChange, at: Instant): Finding | null {
  if (change.kind === 'header' || change.after.result !== 'fail') return null
  const answers = applied(content, change).answers.filter((one) => isAbout(one, change.item, change.thing))
  return assess({ ...content, answers, finishedAt: at })[0] ?? null
}

/** A correction with the moment from which it is known. */
export interface DatedCorrection {
  change: CorrectionChange
  madeAt: Instant
}

/** What is true now, for who reads it and did not sign it twice: answers and findings as corrected. */
export function asTrueNow(content: InspectionContent, corrections: readonly DatedCorrection[]): InspectionContent {
  const read = corrected(
    content,
    corrections.map(({ change }) => change),
  )
  const last = new Map<string, DatedCorrection>()
  for (const one of corrections) if (one.change.kind === 'answer') last.set(spotOf(one.change), one)
  const kept = content.findings.filter((finding) => !last.has(spotOf(finding)))
  const since = [...last.values()].flatMap(({ change, madeAt }) => findingOf(content, change, madeAt) ?? [])
  return { ...read, findings: [...kept, ...since] }
}

const spotOf = ({ item, thing }: { item: string; thing: ThingRef }): string => `${item} ${thing.kind} ${thing.id}`

/** An answer that a hazard rests on is taken back by two people. */
export const takesBack = (change: CorrectionChange): boolean =>
  change.kind === 'answer' && change.before.result === 'fail'

/** Throws CORRECTION_STATE, CORRECTION_SAME_PERSON. */
export function assertMayAgree(
  { status, madeBy }: { status: CorrectionStatus; madeBy: string },
  actorId: string,
): void {
  if (status !== 'waiting') {
    throw new DomainError('CORRECTION_STATE', `这条更正${CORRECTION_STATUS_LABEL[status]}，不用再确认，请刷新后再看`)
  }
  if (madeBy === actorId) {
    throw new DomainError('CORRECTION_SAME_PERSON', '提出更正的人不能自己确认误录，请另一位同事确认')
  }
}
