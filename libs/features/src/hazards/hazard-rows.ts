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

/** One open hazard per item of a thing at a premises or a company; the database holds to it. */
export const openKeyOf = (placeId: string, item: string, thingId: string): string => `${placeId}:${item}:${thingId}`

/** Where it is: premises, or the company whose own it is. */
export const placeOf = ({ premisesId, companyId }: { premisesId: string | null; companyId?: string | null }): string =>
  premisesId ?? companyId ?? ''

export const hazardRow = (state: HazardState, columns: HazardColumns): HazardEntity => ({
  ...columns,
  ...state,
  openKey: state.status === 'closed' ? null : (columns.openKey ?? openKeyOf(placeOf(state), state.item, state.thingId)),
})

/** The state that facts have made; databases without a boolean type give 0 and 1. */
export function hazardState(row: HazardEntity): HazardState {
  const { number: _number, category: _category, areaCode: _area, version: _version, openKey: _key, ...state } = row
  return { ...state, structural: Boolean(state.structural), emergency: Boolean(state.emergency) }
}

/** What hazards follow from: a visit to premises, or to a company. */
export interface FindingsContent
  extends Pick<
    InspectionContent,
    'id' | 'inspectorId' | 'checklistVersion' | 'finishedAt' | 'answers' | 'findings' | 'previous'
  > {
  premisesId: string | null
  companyId?: string
}

export const foundBody = (
  { id, premisesId, companyId, checklistVersion }: FindingsContent,
  finding: Finding,
  hazardId: string,
  photoIds: string[],
): HazardFoundBody => ({
  hazardId,
  inspectionId: id,
  premisesId,
  ...(companyId ? { companyId } : {}),
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

export function hazardSubjects({ id, premisesId, companyId, thingKind, thingId }: HazardState): FactSubject[] {
  const subjects: FactSubject[] = [
    { kind: 'hazard', id },
    ...(premisesId ? [{ kind: 'premises' as const, id: premisesId }] : []),
    ...(companyId ? [{ kind: 'company' as const, id: companyId }] : []),
  ]
  if (thingKind === 'place') return subjects
  return [...subjects, { kind: thingKind === 'cylinder' ? 'cylinder' : 'equipment', id: thingId }]
}

/** A hazard decides under what the alerts of its thing and place fold, so all of them are reviewed again. */
export function touchHazard(tx: Tx, { id, premisesId, thingKind, thingId }: HazardState): void {
  tx.touch('hazard', id)
  if (premisesId) tx.touch('premises', premisesId)
  if (thingKind === 'cylinder') tx.touch('cylinder', thingId)
}
