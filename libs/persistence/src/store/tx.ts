import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm'
import type { PreparedFact } from '../fact/prepared-fact'
import type { JobRequest } from '../job/job-request'
import type { ReviewSubjectKind } from '../review/review-state.entity'
import type { Sql, SqlValue } from './database'
import { type Dialect, translate } from './dialect'
import type { Session, Written } from './session'

/** SQLite takes at most 32,766 variables in a statement. */
const MAX_VARIABLES = 30_000

/** A unit in progress. What it collects (touches, jobs, facts) is written last, in the order that cannot deadlock. */
export class Tx implements Sql {
  readonly facts: PreparedFact[] = []
  readonly jobs: JobRequest[] = []
  private readonly touched = new Map<string, { kind: ReviewSubjectKind; id: string }>()

  constructor(
    private readonly session: Session,
    private readonly schema: Pick<DataSource, 'getMetadata'>,
    readonly dialect: Dialect,
    readonly now: string,
  ) {}

  async rows<T>(sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
    try {
      return await this.session.rows<T>(sql, params)
    } catch (error) {
      throw translate(error)
    }
  }

  /** Runs a statement; gives the number of rows it matched. */
  async execute(sql: string, params: readonly SqlValue[] = []): Promise<number> {
    return (await this.write(sql, params)).affected
  }

  async write(sql: string, params: readonly SqlValue[] = []): Promise<Written> {
    try {
      return await this.session.write(sql, params)
    } catch (error) {
      throw translate(error)
    }
  }

  /** Inserts rows of one entity, many in a statement; `tail` is an upsert clause of `dialect.ts`. */
  async insert<T extends ObjectLiteral>(entity: EntityTarget<T>, rows: readonly T[], tail = ''): Promise<void> {
    const { tableName, columns } = this.schema.getMetadata(entity)
    const names = columns.map((c) => c.propertyName)
    const size = Math.floor(MAX_VARIABLES / names.length)
    const row = `(${names.map(() => '?').join(', ')})`
    for (let from = 0; from < rows.length; from += size) {
      const chunk = rows.slice(from, from + size)
      const values = chunk.map(() => row).join(', ')
      await this.execute(
        `INSERT INTO ${tableName} (${names.join(', ')}) VALUES ${values} ${tail}`,
        chunk.flatMap((r) => names.map((n) => (r[n] ?? null) as SqlValue)),
      )
    }
  }

  /** Journals an accountable change. It gets its place in the sequence at the very end of the unit. */
  fact(fact: PreparedFact): void {
    this.facts.push(fact)
  }

  /** The subject changed: it will be reviewed, and a review under way will run again. */
  touch(kind: ReviewSubjectKind, id: string): void {
    this.touched.set(`${kind} ${id}`, { kind, id })
  }

  /** Adds a job that is committed with its cause. */
  job(request: JobRequest): void {
    this.jobs.push(request)
  }

  /** In one order for all units, so that two of them never wait for each other. */
  touches(): { kind: ReviewSubjectKind; id: string }[] {
    return [...this.touched.keys()]
      .sort()
      .map((key) => this.touched.get(key) as { kind: ReviewSubjectKind; id: string })
  }
}
