import type { Instant } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { Database, first, marks } from '../store/database'
import { type Page, type PageRequest, pageOf } from '../store/page'
import { condition } from '../store/scope'
import type { Tx } from '../store/tx'
import { JobEntity, type JobStatus } from './job.entity'
import type { JobName } from './job-names'

/** `lastError` is a varchar(600). */
const ERROR_LENGTH = 600

/** What a transport needs to wake a worker. */
export interface JobRef {
  id: string
  attempts: number
}

export interface Lease {
  token: string
  until: Instant
}

export interface Retry {
  status: 'ready' | 'dead'
  runAt: Instant
  error: string
}

export type JobCounts = Record<JobStatus, number>

@Injectable()
export class JobRepository {
  constructor(private readonly db: Database) {}

  byId(id: string): Promise<JobEntity | null> {
    return first<JobEntity>(this.db, 'SELECT * FROM job WHERE id = ?', [id])
  }

  page(status: JobStatus | undefined, request: PageRequest): Promise<Page<JobEntity>> {
    const where = status ? condition('j.status = ?', status) : condition('1 = 1')
    const sorts = { createdAt: [{ column: 'j.createdAt' }], runAt: [{ column: 'j.runAt' }] }
    return pageOf<JobEntity>(
      this.db,
      { select: 'j.*', from: 'job j', where, id: 'j.id', sorts, defaultSort: '-createdAt' },
      request,
    )
  }

  /** Ready rows whose time has come, oldest first. */
  due(now: Instant, names: readonly JobName[], limit: number): Promise<JobRef[]> {
    return this.db.rows<JobRef>(
      `SELECT id, attempts FROM job WHERE status = 'ready' AND runAt <= ? AND name IN (${marks(names)})
        ORDER BY runAt, id LIMIT ${limit}`,
      [now, ...names],
    )
  }

  /** Ready rows that gather causes, see `coalesceKey`. */
  dueCoalesced(now: Instant): Promise<JobRef[]> {
    return this.db.rows<JobRef>(
      "SELECT id, attempts FROM job WHERE coalesceKey IS NOT NULL AND status = 'ready' AND runAt <= ?",
      [now],
    )
  }

  /** When the next row that still waits for its time will be due. */
  async nextRunAt(now: Instant): Promise<Instant | null> {
    const sql = "SELECT MIN(runAt) AS runAt FROM job WHERE status = 'ready' AND runAt > ?"
    const row = await first<{ runAt: Instant | null }>(this.db, sql, [now])
    return row?.runAt ?? null
  }

  /** Since when the longest-waiting due row has waited; null = nothing is late. */
  async oldestDueAt(now: Instant): Promise<Instant | null> {
    const sql = "SELECT MIN(runAt) AS runAt FROM job WHERE status = 'ready' AND runAt <= ?"
    const row = await first<{ runAt: Instant | null }>(this.db, sql, [now])
    return row?.runAt ?? null
  }

  expired(now: Instant): Promise<JobEntity[]> {
    return this.db.rows<JobEntity>("SELECT * FROM job WHERE status = 'running' AND leaseUntil < ? LIMIT 200", [now])
  }

  async counts(): Promise<JobCounts> {
    const rows = await this.db.rows<{ status: JobStatus; n: number }>(
      'SELECT status, COUNT(*) AS n FROM job GROUP BY status',
    )
    const counts: JobCounts = { ready: 0, running: 0, done: 0, dead: 0 }
    for (const row of rows) counts[row.status] = Number(row.n)
    return counts
  }

  dead(limit: number): Promise<JobEntity[]> {
    return this.db.rows<JobEntity>(
      `SELECT * FROM job WHERE status = 'dead' ORDER BY runAt DESC, id DESC LIMIT ${limit}`,
    )
  }

  /**
   * Takes the job for one worker: of two that try, the database lets one through. The key is freed in the same
   * statement, so a cause that comes from now on makes a row of its own.
   */
  async claim(tx: Tx, id: string, lease: Lease, names: readonly JobName[]): Promise<JobEntity | null> {
    const claimed = await tx.execute(
      `UPDATE job SET status = 'running', attempts = attempts + 1, leaseToken = ?, leaseUntil = ?, coalesceKey = NULL
        WHERE id = ? AND status = 'ready' AND runAt <= ? AND name IN (${marks(names)})`,
      [lease.token, lease.until, id, tx.now, ...names],
    )
    return claimed === 0 ? null : first<JobEntity>(tx, 'SELECT * FROM job WHERE id = ?', [id])
  }

  /** False = the lease went to somebody else. */
  async renew(tx: Tx, id: string, lease: Lease): Promise<boolean> {
    const matched = await tx.execute('UPDATE job SET leaseUntil = ? WHERE id = ? AND leaseToken = ?', [
      lease.until,
      id,
      lease.token,
    ])
    return matched > 0
  }

  async finish(tx: Tx, id: string, token: string): Promise<boolean> {
    const matched = await tx.execute(
      `UPDATE job SET status = 'done', finishedAt = ?, leaseToken = NULL, leaseUntil = NULL, lastError = NULL
        WHERE id = ? AND leaseToken = ?`,
      [tx.now, id, token],
    )
    return matched > 0
  }

  /** After a failure, or for a lease that ran out: back to the row, to be tried again or to be looked at. */
  async giveBack(tx: Tx, id: string, token: string, retry: Retry): Promise<boolean> {
    const matched = await tx.execute(
      `UPDATE job SET status = ?, runAt = ?, lastError = ?, finishedAt = ?, leaseToken = NULL, leaseUntil = NULL
        WHERE id = ? AND leaseToken = ?`,
      [
        retry.status,
        retry.runAt,
        retry.error.slice(0, ERROR_LENGTH),
        retry.status === 'dead' ? tx.now : null,
        id,
        token,
      ],
    )
    return matched > 0
  }

  /** From a worker that went silent. The end is compared again: it may have renewed its lease since it was read. */
  async takeBack(tx: Tx, row: JobEntity, retry: Retry): Promise<boolean> {
    const matched = await tx.execute(
      'UPDATE job SET leaseUntil = NULL WHERE id = ? AND leaseToken = ? AND leaseUntil = ?',
      [row.id, row.leaseToken, row.leaseUntil],
    )
    return matched > 0 && this.giveBack(tx, row.id, row.leaseToken ?? '', retry)
  }

  async revive(tx: Tx, id: string): Promise<boolean> {
    const matched = await tx.execute(
      "UPDATE job SET status = 'ready', attempts = 0, runAt = ?, finishedAt = NULL WHERE id = ? AND status = 'dead'",
      [tx.now, id],
    )
    return matched > 0
  }

  /** `id` names the slot of the schedule, so that any number of workers make one row of it. */
  async addScheduled(tx: Tx, id: string, name: JobName): Promise<void> {
    const row: JobEntity = {
      id,
      name,
      payload: '{}',
      status: 'ready',
      runAt: tx.now,
      attempts: 0,
      maxAttempts: 8,
      leaseToken: null,
      leaseUntil: null,
      coalesceKey: name,
      lastError: null,
      createdAt: tx.now,
      finishedAt: null,
    }
    // Either constraint may answer: the slot exists, or the same job still waits.
    const tail = tx.dialect === 'sqlite' ? 'ON CONFLICT DO NOTHING' : 'ON DUPLICATE KEY UPDATE id = job.id'
    await tx.insert(JobEntity, [row], tail)
  }
}
