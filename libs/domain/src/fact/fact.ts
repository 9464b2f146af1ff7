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
  /** The company whose word it is; what is about the company itself is filed under `company`. */
  | 'reporter'
  | 'supervision'
  | 'job'
  | 'area'
  | 'report'
  | 'appointment'
  | 'recall'

export interface FactSubject {
  kind: SubjectKind
  id: string
}

/** Every accountable change. `body` is canonical JSON (RFC 8785) and holds no personal data in clear. */
export const FACT_KINDS = [
  'inspection.submitted',
  'inspection.recorded',
  'inspection.part_signed',
  'inspection.corrected',
  'inspection.correction_decided',
  'paper.entered',
  'paper.returned',
  'paper.approved',
  'hazard.found',
  'hazard.confirmed',
  'hazard.dispatched',
  'hazard.rectified',
  'hazard.rechecked',
  'hazard.returned',
  'hazard.withdrawn',
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
  'cylinder.filed',
  'cylinder.filled',
  'cylinder.moved',
  'cylinder.delivered',
  'cylinder.collected',
  'cylinder.tested',
  'cylinder.scrapped',
  'cylinder.deregistered',
  'cylinder.scanned',
  'cylinder.event_corrected',
  'delivery.checked',
  'cylinder.twin_confirmed',
  'cylinder.alias_set',
  'cylinder.alias_ended',
  'premises.registered',
  'premises.visited',
  'equipment.recorded',
  'equipment.added',
  'equipment.changed',
  'equipment.removed',
  'party.renamed',
  'party.corrected',
  'premises.merged',
  'premises.told_apart',
  'cylinder.relocated',
  'cylinder.merged',
  'cylinder.absorbed',
  'hazard.relocated',
  'premises.status_changed',
  'premises.type_changed',
  'party.moved_in',
  'party.moved_out',
  'supply.began',
  'supply.ended',
  'supply.stop_requested',
  'supply.stop_answered',
  'supply.stop_lifted',
  'cylinder.swapped',
  'company.recorded',
  'company.licensed',
  'company.licence_withdrawn',
  'company.visited',
  'company.site_recorded',
  'company.key_created',
  'company.key_withdrawn',
  'party.bound',
  'party.revealed',
  'party.erasure_asked',
  'party.erasure_refused',
  'party.erased',
  'records.expired',
  'account.notice_read',
  'account.created',
  'account.withdrawn',
  'account.locked',
  'account.unlocked',
  'account.password_changed',
  'account.password_reset',
  'account.totp_changed',
  'account.approved',
  'account.photographed',
  'account.login_failed',
  'account.source_locked',
  'area.opened',
  'area.closed',
  'premises.moved',
  'grid.assigned',
  'grid.ended',
  'grid.handed_over',
  'grid.handover_confirmed',
  'referral.handed',
  'referral.answered',
  'referral.returned',
  'referral.taken_back',
  'job.retried',
  'register.imported',
  'list.exported',
  'family.invited',
  'family.joined',
  'family.removed',
  'appointment.announced',
  'appointment.answered',
  'appointment.moved',
  'appointment.withdrawn',
  'report.received',
  'report.accepted',
  'report.handed',
  'report.transferred',
  'report.checked',
  'report.answered',
  'report.registered',
  'report.contact_revealed',
  'report.closed',
  'cylinder.refused',
  'cylinder.refusal_answered',
  'scan.rule_set',
  'scan.rule_removed',
  'labels.reserved',
  'recall.opened',
  'recall.item_added',
  'recall.item_ended',
  'recall.item_reopened',
  'recall.closed',
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
