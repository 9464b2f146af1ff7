import type { CylinderEvent } from '../custody/event'
import type { FactLike } from '../fact/bodies'
import type { CylinderEventBody, CylinderEventCorrectedBody } from '../fact/custody-bodies'
import type {
  CylinderAbsorbedBody,
  CylinderClearedBody,
  CylinderCountedBody,
  CylinderDiscoveredBody,
  CylinderRegisteredBody,
  CylinderRelocatedBody,
  CylinderSwappedBody,
} from '../fact/cylinder-bodies'
import type { CylinderState } from './cylinder'

/**
 * State of a cylinder after a fact, used when writing and when replaying. Facts may arrive late (phones are offline):
 * what was seen earlier never overrides what was seen later.
 * `lastSeenAt` is the moment of the last statement about its whereabouts, 去向不明 included.
 */
export function applyCylinderFact(state: CylinderState | null, fact: FactLike): CylinderState | null {
  switch (fact.kind) {
    case 'cylinder.registered':
      return registered(state, fact as FactLike<CylinderRegisteredBody>)
    case 'cylinder.discovered':
      return discovered(state, fact as FactLike<CylinderDiscoveredBody>)
    case 'cylinder.counted':
      return counted(state, fact as FactLike<CylinderCountedBody>)
    case 'cylinder.relocated':
      return relocated(state, fact as FactLike<CylinderRelocatedBody>)
    case 'cylinder.merged':
      return state && { ...state, ...NOWHERE }
    case 'cylinder.absorbed':
      return absorbed(state, fact as FactLike<CylinderAbsorbedBody>)
    case 'cylinder.cleared':
      return cleared(state, fact as FactLike<CylinderClearedBody>)
    case 'cylinder.swapped':
      return state && swapped(state, fact as FactLike<CylinderSwappedBody>)
    case 'cylinder.filed':
    case 'cylinder.filled':
    case 'cylinder.moved':
    case 'cylinder.delivered':
    case 'cylinder.collected':
    case 'cylinder.tested':
    case 'cylinder.scrapped':
    case 'cylinder.deregistered':
      return reported(state, fact as FactLike<CylinderEventBody>)
    case 'cylinder.event_corrected':
      return state && { ...state, ...(fact as FactLike<CylinderEventCorrectedBody>).body.state }
    default:
      return state
  }
}

type Whereabouts = Pick<CylinderState, 'premisesId' | 'presence' | 'use'>

const NOWHERE: Whereabouts = { premisesId: null, presence: null, use: null }

function blank(id: string, status: CylinderState['status']): CylinderState {
  return { id, status, ...NOWHERE, lastSeenAt: null }
}

function registered(
  state: CylinderState | null,
  { body, occurredAt }: FactLike<CylinderRegisteredBody>,
): CylinderState {
  const known = state ?? blank(body.cylinderId, 'registered')
  const status = known.status === 'scrapped' ? 'scrapped' : 'registered'
  if (body.premisesId === null) return { ...known, status }
  return placed({ ...known, status }, occurredAt, { premisesId: body.premisesId, presence: 'present', use: body.use })
}

function discovered(
  state: CylinderState | null,
  { body, occurredAt }: FactLike<CylinderDiscoveredBody>,
): CylinderState {
  const known = state ?? blank(body.cylinderId, 'unregistered')
  const presence = body.premisesId === null ? null : 'present'
  return placed(known, occurredAt, { premisesId: body.premisesId, presence, use: body.use })
}

function counted(state: CylinderState | null, { body, occurredAt }: FactLike<CylinderCountedBody>): CylinderState {
  const known = state ?? blank(body.cylinderId, 'registered')
  if (body.presence === 'present') {
    return placed(known, occurredAt, { premisesId: body.premisesId, presence: 'present', use: body.use })
  }
  const elsewhere = known.premisesId !== null && known.premisesId !== body.premisesId
  if (elsewhere) return known
  const premisesId = body.presence === 'missing' ? body.premisesId : null
  return placed(known, occurredAt, { premisesId, presence: body.presence, use: null })
}

/** Returned or taken along, it is no longer here; kept behind a closed valve, it is a spare. */
function cleared(state: CylinderState | null, { body, occurredAt }: FactLike<CylinderClearedBody>): CylinderState {
  const known = state ?? blank(body.cylinderId, 'registered')
  if (known.premisesId !== null && known.premisesId !== body.premisesId) return known
  if (body.fate === 'kept_closed')
    return placed(known, occurredAt, { premisesId: body.premisesId, presence: 'present', use: 'spare' })
  const missing = body.fate === 'missing'
  const premisesId = missing ? body.premisesId : null
  return placed(known, occurredAt, { premisesId, presence: missing ? 'missing' : 'swapped', use: null })
}

/** One of the two leaves, the other takes its place. */
function swapped(state: CylinderState, { body, occurredAt }: FactLike<CylinderSwappedBody>): CylinderState {
  const { premisesId, use, newCylinderId } = body
  if (state.id === newCylinderId) return placed(state, occurredAt, { premisesId, presence: 'present', use })
  if (state.premisesId !== null && state.premisesId !== premisesId) return state
  return placed(state, occurredAt, { premisesId: null, presence: 'swapped', use: null })
}

/** The same place under its other entry: nobody has looked at the bottle. */
function relocated(state: CylinderState | null, { body }: FactLike<CylinderRelocatedBody>): CylinderState | null {
  return state?.premisesId === body.fromPremisesId ? { ...state, premisesId: body.premisesId } : state
}

/** Seen under another card since, it is where it was seen. */
function absorbed(state: CylinderState | null, { body }: FactLike<CylinderAbsorbedBody>): CylinderState | null {
  const { premisesId, presence, use, seenAt } = body
  return state && seenAt !== null ? placed(state, seenAt, { premisesId, presence, use }) : state
}

const isScrapping = (event: CylinderEvent): boolean =>
  event.kind === 'scrap' ||
  (event.kind === 'test' && event.conclusion === 'scrap') ||
  (event.kind === 'deregister' && event.reason === 'scrapped')

/** What a company reports: at a home since the delivery, with the trade since anything else. */
function reported(state: CylinderState | null, { body, occurredAt }: FactLike<CylinderEventBody>): CylinderState {
  const { event, cylinderId, to } = body
  const known = { ...(state ?? blank(cylinderId, 'unregistered')) }
  if (event.kind === 'file') return { ...known, status: known.status === 'scrapped' ? 'scrapped' : 'registered' }
  if (isScrapping(event)) known.status = 'scrapped'
  if (event.kind === 'deregister') return known
  if (event.kind === 'deliver' && to)
    return placed(known, occurredAt, { premisesId: to.id, presence: 'present', use: 'spare' })
  return placed(known, occurredAt, NOWHERE)
}

function placed(known: CylinderState, occurredAt: string, at: Whereabouts): CylinderState {
  if (known.lastSeenAt !== null && occurredAt < known.lastSeenAt) return known
  return { ...known, ...at, lastSeenAt: occurredAt }
}
