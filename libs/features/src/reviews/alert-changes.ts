import { type AlertClosedBody, type AlertUpdatedBody, type Condition, type Instant, reconcile } from '@app/domain'
import { type AlertChange, type AlertEntity, type PreparedFact, prepareFact } from '@app/persistence'
import { alertSubjects, openKeyOf, raisedAlert, type Whereabouts } from './raised-alert'

export interface LocatedCondition {
  condition: Condition
  where: Whereabouts
}

/** What one unit writes so that the open alerts equal the conditions that hold. */
export interface AlertChanges {
  raise: AlertEntity[]
  change: AlertChange[]
  close: string[]
  /** When the conditions were looked at; rows and facts say the same. */
  at: Instant
  facts: PreparedFact[]
}

/** `standing` holds the open alerts and the confirmed false alarms of the same subjects. */
export function alertChanges(
  located: readonly LocatedCondition[],
  standing: readonly AlertEntity[],
  now: Instant,
): AlertChanges {
  const holding = located.filter(({ condition }) => !isConfirmedFalse(condition, standing))
  const open = standing.filter((alert) => alert.openKey !== null)
  const whereOf = new Map(holding.map(({ condition, where }) => [openKeyOf(condition), where]))
  const { raise, update, close } = reconcile(
    holding.map(({ condition }) => condition),
    open,
  )
  const raised = raise.map((condition) => raisedAlert(condition, whereOf.get(openKeyOf(condition)) as Whereabouts, now))
  const known = new Map(open.map((alert) => [alert.id, alert]))
  const updated = [...update, ...reworded(holding, open, update)].map(({ id, condition }) => ({
    alert: known.get(id) as AlertEntity,
    condition,
  }))
  const closed = close.map((id) => known.get(id) as AlertEntity)
  return {
    raise: raised.map(({ row }) => row),
    change: updated.map(({ alert, condition }) => changeOf(alert.id, condition)),
    close,
    at: now,
    facts: [
      ...raised.map(({ fact }) => fact),
      ...updated.map(({ alert, condition }) => updatedFact(alert, condition, now)),
      ...closed.map((alert) => closedFact(alert, now)),
    ],
  }
}

/** Same alert, other words: one bottle more, a third vain visit. */
function reworded(
  holding: readonly LocatedCondition[],
  open: readonly AlertEntity[],
  update: readonly { id: string }[],
) {
  const updated = new Set(update.map(({ id }) => id))
  const byKey = new Map(open.map((alert) => [alert.openKey, alert]))
  return holding.flatMap(({ condition }) => {
    const alert = byKey.get(openKeyOf(condition))
    if (!alert || updated.has(alert.id) || alert.params === JSON.stringify(condition.params)) return []
    return [{ id: alert.id, condition }]
  })
}

/** What two people found to be a false alarm stays so until the facts behind it change. */
function isConfirmedFalse(condition: Condition, standing: readonly AlertEntity[]): boolean {
  const params = JSON.stringify(condition.params)
  return standing.some(
    (alert) =>
      alert.closeReason === 'false_alarm' &&
      alert.rule === condition.rule &&
      alert.subjectId === condition.subjectId &&
      alert.dueOn === condition.dueOn &&
      alert.params === params,
  )
}

const changeOf = (id: string, { grade, dueOn, hazardId, params }: Condition): AlertChange => ({
  id,
  grade,
  dueOn,
  hazardId,
  params: JSON.stringify(params),
})

function updatedFact(alert: AlertEntity, { grade, dueOn, hazardId, params }: Condition, now: Instant): PreparedFact {
  const body: AlertUpdatedBody = { alertId: alert.id, grade, dueOn, hazardId, params }
  return factOf('alert.updated', alert, body, now)
}

function closedFact(alert: AlertEntity, now: Instant): PreparedFact {
  const body: AlertClosedBody = { alertId: alert.id, reason: 'condition_ended' }
  return factOf('alert.closed', alert, body, now)
}

const factOf = (kind: 'alert.updated' | 'alert.closed', alert: AlertEntity, body: unknown, occurredAt: Instant) =>
  prepareFact({ kind, actorId: null, occurredAt, areaCode: alert.areaCode, body, subjects: alertSubjects(alert) })
