import {
  applyCylinderFact,
  CYLINDER_MODELS,
  type CylinderCountedBody,
  type CylinderDiscoveredBody,
  type CylinderState,
  dateInShanghai,
  type InspectionContent,
  parseScan,
  visitNumber,
} from '@app/domain'
import type {
  CylinderEntity,
  EquipmentEntity,
  InspectionAnswerEntity,
  InspectionBottleEntity,
  InspectionEntity,
  PremisesEntity,
} from '@app/persistence'
import { qrAliasRow, unregisteredRow } from '../cylinders/unregistered-row'

/** Pure: one signed visit → the rows it makes. Nothing here reads a clock or a database. */

export function inspectionRow(
  content: InspectionContent,
  premises: PremisesEntity,
  sealed: { contentHash: string; submissionHash: string; factId: string; receivedAt: string },
): InspectionEntity {
  const graded = (grade: string) => content.findings.filter((f) => f.grade === grade).length
  return {
    id: content.id,
    number: visitNumber(dateInShanghai(content.finishedAt), content.id),
    // Where it takes effect; what was signed for stands in the content.
    premisesId: premises.id,
    inspectorId: content.inspectorId,
    kind: content.kind,
    outcome: content.outcome,
    checklistVersion: content.checklistVersion,
    startedAt: content.startedAt,
    finishedAt: content.finishedAt,
    areaCode: premises.areaCode,
    gradeA: graded('A'),
    gradeB: graded('B'),
    gradeC: graded('C'),
    ...sealed,
  }
}

/** The answers that somebody will look for; the whole sheet, as it was signed, is the body of the fact. */
export function answerRows({ id, answers }: InspectionContent): InspectionAnswerEntity[] {
  const rows = answers.map((answer, line) => ({
    inspectionId: id,
    line,
    item: answer.item,
    thingKind: answer.thing.kind,
    thingId: answer.thing.id,
    result: answer.result,
    reason: answer.reason,
    photoIds: answer.photoIds.length > 0 ? answer.photoIds.join(',') : null,
    fixedPhotoIds: answer.fixed ? `${answer.fixed.beforePhotoId},${answer.fixed.afterPhotoId}` : null,
  }))
  return rows.filter(({ result }) => result === 'fail' || result === 'unable')
}

export function bottleRows({ id, bottles }: InspectionContent): InspectionBottleEntity[] {
  return bottles.map((b) => ({ inspectionId: id, cylinderId: b.cylinderId, presence: b.presence, bottleUse: b.use }))
}

/** Bottles at the place that the register does not know, each with a card, a code and a fact of its own. */
export function discoveredRows(content: InspectionContent, premises: PremisesEntity, known: ReadonlySet<string>) {
  const found = content.bottles.filter((b) => !b.registered && !known.has(b.cylinderId))
  const cylinders = found.map((b) =>
    unregisteredRow({
      id: b.cylinderId,
      code: codeOf(b.scannedCode),
      model: CYLINDER_MODELS.find((m) => m.nominalGrams === b.chargeGrams && !m.banned)?.model ?? '',
      premisesId: premises.id,
      areaCode: premises.areaCode,
      presence: 'present',
      bottleUse: b.use,
      lastSeenAt: content.finishedAt,
      createdAt: content.finishedAt,
      stampPhotoId: b.stampPhotoId,
      whereEnc: null,
    }),
  )
  const aliases = found.flatMap((b) => {
    const value = codeOf(b.scannedCode)
    return value ? [qrAliasRow(b.cylinderId, b.cylinderId, value, content.finishedAt)] : []
  })
  const bodies: CylinderDiscoveredBody[] = found.map((b) => ({
    cylinderId: b.cylinderId,
    premisesId: premises.id,
    inspectionId: content.id,
    use: b.use,
    scannedCode: codeOf(b.scannedCode),
    stampPhotoId: b.stampPhotoId,
  }))
  return { cylinders, aliases, bodies }
}

function codeOf(scanned: string | null): string | null {
  const parsed = scanned === null ? null : parseScan(scanned)
  return parsed?.ok ? parsed.code : null
}

export function countedBodies(content: InspectionContent, known: ReadonlySet<string>): CylinderCountedBody[] {
  return content.bottles
    .filter((b) => known.has(b.cylinderId))
    .map((b) => ({
      cylinderId: b.cylinderId,
      premisesId: content.premisesId,
      inspectionId: content.id,
      presence: b.presence,
      use: b.use,
    }))
}

const stateOf = (c: CylinderEntity): CylinderState => ({
  id: c.id,
  status: c.status,
  premisesId: c.premisesId,
  presence: c.presence,
  use: c.bottleUse,
  lastSeenAt: c.lastSeenAt,
})

/** Where the counted bottles are now, by the same `applyCylinderFact` that replays them. */
export function countedStates(
  bodies: readonly CylinderCountedBody[],
  cylinders: readonly CylinderEntity[],
  content: InspectionContent,
  premises: PremisesEntity,
) {
  const rows = new Map(cylinders.map((c) => [c.id, c]))
  return bodies.flatMap((body) => {
    const row = rows.get(body.cylinderId)
    if (!row) return []
    const state = applyCylinderFact(stateOf(row), {
      kind: 'cylinder.counted',
      occurredAt: content.finishedAt,
      actorId: content.inspectorId,
      body,
    })
    if (!state) return []
    const areaCode = state.premisesId === premises.id ? premises.areaCode : row.areaCode
    return [{ id: row.id, presence: state.presence, bottleUse: state.use, premisesId: state.premisesId, areaCode }]
  })
}

/** Equipment whose record changes by this visit; what the register already says is left alone. */
export function equipmentRows(content: InspectionContent, known: readonly EquipmentEntity[]): EquipmentEntity[] {
  const before = new Map(known.map((e) => [e.id, e]))
  return content.equipment
    .map((e) => ({ ...e, premisesId: content.premisesId, seenAt: content.finishedAt, removedAt: null }))
    .filter((e) => {
      const old = before.get(e.id)
      return !old || (old.premisesId === e.premisesId && (old.seenAt ?? '') <= e.seenAt && !sameEquipment(old, e))
    })
}

const DATES = [
  'label',
  'stoveSoldOn',
  'hoseKind',
  'hoseFrom',
  'regulatorFrom',
  'regulatorUntil',
  'detectorFrom',
] as const

const sameEquipment = (a: EquipmentEntity, b: EquipmentEntity): boolean =>
  Boolean(a.hasWaterHeater) === b.hasWaterHeater && DATES.every((d) => a[d] === b[d])
