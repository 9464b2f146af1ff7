import { type BottlePresence, type BottleUse, type CylinderDates, newId, nominalGrams } from '@app/domain'
import type { DraftBottle, VisitDraft } from './draft'

/** What the register (asked online) says about a bottle that was not expected here. */
export interface RegisteredElsewhere {
  id: string
  code: string
  dates: CylinderDates
}

export type Change<T> = (value: T) => T

export const changeBottle =
  (cylinderId: string, change: Partial<DraftBottle>): Change<VisitDraft> =>
  (draft) => ({
    ...draft,
    bottles: draft.bottles.map((bottle) => (bottle.cylinderId === cylinderId ? { ...bottle, ...change } : bottle)),
  })

export const setPresence = (cylinderId: string, presence: BottlePresence) =>
  changeBottle(cylinderId, presence === 'present' ? { presence } : { presence, use: null })

export const setUse = (cylinderId: string, use: BottleUse) => changeBottle(cylinderId, { presence: 'present', use })

export function bottleByCode(draft: VisitDraft, code: string): DraftBottle | undefined {
  const codesOf = (id: string) => draft.premises.bottles.find((bottle) => bottle.id === id)?.codes ?? []
  return draft.bottles.find(
    (bottle) => bottle.code === code || bottle.scannedCode === code || codesOf(bottle.cylinderId).includes(code),
  )
}

/** A bottle that the register does not expect here. Whoever supplied it, it is counted. */
export function addBottle(code: string, known: RegisteredElsewhere | undefined): Change<VisitDraft> {
  const bottle: DraftBottle = {
    cylinderId: known?.id ?? newId(),
    code: known?.code ?? code,
    presence: 'present',
    use: 'in_use',
    chargeGrams: nominalGrams(known?.dates.model ?? ''),
    scannedCode: code,
    registered: known !== undefined,
    stampPhotoId: null,
    dates: known?.dates ?? null,
  }
  return (draft) => ({ ...draft, bottles: [...draft.bottles, bottle] })
}

export const removeBottle =
  (cylinderId: string): Change<VisitDraft> =>
  (draft) => ({
    ...draft,
    bottles: draft.bottles.filter((bottle) => bottle.cylinderId !== cylinderId),
    answers: draft.answers.filter((answer) => answer.thing.id !== cylinderId),
  })

export interface Tally {
  in_use: number
  spare: number
  empty: number
  open: number
}

/** 在用1 备用1 空0, and how many still wait to be counted. */
export function tally(bottles: readonly DraftBottle[]): Tally {
  const of = (use: BottleUse) => bottles.filter((bottle) => bottle.presence === 'present' && bottle.use === use).length
  const open = bottles.filter((bottle) => !bottle.presence || (bottle.presence === 'present' && !bottle.use))
  return { in_use: of('in_use'), spare: of('spare'), empty: of('empty'), open: open.length }
}
