import {
  ALERT_RULE_INFO,
  type AlertRaisedBody,
  addDays,
  type Condition,
  type FactSubject,
  type Instant,
  newId,
  startOfDay,
} from '@app/domain'
import { type AlertEntity, type PreparedFact, prepareFact } from '@app/persistence'

/** Where the subject is and who answers for it. */
export interface Whereabouts {
  premisesId: string | null
  areaCode: string | null
  companyId: string | null
}

export interface RaisedAlert {
  row: AlertEntity
  fact: PreparedFact
}

export const openKeyOf = ({ rule, subjectId }: Pick<Condition, 'rule' | 'subjectId'>): string => `${rule}:${subjectId}`

/** When it became wrong: the day after the date, if that has come; a condition without a past date is as old as our knowledge. */
function arisenAt({ dueOn }: Condition, knownAt: Instant): Instant {
  const passed = dueOn === null ? knownAt : startOfDay(addDays(dueOn, 1))
  return passed < knownAt ? passed : knownAt
}

/** The alert of a condition and its fact, ready to be written. */
export function raisedAlert(
  condition: Condition,
  where: Whereabouts,
  knownAt: Instant,
  raisedAt?: Instant,
): RaisedAlert {
  const { rule, subjectKind, subjectId, grade, dueOn, hazardId, params } = condition
  const id = newId()
  const occurredAt = raisedAt ?? arisenAt(condition, knownAt)
  const { kind, actor } = ALERT_RULE_INFO[rule]
  const body: AlertRaisedBody = { alertId: id, rule, subjectKind, subjectId, grade, dueOn, hazardId, params }
  const row: AlertEntity = {
    id,
    rule,
    kind,
    grade,
    status: 'open',
    subjectKind,
    subjectId,
    premisesId: where.premisesId,
    companyId: actor === 'company' ? where.companyId : null,
    areaCode: where.areaCode,
    actor,
    params: JSON.stringify(params),
    raisedAt: occurredAt,
    knownAt,
    dueOn,
    hazardId,
    acknowledgedBy: null,
    acknowledgedAt: null,
    disputedBy: null,
    closedAt: null,
    closeReason: null,
    openKey: openKeyOf(condition),
    version: 1,
  }
  const { areaCode } = where
  const subjects = alertSubjects(row)
  return { row, fact: prepareFact({ kind: 'alert.raised', actorId: null, occurredAt, areaCode, body, subjects }) }
}

/** Whose story an alert belongs to. */
export function alertSubjects(
  alert: Pick<AlertEntity, 'id' | 'subjectKind' | 'subjectId' | 'premisesId'>,
): FactSubject[] {
  const subjects: FactSubject[] = [
    { kind: 'alert', id: alert.id },
    { kind: alert.subjectKind, id: alert.subjectId },
  ]
  return alert.premisesId ? [...subjects, { kind: 'premises', id: alert.premisesId }] : subjects
}
