import type { Grade } from '../checklist/checklist'
import { DomainError } from '../error/domain-error'
import type { FactLike } from '../fact/bodies'
import type {
  HazardConfirmedBody,
  HazardDispatchedBody,
  HazardFoundBody,
  HazardRecheckedBody,
  HazardRectifiedBody,
  HazardRelocatedBody,
} from '../fact/hazard-bodies'
import type { CalendarDate } from '../time/calendar'
import type { HazardState } from './hazard'

/** State of a hazard after a fact, used when writing and when replaying. A closed hazard stays closed. */
export function applyHazardFact(state: HazardState | null, fact: FactLike): HazardState | null {
  if (fact.kind === 'hazard.found') return state ?? found(fact as FactLike<HazardFoundBody>)
  if (!fact.kind.startsWith('hazard.')) return state
  if (state === null) throw new DomainError('HAZARD_NOT_FOUND', '这条隐患还没有发现记录，不能继续处理')
  return state.status === 'closed' ? state : advance(state, fact)
}

function advance(state: HazardState, fact: FactLike): HazardState {
  switch (fact.kind) {
    case 'hazard.confirmed':
      return confirmed(state, fact as FactLike<HazardConfirmedBody>)
    case 'hazard.dispatched':
      return dispatched(state, fact as FactLike<HazardDispatchedBody>)
    case 'hazard.rectified':
      return rectified(state, fact as FactLike<HazardRectifiedBody>)
    case 'hazard.rechecked':
      return rechecked(state, fact as FactLike<HazardRecheckedBody>)
    case 'hazard.returned':
      return stepBack(state)
    case 'hazard.relocated':
      return relocated(state, fact as FactLike<HazardRelocatedBody>)
    case 'hazard.withdrawn':
      return { ...state, status: 'closed', closedAt: fact.occurredAt, closeReason: 'mistaken' }
    default:
      return state
  }
}

/** A company's own hazard is the company's to put right from the first moment: it signed, or refused, at the visit. */
function found({ body, occurredAt }: FactLike<HazardFoundBody>): HazardState {
  const companyId = body.companyId ?? null
  return {
    id: body.hazardId,
    premisesId: body.premisesId,
    companyId,
    item: body.item,
    reason: body.reason,
    thingKind: body.thing.kind,
    thingId: body.thing.id,
    grade: body.grade,
    measure: body.measure,
    status: body.fixedOnSite ? 'closed' : companyId === null ? 'open' : 'dispatched',
    foundAt: occurredAt,
    foundInspectionId: body.inspectionId,
    deadlineOn: body.deadlineOn,
    structural: body.structural,
    emergency: body.emergency,
    assigneeAccountId: null,
    assigneeCompanyId: companyId,
    rectifiedBy: null,
    rectifiedAt: null,
    closedAt: body.fixedOnSite ? occurredAt : null,
    closeReason: body.fixedOnSite ? 'fixed_on_site' : null,
    returns: 0,
  }
}

const WEIGHT: Record<Grade, number> = { A: 3, B: 2, C: 1, advice: 0 }

/**
 * Seen again: a graver reason replaces the old one, the deadline never moves later (it runs from the first finding),
 * and a rectification that had been reported is undone. What was seen before that report proves nothing against it.
 */
function confirmed(state: HazardState, { body, occurredAt }: FactLike<HazardConfirmedBody>): HazardState {
  const graver = WEIGHT[body.grade] > WEIGHT[state.grade]
  const seen = graver ? { ...state, reason: body.reason, grade: body.grade, measure: body.measure } : state
  const dated = { ...seen, deadlineOn: earlier(state.deadlineOn, body.deadlineOn) }
  const undone = state.status === 'rectified' && occurredAt > (state.rectifiedAt ?? '')
  return undone ? stepBack(dated) : dated
}

function earlier(a: CalendarDate | null, b: CalendarDate | null): CalendarDate | null {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}

function dispatched(state: HazardState, { body }: FactLike<HazardDispatchedBody>): HazardState {
  const assigned = { ...state, assigneeAccountId: body.accountId, assigneeCompanyId: body.companyId }
  return { ...assigned, status: state.status === 'rectified' ? 'rectified' : 'dispatched' }
}

function rectified(state: HazardState, { actorId, occurredAt }: FactLike<HazardRectifiedBody>): HazardState {
  return { ...state, status: 'rectified', rectifiedBy: actorId, rectifiedAt: occurredAt }
}

function rechecked(state: HazardState, { body, occurredAt }: FactLike<HazardRecheckedBody>): HazardState {
  if (!body.pass) return stepBack(state)
  return { ...state, status: 'closed', closedAt: occurredAt, closeReason: 'rechecked' }
}

/** 回滚: 待复查 → 整改中 (or 待派单 when nobody had been sent), 整改中 → 待派单. */
function stepBack(state: HazardState): HazardState {
  const returned = { ...state, rectifiedBy: null, rectifiedAt: null, returns: state.returns + 1 }
  if (state.companyId !== null) return { ...returned, status: 'dispatched' }
  const assigned = state.assigneeAccountId !== null || state.assigneeCompanyId !== null
  if (state.status === 'rectified' && assigned) return { ...returned, status: 'dispatched' }
  return { ...returned, status: 'open', assigneeAccountId: null, assigneeCompanyId: null }
}

/** Its place or its bottle was entered twice: it goes on at the one that stays, or ends in the same hazard there. */
function relocated(state: HazardState, { body, occurredAt }: FactLike<HazardRelocatedBody>): HazardState {
  const { premisesId, thingId, foldedIntoId } = body
  const there = { ...state, premisesId, thingId }
  return foldedIntoId === null ? there : { ...there, status: 'closed', closedAt: occurredAt, closeReason: 'merged' }
}
