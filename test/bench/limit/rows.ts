import { createHash } from 'node:crypto'
import type { InspectionContent } from '@app/domain'
import { newId } from '@app/domain'

export type Value = string | number | null

export interface Submitted {
  content: InspectionContent
  contentHash: string
}

/** The parameters of the statements, in the order of their columns. */
export interface VisitRows {
  inspection: Value[]
  answers: Value[]
  count: number
  job: Value[]
  /** Behind its number in the sequence. */
  fact: Value[]
}

/** After the bench, so that our own server leaves these jobs alone. */
const LATER = '9000-01-01T00:00:00.000Z'

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** What is stored of a submission by a server that checks nothing. */
export function visitRows({ content, contentHash }: Submitted): VisitRows {
  const { id, premisesId, inspectorId, finishedAt } = content
  const now = new Date().toISOString()
  const factId = newId()
  const body = JSON.stringify(content)
  return {
    inspection: [
      ...[id, id.slice(0, 32), premisesId, inspectorId, content.kind, content.outcome, content.checklistVersion],
      ...[content.startedAt, finishedAt, now, '120103', contentHash, contentHash, factId, 0, 0, 0],
    ],
    answers: content.answers.flatMap((a, line): Value[] => [
      ...[id, line, a.item, a.thing.kind, a.thing.id, a.result, a.reason, a.photoIds.join(',') || null, null],
    ]),
    count: content.answers.length,
    job: [newId(), 'notice.send', JSON.stringify({ id }), 'ready', LATER, 0, 8, null, null, null, null, now, null],
    fact: [factId, 'inspection.submitted', inspectorId, finishedAt, now, '120103', body, sha256(body)],
  }
}
