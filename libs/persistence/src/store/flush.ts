import { newId } from '@app/domain'
import { FactEntity } from '../fact/fact.entity'
import { FactSubjectEntity } from '../fact/fact-subject.entity'
import { JobEntity } from '../job/job.entity'
import type { JobRequest } from '../job/job-request'
import { ReviewStateEntity } from '../review/review-state.entity'
import { keepExisting, orUpdate } from './dialect'
import type { Tx } from './tx'

export interface Flushed {
  /** Due now, each a row of its own. */
  jobIds: string[]
  /** A job was asked for that may have met its like: its row, if it is a new one, is to be looked up. */
  coalesced: boolean
  lastSeq: number | null
}

/** The one job that reviews whatever is due; coalesced, so a thousand touches make one row. */
const REVIEW_JOB = { name: 'review.run', payload: {}, coalesceKey: 'review.run' } as const

/** Writes what the unit collected: touches first, then in one go jobs and facts, whose rows are wanted by every unit. */
export async function flush(tx: Tx, districtCode: string): Promise<Flushed> {
  await writeTouches(tx)
  const jobs = tx.jobs.map((job) => jobRow(job, tx.now))
  await tx.insertLater(JobEntity, jobs, keepExisting(tx.dialect, 'coalesceKey', 'id'))
  const lastSeq = tx.facts.length > 0 ? await writeFacts(tx, districtCode) : null
  const due = jobs.filter((row) => row.runAt <= tx.now)
  return {
    jobIds: due.filter((row) => row.coalesceKey === null).map((row) => row.id),
    coalesced: due.some((row) => row.coalesceKey !== null),
    lastSeq,
  }
}

async function writeTouches(tx: Tx): Promise<void> {
  const touches = tx.touches()
  if (touches.length === 0) return
  const rows = touches.map((t) => ({
    subjectKind: t.kind,
    subjectId: t.id,
    version: 1,
    reviewedVersion: 0,
    dueAt: tx.now,
  }))
  const bump = orUpdate(
    tx.dialect,
    'subjectKind, subjectId',
    (offered) => `version = review_state.version + 1, dueAt = ${offered('dueAt')}`,
  )
  await tx.insertLater(ReviewStateEntity, rows, bump)
  tx.job(REVIEW_JOB)
}

const jobRow = (job: JobRequest, now: string): JobEntity => ({
  id: newId(),
  name: job.name,
  payload: JSON.stringify(job.payload),
  status: 'ready',
  runAt: job.runAt ?? now,
  attempts: 0,
  maxAttempts: job.maxAttempts ?? 8,
  leaseToken: null,
  leaseUntil: null,
  coalesceKey: job.coalesceKey ?? null,
  lastError: null,
  createdAt: now,
  finishedAt: null,
})

const writeFacts = (tx: Tx, districtCode: string): Promise<number> =>
  tx.finish({
    districtCode,
    count: tx.facts.length,
    inserts(seqOf) {
      const facts = tx.facts.map(({ subjects: _, ...fact }, i) => ({ ...fact, seq: seqOf(i), recordedAt: tx.now }))
      const subjects = tx.facts.flatMap((fact, i) =>
        distinct(fact.subjects).map((s) => ({ subjectKind: s.kind, subjectId: s.id, seq: seqOf(i) })),
      )
      return [...tx.inserts(FactEntity, facts), ...tx.inserts(FactSubjectEntity, subjects)]
    },
  })

const distinct = <S extends { kind: string; id: string }>(subjects: readonly S[]): S[] => [
  ...new Map(subjects.map((s) => [`${s.kind} ${s.id}`, s])).values(),
]
