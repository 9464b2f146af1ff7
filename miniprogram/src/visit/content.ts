import {
  type Answer,
  assess,
  type BottleCount,
  commit,
  currentChecklist,
  type InspectionContent,
  type Instant,
  newId,
  type Signing,
} from '@app/domain'
import { questions } from './answers'
import type { DraftAnswer, DraftBottle, VisitDraft } from './draft'

/** The salt and the text behind a commitment; they travel beside the signed content, not in it. */
export interface SaltedText {
  path: 'note' | 'signing.witness'
  salt: string
  text: string
}

export interface VisitContent {
  content: InspectionContent
  texts: SaltedText[]
}

const salted = (path: SaltedText['path'], text: string): SaltedText[] =>
  text.trim() ? [{ path, salt: (newId() + newId()).replace(/-/g, '').slice(0, 64), text: text.trim() }] : []

const commitmentTo = (texts: SaltedText[], path: SaltedText['path']): string | null => {
  const found = texts.find((one) => one.path === path)
  return found ? commit(found.text, found.salt) : null
}

function counted({ code: _code, dates: _dates, presence, ...bottle }: DraftBottle): BottleCount[] {
  return presence ? [{ ...bottle, presence }] : []
}

function answered({ result, ...answer }: DraftAnswer): Answer[] {
  return result ? [{ ...answer, result, reason: result === 'fail' || result === 'unable' ? answer.reason : null }] : []
}

/** Answers about things that are no longer part of the visit (a bottle removed, a set deleted) are left out. */
function answersOf(draft: VisitDraft): Answer[] {
  const asked = new Set(questions(draft).map(({ item, thing }) => `${item.code}/${thing.id}`))
  return draft.answers.flatMap(answered).filter((answer) => asked.has(`${answer.item}/${answer.thing.id}`))
}

function signingOf(draft: VisitDraft, texts: SaltedText[]): Signing | null {
  const { kind, mode, reason } = draft.signing
  if (!kind || !mode) return null
  const isSigned = mode === 'signed'
  const witness = isSigned ? null : commitmentTo(texts, 'signing.witness')
  return { kind, mode, reason: isSigned ? null : reason, witness }
}

/** What both will sign, worked out on the phone: the findings with grade, measure and deadline are part of it. */
export function contentOf(draft: VisitDraft, finishedAt: Instant): VisitContent {
  const witness = draft.signing.mode === 'signed' ? '' : draft.signing.witness
  const texts = [...salted('note', draft.note), ...salted('signing.witness', witness)]
  const isCompleted = draft.outcome === 'completed'
  const seen: Omit<InspectionContent, 'findings'> = {
    id: draft.id,
    premisesId: draft.premises.id,
    premisesType: draft.premises.type,
    inspectorId: draft.accountId,
    kind: draft.kind,
    outcome: draft.outcome ?? 'completed',
    checklistVersion: currentChecklist().version,
    startedAt: draft.startedAt,
    finishedAt,
    bottles: isCompleted ? draft.bottles.flatMap(counted) : [],
    equipment: draft.equipment,
    hasCylinderRoom: draft.hasCylinderRoom,
    answers: isCompleted ? answersOf(draft) : [],
    previous: draft.previous.flatMap(({ hazardId, putRight }) => (putRight === null ? [] : [{ hazardId, putRight }])),
    photoIds: draft.placePhotoIds,
    outcomeReason: draft.outcomeReason,
    nextVisitOn: draft.nextVisitOn,
    leak: draft.leak,
    note: commitmentTo(texts, 'note'),
    signing: signingOf(draft, texts),
  }
  return { content: { ...seen, findings: assess(seen) }, texts }
}
