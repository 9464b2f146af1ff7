import {
  type AnswerResult,
  type BottlePresence,
  type BottleUse,
  type CalendarDate,
  checklistOn,
  currentChecklist,
  type Equipment,
  type ItemToAnswer,
  itemsFor,
  nominalGrams,
  type PaperEntry,
  type SignerKind,
  type SigningMode,
  type VisitKind,
  type VisitOutcome,
} from '@app/domain'
import type { PremisesDetail } from '../../premises/types'
import type { PaperDetail, SheetBody } from './types'

export interface Counted {
  presence: BottlePresence
  use: BottleUse | null
}

/** A bottle on the sheet that the register does not know. */
export interface StrangeBottle {
  id: string
  code: string
  grams: number
  use: BottleUse
}

export interface Given {
  result: AnswerResult
  reason: string | null
  /** 当场改好 according to the sheet: by which picture, or `SHEET` for the sheet itself. */
  fixedBy?: string
}

export const SHEET = 'sheet'

/** The form as it stands, kept in the tab until it is sent. */
export interface PaperValues {
  inspectorId: string
  visitedOn: CalendarDate
  sheetNo: string
  sheetPhotoIds: string[]
  inspectorSigned: boolean
  kind: VisitKind
  outcome: VisitOutcome
  outcomeReason?: string | null
  nextVisitOn?: CalendarDate | null
  signerKind?: SignerKind
  signingMode?: SigningMode
  signingReason?: string | null
  witness?: string
  note?: string
  hasCylinderRoom: boolean
  bottles: Record<string, Counted>
  strange: StrangeBottle[]
  sets: Equipment[]
  answers: Record<string, Given>
}

export const keyOf = ({ item, thing }: ItemToAnswer): string => `${item.code}/${thing.id}`

/** The register as it stands is what the sheet most likely says. */
export function emptySheet(premises: PremisesDetail, inspectorId: string | undefined): Partial<PaperValues> {
  return {
    inspectorId,
    sheetPhotoIds: [],
    inspectorSigned: true,
    kind: premises.lastVisitOn ? 'annual' : 'first',
    outcome: 'completed',
    signingMode: 'signed',
    signerKind: 'self',
    hasCylinderRoom: premises.hasCylinderRoom,
    bottles: Object.fromEntries(
      premises.bottles.map(({ id, use }) => [id, { presence: 'present', use: use ?? 'in_use' }]),
    ),
    strange: [],
    sets: premises.equipment.map(asEquipment),
    answers: {},
  }
}

/** A sheet that came back, as it was typed in. */
export function sheetOf({ content, texts, ...paper }: PaperDetail): Partial<PaperValues> {
  const text = (path: string) => texts.find((one) => one.path === path)?.text
  const known = content.bottles.filter(({ registered }) => registered)
  return {
    inspectorId: paper.inspectorId,
    visitedOn: paper.visitedOn,
    sheetNo: paper.sheetNo,
    sheetPhotoIds: paper.photos.map(({ id }) => id),
    inspectorSigned: paper.inspectorSigned,
    kind: content.kind,
    outcome: content.outcome,
    outcomeReason: content.outcomeReason,
    nextVisitOn: content.nextVisitOn,
    signerKind: content.signing?.kind,
    signingMode: content.signing?.mode,
    signingReason: content.signing?.reason,
    witness: text('signing.witness'),
    note: text('note'),
    hasCylinderRoom: content.hasCylinderRoom,
    bottles: Object.fromEntries(known.map(({ cylinderId, presence, use }) => [cylinderId, { presence, use }])),
    strange: content.bottles
      .filter(({ registered }) => !registered)
      .map((one) => ({
        id: one.cylinderId,
        code: one.scannedCode ?? '',
        grams: one.chargeGrams,
        use: one.use ?? 'in_use',
      })),
    sets: content.equipment,
    answers: Object.fromEntries(
      content.answers.map((answer) => [`${answer.item}/${answer.thing.id}`, givenOf(answer)]),
    ),
  }
}

function givenOf({ result, reason, fixed }: PaperDetail['content']['answers'][number]): Given {
  if (!fixed) return { result, reason }
  const fixedBy = fixed.afterPhotoId === fixed.beforePhotoId ? SHEET : fixed.afterPhotoId
  return { result, reason, fixedBy }
}

/** The sheet itself tells what was wrong. */
function fixedOf({ result, fixedBy }: Given, [sheet = '']: readonly string[]) {
  if (result !== 'fail' || fixedBy === undefined) return null
  return { beforePhotoId: sheet, afterPhotoId: fixedBy === SHEET ? sheet : fixedBy }
}

const asEquipment = (one: PremisesDetail['equipment'][number]): Equipment => ({
  id: one.id,
  kind: one.kind,
  label: one.label,
  hasWaterHeater: one.hasWaterHeater,
  stoveSoldOn: one.stoveSoldOn,
  hoseKind: one.hoseKind,
  hoseFrom: one.hoseFrom,
  regulatorFrom: one.regulatorFrom,
  regulatorUntil: one.regulatorUntil,
  detectorFrom: one.detectorFrom,
})

/** The questions of the checklist of that day, about the things on the sheet. */
export function questionsOf(
  values: Partial<PaperValues>,
  premises: Pick<PremisesDetail, 'id' | 'type'>,
): ItemToAnswer[] {
  if (values.outcome !== 'completed') return []
  const checklist = (values.visitedOn && checklistOn(values.visitedOn)) || currentChecklist()
  const counted = Object.entries(values.bottles ?? {}).map(([cylinderId, { presence }]) => ({ cylinderId, presence }))
  const strange = (values.strange ?? []).map(({ id }) => ({ cylinderId: id, presence: 'present' as const }))
  const things = { premisesId: premises.id, bottles: [...counted, ...strange], equipment: values.sets ?? [] }
  return itemsFor(checklist, { premisesType: premises.type, things })
}

export function bodyOf(values: PaperValues, premises: PremisesDetail): SheetBody {
  const { outcome, signingMode } = values
  const isCompleted = outcome === 'completed'
  const signs = isCompleted && values.signerKind && signingMode
  return {
    premisesId: premises.id,
    inspectorId: values.inspectorId,
    visitedOn: values.visitedOn,
    sheetNo: values.sheetNo,
    sheetPhotoIds: values.sheetPhotoIds,
    inspectorSigned: values.inspectorSigned,
    kind: values.kind,
    outcome,
    bottles: isCompleted ? bottlesOf(values, premises) : [],
    equipment: values.sets.map((set) => asOf(set, values.visitedOn)),
    hasCylinderRoom: values.hasCylinderRoom,
    answers: questionsOf(values, premises).flatMap((question) => {
      const given = values.answers[keyOf(question)]
      const { item, thing } = question
      if (!given) return []
      const { result, reason } = given
      return [{ item: item.code, thing, result, reason, photoIds: [], fixed: fixedOf(given, values.sheetPhotoIds) }]
    }),
    outcomeReason: isCompleted ? null : (values.outcomeReason ?? null),
    nextVisitOn: values.nextVisitOn ?? null,
    signing: signs
      ? {
          kind: values.signerKind as SignerKind,
          mode: signingMode,
          reason: signingMode === 'signed' ? null : (values.signingReason ?? null),
          witness: signingMode === 'signed' ? null : values.witness?.trim() || null,
        }
      : null,
    note: values.note?.trim() || null,
  }
}

function bottlesOf({ bottles, strange }: PaperValues, premises: PremisesDetail): SheetBody['bottles'] {
  const known = premises.bottles.flatMap(({ id, model }) => {
    const counted = bottles[id]
    if (!counted) return []
    const use = counted.presence === 'present' ? counted.use : null
    const grams = nominalGrams(model)
    return [
      {
        cylinderId: id,
        presence: counted.presence,
        use,
        chargeGrams: grams,
        scannedCode: null,
        registered: true,
        stampPhotoId: null,
      },
    ]
  })
  const found = strange.map(({ id, code, grams, use }) => ({
    cylinderId: id,
    presence: 'present' as const,
    use,
    chargeGrams: grams,
    scannedCode: code.trim() || null,
    registered: false,
    stampPhotoId: null,
  }))
  return [...known, ...found]
}

const BEGINNINGS = ['stoveSoldOn', 'hoseFrom', 'regulatorFrom', 'detectorFrom'] as const

/** What was fitted after that day was not there yet; what was there before it nobody knows any more. */
function asOf(set: Equipment, visitedOn: CalendarDate): Equipment {
  const later = BEGINNINGS.filter((date) => (set[date] ?? '') > visitedOn)
  return { ...set, ...Object.fromEntries(later.map((date) => [date, null])) }
}

/** What the server will judge, so that everything missing is seen while typing. */
export function entryOf(body: SheetBody, premises: Pick<PremisesDetail, 'type'>): PaperEntry {
  const { sheetNo: _, sheetPhotoIds, signing, ...sheet } = body
  return {
    ...sheet,
    id: body.premisesId,
    premisesType: premises.type,
    photoIds: sheetPhotoIds,
    signing: signing && { ...signing, witness: signing.witness },
    note: null,
  }
}

/** Which of them an answer is about; nothing for the place. */
export function thingName(
  { kind, id }: ItemToAnswer['thing'],
  values: Partial<PaperValues>,
  { bottles }: Pick<PremisesDetail, 'bottles'>,
): string {
  if (kind === 'place') return ''
  if (kind !== 'cylinder') return values.sets?.find((one) => one.id === id)?.label ?? ''
  const strange = values.strange?.find((one) => one.id === id)
  return strange ? `未登记瓶 ${strange.code}` : (bottles.find((one) => one.id === id)?.code ?? '')
}
