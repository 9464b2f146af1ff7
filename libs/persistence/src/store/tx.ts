import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm'
import type { PreparedFact } from '../fact/prepared-fact'
import type { JobRequest } from '../job/job-request'
import type { ReviewSubjectKind } from '../review/review-state.entity'
import type { Sql, SqlValue } from './database'
import { type Dialect, translate } from './dialect'
import type { FactRows } from './sequence'
import type { Session } from './session'
import type { Statement } from './statement'

/** SQLite takes at most 32,766 variables in a statement. */
const MAX_VARIABLES = 30_000
/** Rows whose cells are questions of their own (the place of a fact) cost SQLite the square of their number. */
const MAX_ROWS = 1000

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
    try {
      return (await this.session.write(sql, params)).affected
    } catch (error) {
      throw translate(error)
    }
  }

  /** Inserts rows of one entity, many in a statement; `tail` is an upsert clause of `dialect.ts`. */
  async insert<T extends ObjectLiteral>(entity: EntityTarget<T>, rows: readonly T[], tail = ''): Promise<void> {
    for (const { sql, params } of this.inserts(entity, rows, tail)) await this.execute(sql, params)
  }

  /** The statements of such an insert; a cell may be an expression instead of a value. */
  inserts<T extends ObjectLiteral>(
    entity: EntityTarget<T>,
    rows: readonly { [K in keyof T]: T[K] | Statement }[],
    tail = '',
  ): Statement[] {
    const { tableName, columns } = this.schema.getMetadata(entity)
    const names = columns.map((c) => c.propertyName)
    const size = Math.min(MAX_ROWS, Math.floor(MAX_VARIABLES / (names.length + 1)))
    const chunks = Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size))
    return chunks.map((chunk) => {
      const params: SqlValue[] = []
      const cell = (name: string, row: T) => cellInto(params, row[name] as SqlValue | Statement | undefined)
      const values = chunk.map((row) => `(${names.map((name) => cell(name, row as T)).join(', ')})`).join(', ')
      const insert = { head: `INSERT INTO ${tableName} (${names.join(', ')}) VALUES `, rows: values, tail: ` ${tail}` }
      const sql = insert.head + insert.rows + insert.tail
      return { sql, insert, params }
    })
  }

  /** As `insert` and `execute`, for rows whose outcome nobody waits for: on MySQL they cost no round trip of their own. */
  async insertLater<T extends ObjectLiteral>(entity: EntityTarget<T>, rows: readonly T[], tail = ''): Promise<void> {
    await this.later(this.inserts(entity, rows, tail))
  }

  async executeLater(sql: string, params: readonly SqlValue[] = []): Promise<void> {
    await this.later([{ sql, params: [...params] }])
  }

  private async later(statements: readonly Statement[]): Promise<void> {
    try {
      await this.session.defer(statements)
    } catch (error) {
      throw translate(error)
    }
  }

  /** The facts, as the last thing of the unit; gives the place of the last one, see `Session.finish`. */
  async finish(facts: FactRows): Promise<number> {
    try {
      return await this.session.finish(facts)
    } catch (error) {
      throw translate(error)
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

/** The text of a cell; its parameters go behind the others. Thousands of cells are written in a unit: no object for each. */
function cellInto(params: SqlValue[], value: SqlValue | Statement | undefined): string {
  if (value !== null && typeof value === 'object') {
    params.push(...value.params)
    return value.sql
  }
  params.push(value ?? null)
  return '?'
}
