import type { CylinderEvent, Problem } from '@app/domain'

export interface EventProblem {
  code: string
  field: string
  message: string
}

export interface EventResult {
  eventId: string | null
  status: 'stored' | 'repeated' | 'flagged' | 'refused'
  factId: string | null
  problems: EventProblem[]
}

/** What could not even be read as a message; it takes its place among the results all the same. */
export interface UnreadableEvent {
  eventId: string | null
  unreadable: readonly Problem[]
}

export type ReportedItem = CylinderEvent | UnreadableEvent

export const isUnreadable = (item: ReportedItem): item is UnreadableEvent => 'unreadable' in item

export const refused = (eventId: string | null, problems: EventProblem[]): EventResult => ({
  ...{ eventId, status: 'refused', factId: null, problems },
})

export const contentProblems = (problems: readonly Problem[]): EventProblem[] =>
  problems.map(({ path, message }) => ({
    code: path === 'occurredAt' ? 'EVENT_TIME' : 'EVENT_CONTENT',
    field: path,
    message,
  }))
