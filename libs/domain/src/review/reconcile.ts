import type { AlertRule, AlertSubjectKind } from '../alert/alert'
import type { Grade } from '../checklist/checklist'
import type { CalendarDate } from '../time/calendar'
import type { Condition } from './review'

export interface OpenAlert {
  id: string
  rule: AlertRule
  subjectKind: AlertSubjectKind
  subjectId: string
  grade: Grade
  dueOn: CalendarDate | null
  hazardId: string | null
}

export interface Reconciled {
  raise: Condition[]
  update: { id: string; condition: Condition }[]
  close: string[]
}

/** What makes the open alerts equal to the conditions that hold: one open alert per rule and subject. */
export function reconcile(conditions: readonly Condition[], open: readonly OpenAlert[]): Reconciled {
  const holding = firstByKey(conditions)
  const standing = firstByKey(open)
  const kept = new Set([...standing.values()].map(({ id }) => id))
  const result: Reconciled = { raise: [], update: [], close: [] }
  for (const [key, condition] of holding) {
    const alert = standing.get(key)
    if (alert === undefined) result.raise.push(condition)
    else if (differs(alert, condition)) result.update.push({ id: alert.id, condition })
  }
  result.close = open.filter((alert) => !kept.has(alert.id) || !holding.has(keyOf(alert))).map(({ id }) => id)
  return result
}

type Keyed = Pick<Condition, 'rule' | 'subjectKind' | 'subjectId'>

const keyOf = ({ rule, subjectKind, subjectId }: Keyed): string => `${rule} ${subjectKind} ${subjectId}`

function firstByKey<T extends Keyed>(all: readonly T[]): Map<string, T> {
  const map = new Map<string, T>()
  for (const each of all) if (!map.has(keyOf(each))) map.set(keyOf(each), each)
  return map
}

const differs = (alert: OpenAlert, condition: Condition): boolean =>
  alert.grade !== condition.grade || alert.dueOn !== condition.dueOn || alert.hazardId !== condition.hazardId
