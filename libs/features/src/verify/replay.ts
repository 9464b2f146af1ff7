import {
  type AlertState,
  applyAlertFact,
  applyCylinderFact,
  applyHazardFact,
  type CylinderState,
  type FactLike,
  type HazardState,
} from '@app/domain'

type Ids = { hazardId?: string; alertId?: string; cylinderId?: string; newCylinderId?: string }

/** The state that the journal alone makes of hazards, alerts and cylinders. */
export class Replay {
  readonly hazards = new Map<string, HazardState>()
  readonly alerts = new Map<string, AlertState>()
  readonly cylinders = new Map<string, CylinderState>()

  /** Facts come in the order of their sequence. */
  add(fact: FactLike): void {
    const { hazardId = '', alertId = '', cylinderId = '', newCylinderId } = fact.body as Ids
    if (fact.kind.startsWith('hazard.')) step(this.hazards, hazardId, (state) => applyHazardFact(state, fact))
    if (fact.kind.startsWith('alert.')) step(this.alerts, alertId, (state) => applyAlertFact(state, fact))
    if (fact.kind.startsWith('cylinder.')) step(this.cylinders, cylinderId, (state) => applyCylinderFact(state, fact))
    if (newCylinderId) step(this.cylinders, newCylinderId, (state) => applyCylinderFact(state, fact))
  }
}

function step<S>(states: Map<string, S>, id: string, apply: (state: S | null) => S | null): void {
  const next = apply(states.get(id) ?? null)
  if (next !== null) states.set(id, next)
}

/** Fields of `expected` that the row tells otherwise; 0 and 1 are booleans in a database that has none. */
export function differing(expected: object, row: object): string[] {
  const told = new Map<string, unknown>(Object.entries(row))
  return Object.entries(expected)
    .filter(([field, value]) => plain(told.get(field)) !== plain(value))
    .map(([field]) => field)
}

const plain = (value: unknown): unknown => (typeof value === 'boolean' ? Number(value) : (value ?? null))
