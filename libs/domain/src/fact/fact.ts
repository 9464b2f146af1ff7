import type { Instant } from '../time/calendar'

export type SubjectKind =
  | 'premises'
  | 'cylinder'
  | 'equipment'
  | 'hazard'
  | 'alert'
  | 'inspection'
  | 'account'
  | 'party'
  | 'company'
  | 'job'
  | 'area'

export interface FactSubject {
  kind: SubjectKind
  id: string
}

/** Every accountable change. `body` is canonical JSON (RFC 8785) and holds no personal data in clear. */
export const FACT_KINDS = [
  'inspection.submitted',
  'hazard.found',
  'hazard.confirmed',
  'hazard.dispatched',
  'hazard.rectified',
  'hazard.rechecked',
  'hazard.returned',
  'alert.raised',
  'alert.updated',
  'alert.acknowledged',
  'alert.dispatched',
  'alert.disputed',
  'alert.closed',
  'cylinder.registered',
  'cylinder.discovered',
  'cylinder.counted',
  'cylinder.cleared',
  'premises.registered',
  'premises.visited',
  'equipment.recorded',
  'premises.status_changed',
  'party.moved_in',
  'party.moved_out',
  'supply.began',
  'supply.ended',
  'party.bound',
  'party.revealed',
  'account.created',
  'account.withdrawn',
  'account.locked',
  'account.unlocked',
  'account.password_changed',
  'account.password_reset',
  'account.totp_changed',
  'job.retried',
  'register.imported',
] as const
export type FactKind = (typeof FACT_KINDS)[number]

export interface Fact<B = unknown> {
  seq: number
  id: string
  kind: FactKind
  actorId: string | null
  occurredAt: Instant
  recordedAt: Instant
  areaCode: string | null
  body: B
  hash: string
  subjects: FactSubject[]
}
