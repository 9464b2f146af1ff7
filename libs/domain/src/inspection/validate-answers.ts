import type { Checklist, ChecklistItem } from '../checklist/checklist'
import { findItem, reasonsFor } from '../checklist/checklists'
import { type ItemToAnswer, itemsFor } from '../checklist/items-for'
import { prejudge } from '../checklist/prejudge'
import type { Problem } from '../error/domain-error'
import { dateInShanghai, isInstant } from '../time/calendar'
import type { Answer, InspectionContent, ThingRef } from './inspection'
import { asks, type VisitRules } from './visit-rules'

const keyOf = (item: string, thing: ThingRef): string => `${item} ${thing.kind} ${thing.id}`

/** Every question of this visit answered once, each answer complete in itself and true to the dates beside it. */
export function validateAnswers(content: InspectionContent, checklist: Checklist, rules: VisitRules): Problem[] {
  if (content.outcome !== 'completed') return []
  const asked = itemsFor(checklist, { premisesType: content.premisesType, things: content }).filter(({ item }) =>
    asks(rules, item.category),
  )
  const askedKeys = new Set(asked.map(({ item, thing }) => keyOf(item.code, thing)))
  const answered = new Set<string>()
  const problems: Problem[] = []
  content.answers.forEach((answer, index) => {
    const key = keyOf(answer.item, answer.thing)
    problems.push(...placementProblems(content, answer, index, { asked: askedKeys.has(key), twice: answered.has(key) }))
    answered.add(key)
    const item = findItem(checklist, answer.item)
    if (item) problems.push(...answerProblems(content, { checklist, item, rules }, answer, index))
  })
  const missing = asked.filter(({ item, thing }) => !answered.has(keyOf(item.code, thing)))
  return [...problems, ...missing.map((question) => missingProblem(content, question)), ...detectorProblems(content)]
}

function missingProblem(content: InspectionContent, { item, thing }: ItemToAnswer): Problem {
  return { path: 'content.answers', item: item.code, message: `${titleOf(content, item, thing)}还没有作答` }
}

function placementProblems(
  content: InspectionContent,
  { item, thing }: Answer,
  index: number,
  { asked, twice }: { asked: boolean; twice: boolean },
): Problem[] {
  const path = `content.answers[${index}]`
  if (!asked) return [{ path, item, message: `${item}（${thingName(content, thing)}）不在这次检查内，请删去` }]
  if (twice) return [{ path, item, message: `${item}（${thingName(content, thing)}）答了两次，请保留一次` }]
  return []
}

interface Asked {
  checklist: Checklist
  item: ChecklistItem
  rules: VisitRules
}

function answerProblems(content: InspectionContent, asked: Asked, answer: Answer, index: number): Problem[] {
  const { item } = asked
  const title = titleOf(content, item, answer.thing)
  return answerFaults(content, asked, answer).map(({ field, message }) => ({
    path: `content.answers[${index}].${field}`,
    item: item.code,
    message: `${title}${message}`,
  }))
}

export interface Fault {
  field: keyof Answer
  message: string
}

/** What is wrong with one answer, by itself and beside the dates and quantities of the visit. */
export function answerFaults(content: InspectionContent, { checklist, item, rules }: Asked, answer: Answer): Fault[] {
  return [
    ...reasonProblems(content, checklist, item, answer),
    ...(rules.evidence === 'photos' ? photoProblems(item, answer) : []),
    ...fixedProblems(content, { item, rules }, answer),
    ...contradictions(content, item, answer),
  ]
}

function reasonProblems(
  { premisesType }: InspectionContent,
  checklist: Checklist,
  item: ChecklistItem,
  { result, reason }: Answer,
): Fault[] {
  switch (result) {
    case 'fail':
      if (reason === null) return [{ field: 'reason', message: '不合格，请选原因' }]
      if (reasonsFor(item, premisesType).some(({ code }) => code === reason)) return []
      return [{ field: 'reason', message: '选的原因不属于这一项，请重新选择' }]
    case 'unable':
      if (reason === null) return [{ field: 'reason', message: '无法检查，请选原因' }]
      if (checklist.unableReasons.some(({ code }) => code === reason)) return []
      return [{ field: 'reason', message: '“无法检查”的原因不对，请重新选择' }]
    case 'na':
      if (!item.mayNotApply) return [{ field: 'result', message: '不能选“不适用”；看不到请选“无法检查”' }]
      return noReason(reason)
    case 'pass':
      return noReason(reason)
  }
}

const noReason = (reason: string | null): Fault[] =>
  reason === null ? [] : [{ field: 'reason', message: '没有不合格，请去掉原因' }]

function photoProblems(item: ChecklistItem, { result, photoIds, fixed }: Answer): Fault[] {
  if (photoIds.length > 0 || fixed !== null) return []
  if (item.photo === 'always' && (result === 'pass' || result === 'fail')) {
    return [{ field: 'photoIds', message: '请拍一张照片（一张可作几项的照片）' }]
  }
  if (item.photo === 'on_fail' && result === 'fail') return [{ field: 'photoIds', message: '不合格，请拍照片' }]
  return []
}

function fixedProblems(
  { premisesType }: InspectionContent,
  { item, rules }: Pick<Asked, 'item' | 'rules'>,
  answer: Answer,
): Fault[] {
  const { fixed, result, reason } = answer
  if (fixed === null) return []
  if (result !== 'fail') return [{ field: 'fixed', message: '没有不合格，不能记当场整改' }]
  const known = reasonsFor(item, premisesType).find(({ code }) => code === reason)
  if (known?.structural) {
    return [{ field: 'fixed', message: '属结构性问题，不能记当场整改；先停用，再报方案' }]
  }
  if (fixed.beforePhotoId === '' || fixed.afterPhotoId === '') {
    return [{ field: 'fixed', message: '当场整改须有改前、改后两张照片' }]
  }
  if (fixed.beforePhotoId !== fixed.afterPhotoId) return []
  if (rules.evidence === 'photos') return [{ field: 'fixed', message: '改前和改后是同一张照片，请重拍改后' }]
  // The sheet tells of both; for what can kill, somebody must have looked through a camera afterwards.
  if (known?.grade[premisesType] !== 'A') return []
  return [{ field: 'fixed', message: '严重隐患当场改好，除纸质单外请再上传一张改后照片，并选它' }]
}

/** Dates and quantities stand in the same signed content, so a pass that they refute cannot be signed. */
function contradictions(content: InspectionContent, item: ChecklistItem, { result, thing }: Answer): Fault[] {
  if (item.code === 'E09' && result === 'fail') {
    return [{ field: 'result', message: '有气味或报警：停止填表，关阀、开窗、离开，改走“险情撤离”' }]
  }
  if ((result !== 'pass' && result !== 'na') || item.thing === 'cylinder' || !isInstant(content.finishedAt)) return []
  const judged = prejudge(item, {
    premisesType: content.premisesType,
    today: dateInShanghai(content.finishedAt),
    equipment: content.equipment.find(({ id }) => id === thing.id) ?? null,
    bottles: content.bottles.filter(({ presence }) => presence === 'present'),
    hasCylinderRoom: content.hasCylinderRoom,
  })
  if (judged?.result !== 'fail') return []
  return [{ field: 'result', message: `不能选合格：${judged.why}。请改选不合格，或更正日期、数量` }]
}

/** B01 and the detectors listed must tell the same story. */
function detectorProblems({ answers, equipment }: InspectionContent): Problem[] {
  const hasDetector = equipment.some(({ kind }) => kind === 'detector')
  const index = answers.findIndex(({ item }) => item === 'B01')
  if (answers[index]?.result !== 'pass' || hasDetector) return []
  return [
    {
      path: `content.answers[${index}].result`,
      item: 'B01',
      message: 'B01 答了已装报警器，请登记这只报警器并作答B02–B04',
    },
  ]
}

function titleOf(content: InspectionContent, item: ChecklistItem, thing: ThingRef): string {
  const name = thingName(content, thing)
  return `${item.code} ${item.text}${name === '' ? '' : `（${name}）`}：`
}

function thingName({ bottles, equipment }: InspectionContent, thing: ThingRef): string {
  if (thing.kind === 'place') return ''
  if (thing.kind === 'cylinder') {
    const index = bottles.findIndex(({ cylinderId }) => cylinderId === thing.id)
    return index < 0 ? '未核到的瓶' : `第${index + 1}只气瓶`
  }
  return equipment.find(({ id }) => id === thing.id)?.label ?? '未登记的设备'
}
