import type { FactLike } from '../fact/bodies'
import type { CylinderEventBody, CylinderEventCorrectedBody, CylinderScannedBody } from '../fact/custody-bodies'
import type {
  CylinderClearedBody,
  CylinderCountedBody,
  CylinderDiscoveredBody,
  CylinderRegisteredBody,
  CylinderRelocatedBody,
  CylinderSwappedBody,
} from '../fact/cylinder-bodies'
import type { FactKind } from '../fact/fact'
import type { Instant } from '../time/calendar'
import type { CustodyStep, Holder } from './custody'
import type { CylinderEvent, EventKind, FillEvent } from './event'
import type { Stage } from './step'

/** A fact with both of its times. */
export interface KnownFact extends FactLike {
  id: string
  recordedAt: Instant
}

export const EVENT_FACT = {
  file: 'cylinder.filed',
  fill: 'cylinder.filled',
  move: 'cylinder.moved',
  deliver: 'cylinder.delivered',
  collect: 'cylinder.collected',
  test: 'cylinder.tested',
  scrap: 'cylinder.scrapped',
  deregister: 'cylinder.deregistered',
} as const satisfies Record<EventKind, FactKind>

export const EVENT_FACT_KINDS: readonly FactKind[] = Object.values(EVENT_FACT)
export const isEventFact = (kind: FactKind): boolean => EVENT_FACT_KINDS.includes(kind)

/** The steps that facts of one cylinder make, corrected where corrections are among them. */
export function stepsOf(facts: readonly KnownFact[], cylinderIds: readonly string[]): CustodyStep[] {
  const corrections = correctionsIn(facts)
  return facts.flatMap((fact) => {
    const corrected = corrections.get(fact.id)
    if (corrected && corrected.body.instead === null) return []
    const step = corrected ? correctedStep(fact, corrected) : stepOf(fact, cylinderIds)
    return step ?? []
  })
}

type Correction = KnownFact & { body: CylinderEventCorrectedBody }

/** Of several corrections of one fact the last. */
function correctionsIn(facts: readonly KnownFact[]): Map<string, Correction> {
  const last = new Map<string, Correction>()
  for (const fact of facts) {
    if (fact.kind !== 'cylinder.event_corrected') continue
    const correction = fact as Correction
    const known = last.get(correction.body.correctsFactId)
    if (!known || known.body.nth < correction.body.nth) last.set(correction.body.correctsFactId, correction)
  }
  return last
}

/** Under the id of what was reported first, known since the correction. */
function correctedStep(fact: KnownFact, { body, recordedAt }: Correction): CustodyStep | null {
  return body.instead && eventStep({ id: fact.id, recordedAt }, body.instead)
}

/** The how-many-th correction of this fact a new one would be. */
export const nthCorrection = (facts: readonly KnownFact[], factId: string): number =>
  1 +
  facts.filter(
    ({ kind, body }) =>
      kind === 'cylinder.event_corrected' && (body as CylinderEventCorrectedBody).correctsFactId === factId,
  ).length

const premises = (id: string | null | undefined): Holder | null => (id ? { kind: 'premises', id } : null)

type Told = Pick<CustodyStep, 'kind' | 'from' | 'to' | 'stage'> & { at?: Instant; companyId?: string }

/** The step of one fact as it was told; null where it says nothing about the way of these cards. */
export function stepOf(fact: KnownFact, cylinderIds: readonly string[]): CustodyStep | null {
  if (isEventFact(fact.kind)) return eventStep(fact, fact.body as CylinderEventBody)
  const told = TELLERS[fact.kind]?.(fact.body as never, cylinderIds)
  if (!told) return null
  const { id: factId, occurredAt, recordedAt: knownAt } = fact
  return { factId, at: occurredAt, knownAt, companyId: null, netGrams: null, nextTestOn: null, unsafe: false, ...told }
}

export function eventStep(
  { id, recordedAt }: Pick<KnownFact, 'id' | 'recordedAt'>,
  body: CylinderEventBody,
): CustodyStep {
  const { event, companyId, from, to } = body
  return {
    factId: id,
    kind: event.kind,
    at: event.occurredAt,
    knownAt: recordedAt,
    companyId,
    from,
    to,
    stage: stageAfter(event, body),
    netGrams: event.kind === 'fill' ? Math.round(event.netKg * 1000) : null,
    nextTestOn: event.kind === 'test' && event.conclusion === 'passed' ? event.nextTestOn : null,
    unsafe: event.kind === 'fill' && isUnsafe(event),
  }
}

/** 充装前后检查 */
export const isUnsafe = ({ before, after }: FillEvent): boolean =>
  before.length > 0 || !after.leakFree || !after.weightRight

const STAGE_AFTER: Record<Exclude<EventKind, 'move'>, Stage | null> = {
  file: null,
  fill: 'filled',
  deliver: 'at_user',
  collect: 'returned',
  test: 'testing',
  scrap: 'scrapped',
  deregister: 'deregistered',
}

function stageAfter(event: CylinderEvent, { to, atTestStation }: CylinderEventBody): Stage | null {
  if (event.kind !== 'move') return STAGE_AFTER[event.kind]
  if (to?.kind !== 'site') return 'on_way'
  return atTestStation ? 'testing' : 'stock'
}

const TELLERS: Partial<Record<FactKind, (body: never, ids: readonly string[]) => Told>> = {
  'cylinder.registered': ({ premisesId }: CylinderRegisteredBody) => seen('file', premisesId),
  'cylinder.discovered': ({ premisesId }: CylinderDiscoveredBody) => seen('counted', premisesId),
  'cylinder.scanned': ({ premisesId }: CylinderScannedBody) => seen('scanned', premisesId),
  'cylinder.relocated': ({ premisesId }: CylinderRelocatedBody) => seen('counted', premisesId),
  'cylinder.counted': ({ premisesId, presence }: CylinderCountedBody) =>
    presence === 'present' ? seen('counted', premisesId) : missed(premisesId, presence === 'swapped'),
  'cylinder.cleared': ({ premisesId, fate }: CylinderClearedBody) =>
    fate === 'kept_closed' ? seen('counted', premisesId) : missed(premisesId, fate !== 'missing'),
  'cylinder.swapped': ({ premisesId, companyId, newCylinderId }: CylinderSwappedBody, ids) =>
    ids.includes(newCylinderId)
      ? { kind: 'deliver', from: null, to: premises(premisesId), stage: 'at_user', companyId }
      : { kind: 'collect', from: premises(premisesId), to: null, stage: 'returned', companyId },
}

const seen = (kind: CustodyStep['kind'], premisesId: string | null | undefined): Told => ({
  kind,
  from: null,
  to: premises(premisesId),
  stage: premisesId ? 'at_user' : null,
})

const missed = (premisesId: string, returned: boolean): Told => ({
  kind: 'missed',
  from: premises(premisesId),
  to: null,
  stage: returned ? 'returned' : null,
})
