import type { ItemToAnswer, ThingRef } from '@app/domain'
import type { VisitDraft } from './draft'

export interface ThingGroup {
  name: string
  thing: ThingRef
  asked: ItemToAnswer[]
}

/** The thing an answer is about, as the inspector would call it. */
export function thingName(draft: VisitDraft, { kind, id }: ThingRef): string {
  if (kind === 'cylinder') return `气瓶 ${draft.bottles.find((bottle) => bottle.cylinderId === id)?.code ?? ''}`
  if (kind === 'place') return '本户'
  return draft.equipment.find((one) => one.id === id)?.label ?? ''
}

export function byThing(draft: VisitDraft, questions: readonly ItemToAnswer[]): ThingGroup[] {
  const groups = new Map<string, ThingGroup>()
  for (const question of questions) {
    const group = groups.get(question.thing.id) ?? {
      name: thingName(draft, question.thing),
      thing: question.thing,
      asked: [],
    }
    group.asked.push(question)
    groups.set(question.thing.id, group)
  }
  return [...groups.values()]
}
