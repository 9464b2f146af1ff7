import {
  type Category,
  currentChecklist,
  dateInShanghai,
  type ItemToAnswer,
  itemsFor,
  type PrejudgedAnswer,
  prejudge,
  type ThingRef,
} from '@app/domain'
import type { Change } from './bottles'
import type { DraftAnswer, VisitDraft } from './draft'
import { myCategories } from './joint'

const checklist = currentChecklist()

/** Every question for this phone, as far as the bottles and the equipment are known. */
export function questions(draft: VisitDraft): ItemToAnswer[] {
  const counted = draft.bottles.flatMap(({ cylinderId, presence }) => (presence ? [{ cylinderId, presence }] : []))
  const things = { premisesId: draft.premises.id, bottles: counted, equipment: draft.equipment }
  const asked = itemsFor(checklist, { premisesType: draft.premises.type, things })
  if (!draft.joint) return asked
  const mine = myCategories(draft)
  return asked.filter(({ item }) => mine.includes(item.category))
}

const same = (answer: DraftAnswer, item: string, thing: ThingRef) =>
  answer.item === item && answer.thing.kind === thing.kind && answer.thing.id === thing.id

export function answerOf(draft: VisitDraft, { item, thing }: ItemToAnswer): DraftAnswer | undefined {
  return draft.answers.find((answer) => same(answer, item.code, thing))
}

const blank = ({ item, thing }: ItemToAnswer): DraftAnswer => ({
  item: item.code,
  thing,
  result: null,
  reason: null,
  photoIds: [],
  fixed: null,
})

export const setAnswer =
  (question: ItemToAnswer, change: Partial<DraftAnswer>): Change<VisitDraft> =>
  (draft) => {
    const answer = { ...(answerOf(draft, question) ?? blank(question)), ...change }
    const others = draft.answers.filter((other) => !same(other, question.item.code, question.thing))
    return { ...draft, answers: [...others, answer] }
  }

const NOT_REGISTERED: PrejudgedAnswer = { result: 'fail', reason: 'P01-unregistered', why: '登记册里没有这只瓶' }

/** The answer that dates, quantities and the register give; the inspector confirms it or says otherwise. */
export function prejudged(draft: VisitDraft, { item, thing }: ItemToAnswer): PrejudgedAnswer | null {
  const isUnknown = draft.bottles.some((bottle) => bottle.cylinderId === thing.id && !bottle.registered)
  if (item.code === 'P01') return isUnknown ? NOT_REGISTERED : null
  return prejudge(item, {
    premisesType: draft.premises.type,
    today: dateInShanghai(draft.startedAt),
    cylinder: draft.bottles.find((bottle) => bottle.cylinderId === thing.id)?.dates,
    equipment: draft.equipment.find((equipment) => equipment.id === thing.id),
    bottles: draft.bottles.filter((bottle) => bottle.presence === 'present'),
    hasCylinderRoom: draft.hasCylinderRoom,
  })
}

/** What an answer still lacks, in words; empty when it is complete. */
export function gapOf(question: ItemToAnswer, answer: DraftAnswer | undefined): string {
  if (!answer?.result) return '还没答'
  if (answer.result === 'fail' && !answer.reason) return '请选不合格的原因'
  if (answer.result === 'unable' && !answer.reason) return '请选看不到的原因'
  const { fixed } = answer
  if (fixed && !(fixed.beforePhotoId && fixed.afterPhotoId)) return '改前、改后各要一张照片'
  const rule = question.item.photo
  const wantsPhoto = answer.result === 'fail' ? rule !== 'none' : answer.result === 'pass' && rule === 'always'
  return wantsPhoto && !answer.photoIds.length && !fixed ? '还要拍一张照片' : ''
}

export interface CategoryProgress {
  category: Category
  questions: ItemToAnswer[]
  done: number
}

/** 气·瓶·阀…, in the order of the checklist, without the categories that ask nothing here. */
export function progress(draft: VisitDraft): CategoryProgress[] {
  const byCategory = new Map<Category, ItemToAnswer[]>()
  for (const question of questions(draft)) {
    const known = byCategory.get(question.item.category) ?? []
    byCategory.set(question.item.category, [...known, question])
  }
  return [...byCategory].map(([category, asked]) => ({
    category,
    questions: asked,
    done: asked.filter((question) => !gapOf(question, answerOf(draft, question))).length,
  }))
}

/** 已逐项看过，全部合格: answers what is still open; what the system judged as failing stays to be looked at. */
export const passAll =
  (asked: readonly ItemToAnswer[]): Change<VisitDraft> =>
  (draft) =>
    asked
      .filter((question) => !answerOf(draft, question)?.result && prejudged(draft, question)?.result !== 'fail')
      .reduce((changed, question) => setAnswer(question, { result: 'pass' })(changed), draft)

/** One picture may serve every item of a thing that wants one. */
export const sharePhoto =
  (asked: readonly ItemToAnswer[], photoId: string): Change<VisitDraft> =>
  (draft) =>
    asked
      .filter(({ item }) => item.photo === 'always')
      .reduce((changed, question) => {
        const photoIds = answerOf(changed, question)?.photoIds ?? []
        return setAnswer(question, { photoIds: [...photoIds, photoId] })(changed)
      }, draft)
