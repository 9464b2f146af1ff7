import type { LiveEvent } from './live-feed'

/** Which addresses show something of a subject; a change of the subject makes what was read from them old. */
const SHOWN_AT: Record<string, readonly string[]> = {
  alert: ['alerts', 'alert-groups', 'hazards', 'cylinders', 'premises', 'overview'],
  hazard: ['hazards', 'alerts', 'premises', 'cylinders', 'companies', 'overview'],
  inspection: ['inspections', 'paper-visits', 'premises', 'cylinders', 'overview'],
  cylinder: ['cylinders', 'premises', 'companies', 'overview'],
  premises: ['premises', 'supply-stops', 'overview'],
  equipment: ['premises', 'overview'],
  recall: ['recalls', 'cylinders'],
  account: ['accounts', 'assignees'],
  report: ['reports'],
  appointment: ['appointments', 'premises'],
  job: ['jobs', 'overview'],
  area: ['areas'],
  supervision: ['company-visits', 'companies'],
  company: ['companies', 'company-visits', 'supply-stops', 'overview'],
}

/** First path segments after /api/v1/ that the events concern. Every event is a fact, so 事实流水 always is. */
export function concernedBy(events: readonly LiveEvent[]): Set<string> {
  const segments = new Set<string>(['facts'])
  for (const event of events) {
    for (const { kind } of event.subjects) for (const segment of SHOWN_AT[kind] ?? []) segments.add(segment)
  }
  return segments
}

/** 'GET /api/v1/alerts/:id' → 'alerts' */
export const segmentOf = (routeKey: string): string => routeKey.split('/')[3] ?? ''

export const newAlertIds = (events: readonly LiveEvent[]): string[] => [
  ...new Set(
    events
      .filter(({ kind }) => kind === 'alert.raised')
      .flatMap(({ subjects }) => subjects.filter(({ kind }) => kind === 'alert').map(({ id }) => id)),
  ),
]
