import type { FactLike } from '../fact/bodies'
import type { FactKind } from '../fact/fact'
import type { HazardFoundBody } from '../fact/hazard-bodies'
import type { HazardState } from '../hazard/hazard'
import { applyHazardFact } from '../hazard/hazard-state'
import type { CylinderSnapshot, PremisesSnapshot } from '../review/review'
import { PLACE } from './visits'

export const NOW = '2026-11-22T02:00:00.000Z'

export const fact = <B>(
  kind: FactKind,
  body: B,
  occurredAt = NOW,
  actorId: string | null = 'inspector',
): FactLike<B> => ({
  kind,
  occurredAt,
  actorId,
  body,
})

export const cylinderAtHome = (over: Partial<CylinderSnapshot> = {}): CylinderSnapshot => ({
  id: 'c1',
  status: 'registered',
  premisesId: PLACE,
  presence: 'present',
  use: 'in_use',
  lastSeenAt: '2026-10-01T02:00:00.000Z',
  model: 'YSP35.5',
  madeOn: '2024-06-01',
  nextTestOn: '2028-06-01',
  lastTestOn: null,
  designLifeYears: 8,
  ownerCompanyId: 'company',
  hazards: [],
  life: null,
  ...over,
})

export const premisesInUse = (over: Partial<PremisesSnapshot> = {}): PremisesSnapshot => ({
  id: PLACE,
  type: 'resident',
  status: 'in_use',
  hasCylinderRoom: false,
  bottles: [{ cylinderId: 'c1', chargeGrams: 15_000 }],
  equipment: [],
  registeredOn: '2025-01-01',
  lastCompletedOn: '2026-06-01',
  outcomesSince: [],
  nextVisitOn: null,
  hazards: [],
  ...over,
})

export const foundBody = (over: Partial<HazardFoundBody> = {}): HazardFoundBody => ({
  hazardId: 'h1',
  inspectionId: 'i1',
  premisesId: PLACE,
  checklistVersion: '2026-1',
  item: 'H01',
  thing: { kind: 'appliance', id: 'e1' },
  reason: 'H01-rubber',
  grade: 'B',
  measure: 'close_after_use',
  deadlineOn: '2026-11-29',
  fixedOnSite: false,
  structural: false,
  emergency: false,
  photoIds: ['p1'],
  ...over,
})

export function foundHazard(over: Partial<HazardFoundBody> = {}): HazardState {
  return applyHazardFact(null, fact('hazard.found', foundBody(over))) as HazardState
}
