import {
  type FactSubject,
  type Finding,
  type HazardFoundBody,
  type HazardState,
  type InspectionContent,
  isEmergency,
} from '@app/domain'
import type { HazardEntity, Tx } from '@app/persistence'

export type HazardColumns = Pick<HazardEntity, 'number' | 'category' | 'areaCode' | 'version'> & {
  openKey?: string | null
}

/** One open hazard per item of a thing at a premises; the database holds to it. */
export const openKeyOf = (premisesId: string, item: string, thingId: string): string =>
  `${premisesId}:${item}:${thingId}`

export const hazardRow = (state: HazardState, columns: HazardColumns): HazardEntity => ({
  ...columns,
  ...state,
  openKey:
    state.status === 'closed' ? null : (columns.openKey ?? openKeyOf(state.premisesId, state.item, state.thingId)),
})

/** The state that facts have made; databases without a boolean type give 0 and 1. */
export function hazardState(row: HazardEntity): HazardState {
  const { number: _number, category: _category, areaCode: _area, version: _version, openKey: _key, ...state } = row
  return { ...state, structural: Boolean(state.structural), emergency: Boolean(state.emergency) }
}

export const foundBody = (
  { id, premisesId, checklistVersion }: InspectionContent,
  finding: Finding,
  hazardId: string,
  photoIds: string[],
): HazardFoundBody => ({
  hazardId,
  inspectionId: id,
  premisesId,
  checklistVersion,
  item: finding.item,
  thing: finding.thing,
  reason: finding.reason,
  grade: finding.grade,
  measure: finding.measure,
  deadlineOn: finding.deadlineOn,
  fixedOnSite: finding.fixedOnSite,
  structural: finding.structural,
  emergency: isEmergency(finding),
  photoIds,
})

export function hazardSubjects({ id, premisesId, thingKind, thingId }: HazardState): FactSubject[] {
  const subjects: FactSubject[] = [
    { kind: 'hazard', id },
    { kind: 'premises', id: premisesId },
  ]
  if (thingKind === 'place') return subjects
  return [...subjects, { kind: thingKind === 'cylinder' ? 'cylinder' : 'equipment', id: thingId }]
}

/** A hazard decides under what the alerts of its thing and place fold, so all of them are reviewed again. */
export function touchHazard(tx: Tx, { id, premisesId, thingKind, thingId }: HazardState): void {
  tx.touch('hazard', id)
  tx.touch('premises', premisesId)
  if (thingKind === 'cylinder') tx.touch('cylinder', thingId)
}
