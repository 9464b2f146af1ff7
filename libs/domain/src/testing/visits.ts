import { currentChecklist, reasonsFor } from '../checklist/checklists'
import { type ItemToAnswer, itemsFor } from '../checklist/items-for'
import type { Equipment } from '../equipment/equipment'
import { assess } from '../inspection/assess'
import type { Answer, BottleCount, InspectionContent } from '../inspection/inspection'

/** Visits for tests: every one is complete and may be stored until a test breaks it. */

export const PLACE = '00000000-0000-7000-8000-000000000001'

const bottleId = (n: number): string => `00000000-0000-7000-8000-0000000001${String(n).padStart(2, '0')}`

export const bottle = (n: number, over: Partial<BottleCount> = {}): BottleCount => ({
  cylinderId: bottleId(n),
  presence: 'present',
  use: 'in_use',
  chargeGrams: 15_000,
  scannedCode: `T12000000${String(n).padStart(2, '0')}`,
  registered: true,
  stampPhotoId: null,
  ...over,
})

export const applianceSet = (over: Partial<Equipment> = {}): Equipment => ({
  id: '00000000-0000-7000-8000-000000000201',
  kind: 'appliance',
  label: '一号灶',
  hasWaterHeater: false,
  stoveSoldOn: '2024-01-01',
  hoseKind: 'stainless',
  hoseFrom: '2024-01-01',
  regulatorFrom: '2024-01-01',
  regulatorUntil: null,
  detectorFrom: null,
  ...over,
})

export const detector = (over: Partial<Equipment> = {}): Equipment => ({
  ...applianceSet(),
  id: '00000000-0000-7000-8000-000000000202',
  kind: 'detector',
  label: '厨房报警器',
  stoveSoldOn: null,
  hoseKind: null,
  hoseFrom: null,
  regulatorFrom: null,
  detectorFrom: '2025-01-01',
  ...over,
})

export const passed = ({ item, thing }: ItemToAnswer): Answer => ({
  item: item.code,
  thing,
  result: 'pass',
  reason: null,
  photoIds: item.photo === 'always' ? ['photo-1'] : [],
  fixed: null,
})

/** A finished visit with everything in order; `over` may change the things, the answers follow. */
export function cleanVisit(over: Partial<InspectionContent> = {}): InspectionContent {
  const base: InspectionContent = {
    id: '00000000-0000-7000-8000-000000000301',
    premisesId: PLACE,
    premisesType: 'resident',
    inspectorId: '00000000-0000-7000-8000-000000000401',
    kind: 'annual',
    outcome: 'completed',
    checklistVersion: currentChecklist().version,
    startedAt: '2026-11-22T01:00:00.000Z',
    finishedAt: '2026-11-22T01:20:00.000Z',
    bottles: [bottle(1), bottle(2, { use: 'spare' })],
    equipment: [applianceSet(), detector()],
    hasCylinderRoom: false,
    answers: [],
    findings: [],
    previous: [],
    photoIds: [],
    outcomeReason: null,
    nextVisitOn: null,
    leak: null,
    note: null,
    signing: { kind: 'self', mode: 'signed', reason: null, witness: null },
    ...over,
  }
  const answers =
    over.answers ?? itemsFor(currentChecklist(), { premisesType: base.premisesType, things: base }).map(passed)
  return assessed({ ...base, answers })
}

export const assessed = (content: InspectionContent): InspectionContent => ({ ...content, findings: assess(content) })

/** The same visit with one answer changed and the findings worked out anew. */
export function withAnswer(content: InspectionContent, item: string, change: Partial<Answer>): InspectionContent {
  const at = content.answers.findIndex((answer) => answer.item === item)
  return assessed({
    ...content,
    answers: content.answers.map((answer, index) => (index === at ? { ...answer, ...change } : answer)),
  })
}

export function failed(content: InspectionContent, item: string, slug: string): InspectionContent {
  return withAnswer(content, item, { result: 'fail', reason: `${item}-${slug}`, photoIds: ['photo-2'] })
}

/** A visit that ended at the door. */
export function doorVisit(over: Partial<InspectionContent>): InspectionContent {
  return assessed({
    ...cleanVisit(),
    outcome: 'not_home',
    outcomeReason: 'no_answer',
    bottles: [],
    equipment: [],
    answers: [],
    photoIds: ['photo-door'],
    signing: null,
    ...over,
  })
}

export const firstReason = (item: ItemToAnswer['item'], type: InspectionContent['premisesType']): string =>
  reasonsFor(item, type)[0]?.code ?? ''
