import { newId } from '@app/domain'
import { FactEntity } from '../fact/fact.entity'
import { FactSubjectEntity } from '../fact/fact-subject.entity'
import { JobEntity } from '../job/job.entity'
import { ReviewStateEntity } from '../review/review-state.entity'
import { keepExisting, orUpdate } from './dialect'
import type { Tx } from './tx'

export interface Flushed {
  jobIds: string[]
  lastSeq: number | null
}

/** The one job that reviews whatever is due; coalesced, so a thousand touches make one row. */
const REVIEW_JOB = { name: 'review.run', payload: {}, coalesceKey: 'review.run' } as const

/** Writes what the unit collected: touches, jobs, and last the facts, whose sequence row is the hottest lock. */
export async function flush(tx: Tx, districtCode: string): Promise<Flushed> {
  await writeTouches(tx)
  const jobIds = await writeJobs(tx)
  return { jobIds, lastSeq: await writeFacts(tx, districtCode) }
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
  await tx.insert(ReviewStateEntity, rows, bump)
  tx.job(REVIEW_JOB)
}

async function writeJobs(tx: Tx): Promise<string[]> {
  if (tx.jobs.length === 0) return []
  const rows = tx.jobs.map((job) => ({
    id: newId(),
    name: job.name,
    payload: JSON.stringify(job.payload),
    status: 'ready' as const,
    runAt: job.runAt ?? tx.now,
    attempts: 0,
    maxAttempts: job.maxAttempts ?? 8,
    leaseToken: null,
    leaseUntil: null,
    coalesceKey: job.coalesceKey ?? null,
    lastError: null,
    createdAt: tx.now,
    finishedAt: null,
  }))
  await tx.insert(JobEntity, rows, keepExisting(tx.dialect, 'coalesceKey', 'id'))
  return rows.filter((row) => row.runAt <= tx.now).map((row) => row.id)
}

async function writeFacts(tx: Tx, districtCode: string): Promise<number | null> {
  if (tx.facts.length === 0) return null
  const last = await takeSequence(tx, districtCode, tx.facts.length)
  const start = last - tx.facts.length + 1
  await tx.insert(
    FactEntity,
    tx.facts.map(({ subjects: _, ...fact }, i) => ({ ...fact, seq: start + i, recordedAt: tx.now })),
  )
  await tx.insert(
    FactSubjectEntity,
    tx.facts.flatMap((fact, i) =>
      distinct(fact.subjects).map((s) => ({ subjectKind: s.kind, subjectId: s.id, seq: start + i })),
    ),
  )
  return last
}

const distinct = <S extends { kind: string; id: string }>(subjects: readonly S[]): S[] => [
  ...new Map(subjects.map((s) => [`${s.kind} ${s.id}`, s])).values(),
]

/** Dense and in commit order: the row stays locked until the unit commits. */
async function takeSequence(tx: Tx, districtCode: string, count: number): Promise<number> {
  if (tx.dialect === 'sqlite') {
    const [row] = await tx.rows<{ seq: number }>(
      'UPDATE fact_head SET seq = seq + ? WHERE districtCode = ? RETURNING seq',
      [count, districtCode],
    )
    if (!row) throw new Error(`no fact_head for district ${districtCode}: run the migrations`)
    return row.seq
  }
  // LAST_INSERT_ID(…) brings the new number back with the update: one wait less under the hottest lock.
  const { affected, lastId } = await tx.write(
    'UPDATE fact_head SET seq = LAST_INSERT_ID(seq + ?) WHERE districtCode = ?',
    [count, districtCode],
  )
  if (affected === 0) throw new Error(`no fact_head for district ${districtCode}: run the migrations`)
  return lastId
}
