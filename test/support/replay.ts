import { type AlertState, applyAlertFact, applyHazardFact, type FactLike, type HazardState } from '@app/domain'
import type { AlertEntity, Database, FactEntity, HazardEntity } from '@app/persistence'

/** The journal applied from its beginning: what every alert and hazard must be. */
async function replayed<S>(
  db: Database,
  prefix: string,
  id: string,
  apply: (state: S | null, fact: FactLike) => S | null,
) {
  const facts = await db.rows<FactEntity>(`SELECT * FROM fact WHERE kind LIKE '${prefix}.%' ORDER BY seq`)
  const states = new Map<string, S>()
  for (const fact of facts) {
    const body = JSON.parse(fact.body) as Record<string, string>
    const key = body[id] ?? ''
    // Rows that a test put there itself have no beginning in the journal.
    if (!states.has(key) && !/\.(found|raised)$/.test(fact.kind)) continue
    const state = apply(states.get(key) ?? null, { ...fact, body })
    if (state) states.set(key, state)
  }
  return states
}

const pick = <T extends object>(row: T, names: readonly (keyof T)[]) =>
  Object.fromEntries(names.map((n) => [n, row[n]]))

const ALERT = [
  'rule',
  'subjectKind',
  'subjectId',
  'status',
  'raisedAt',
  'dueOn',
  'hazardId',
  'acknowledgedBy',
  'acknowledgedAt',
  'closedAt',
  'closeReason',
  'disputedBy',
] as const
const HAZARD = [
  'premisesId',
  'item',
  'reason',
  'thingId',
  'grade',
  'measure',
  'status',
  'foundAt',
  'deadlineOn',
  'assigneeAccountId',
  'assigneeCompanyId',
  'rectifiedBy',
  'rectifiedAt',
  'closedAt',
  'closeReason',
  'returns',
] as const

export interface Replay {
  written: object[]
  told: object[]
}

/** Rows of alerts as written beside those the facts tell; only alerts that facts have raised. */
export async function replayAlerts(db: Database): Promise<Replay> {
  const states = await replayed<AlertState>(db, 'alert', 'alertId', applyAlertFact)
  const rows = await db.rows<AlertEntity>('SELECT * FROM alert ORDER BY id')
  const own = rows.filter(({ id }) => states.has(id))
  return {
    written: own.map((row) => pick(row, ALERT)),
    told: own.map(({ id }) => pick(states.get(id) as AlertState, ALERT)),
  }
}

export async function replayHazards(db: Database): Promise<Replay> {
  const states = await replayed<HazardState>(db, 'hazard', 'hazardId', applyHazardFact)
  const rows = await db.rows<HazardEntity>('SELECT * FROM hazard ORDER BY id')
  const own = rows.filter(({ id }) => states.has(id))
  return {
    written: own.map((row) => pick(row, HAZARD)),
    told: own.map(({ id }) => pick(states.get(id) as HazardState, HAZARD)),
  }
}
