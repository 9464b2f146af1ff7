import type { AlertRule, AlertSubjectKind } from '../alert/alert'
import { ALERT_RULE_INFO } from '../alert/alert-rules'
import type { CalendarDate } from '../time/calendar'
import type { Condition } from './review'

interface Subject {
  kind: AlertSubjectKind
  id: string
  /** Open hazards about this very thing. */
  hazards: readonly { id: string; item: string }[]
}

export function condition(
  rule: AlertRule,
  subject: Subject,
  dueOn: CalendarDate | null,
  params: Condition['params'] = {},
): Condition {
  const { grade, foldsUnder } = ALERT_RULE_INFO[rule]
  return {
    rule,
    subjectKind: subject.kind,
    subjectId: subject.id,
    grade,
    dueOn,
    hazardId: coveringHazard(foldsUnder, subject.hazards),
    params,
  }
}

/** Of several the smallest id, so that the same hazards always give the same answer. */
function coveringHazard(items: readonly string[], hazards: readonly { id: string; item: string }[]): string | null {
  const ids = hazards.filter(({ item }) => items.includes(item)).map(({ id }) => id)
  return ids.sort()[0] ?? null
}
