import type { DataSource } from 'typeorm'
import { type FactRows, HEAD, headOf, MOVE_HEAD } from './sequence'
import type { SqlValue, Statement } from './statement'

export interface Written {
  /** Rows matched. */
  affected: number
}

/** Statements on the driver itself: TypeORM's query runner doubles the cost of a look-up by key. */
export interface Session {
  rows<T>(sql: string, params: readonly SqlValue[]): Promise<T[]>
  /** Several questions in one round trip; the rows of each. */
  all(questions: readonly Statement[]): Promise<unknown[][]>
  write(sql: string, params: readonly SqlValue[]): Promise<Written>
  /** Statements whose outcome nobody waits for; they run before the next one and at the latest with the end of the unit. */
  defer(statements: readonly Statement[]): Promise<void>
  /** The last thing a unit says: its facts. Gives the place of the last of them in the sequence. */
  finish(facts: FactRows): Promise<number>
}

interface SqliteStatement {
  all(params: readonly SqlValue[]): unknown[]
  run(params: readonly SqlValue[]): { changes: number }
}

interface SqliteConnection {
  prepare(sql: string): SqliteStatement
}

/** IN lists of every length are statements of their own; beyond this many the cache starts anew. */
const MAX_STATEMENTS = 500

/** SQLite has no booleans to bind. */
const bound = (params: readonly SqlValue[]): SqlValue[] => params.map((p) => (typeof p === 'boolean' ? Number(p) : p))

/** The one connection of a SQLite data source, with its statements kept prepared. */
export class SqliteSession implements Session {
  private readonly statements = new Map<string, SqliteStatement>()
  private readonly connection: SqliteConnection

  constructor(source: DataSource) {
    this.connection = (source.driver as unknown as { databaseConnection: SqliteConnection }).databaseConnection
  }

  async rows<T>(sql: string, params: readonly SqlValue[]): Promise<T[]> {
    return this.prepared(sql).all(bound(params)) as T[]
  }

  async all(questions: readonly Statement[]): Promise<unknown[][]> {
    return questions.map(({ sql, params }) => this.prepared(sql).all(bound(params)))
  }

  async write(sql: string, params: readonly SqlValue[]): Promise<Written> {
    return { affected: this.prepared(sql).run(bound(params)).changes }
  }

  async defer(statements: readonly Statement[]): Promise<void> {
    for (const { sql, params } of statements) this.prepared(sql).run(bound(params))
  }

  /** In this process a question costs no round trip: the number itself is cheaper than a look-up in every cell. */
  async finish({ districtCode, count, inserts }: FactRows): Promise<number> {
    await this.write(MOVE_HEAD, [count, districtCode])
    const last = headOf(await this.rows(HEAD, [districtCode]))
    await this.defer(inserts((i) => ({ sql: '?', params: [last - (count - 1 - i)] })))
    return last
  }

  private prepared(sql: string): SqliteStatement {
    const known = this.statements.get(sql)
    if (known) return known
    if (this.statements.size >= MAX_STATEMENTS) this.statements.clear()
    const statement = this.connection.prepare(sql)
    this.statements.set(sql, statement)
    return statement
  }
}

/** mysql2's own promises note a stack for every statement; its callbacks do not. */
type Answer = (error: unknown, result: unknown) => void

interface Askable {
  query(sql: string, params: readonly SqlValue[], answer: Answer): void
  execute(sql: string, params: readonly SqlValue[], answer: Answer): void
}

export interface MysqlConnection extends Askable {
  release(): void
  destroy(): void
}

export interface MysqlPool extends Askable {
  getConnection(answer: (error: unknown, connection: MysqlConnection) => void): void
}

export const mysqlConnection = (pool: MysqlPool): Promise<MysqlConnection> =>
  new Promise((resolve, reject) => {
    pool.getConnection((error, connection) => (error ? reject(error) : resolve(connection)))
  })

export const mysqlPool = (source: DataSource): MysqlPool => (source.driver as unknown as { pool: MysqlPool }).pool

const ask = (whom: Askable, how: keyof Askable, { sql, params }: Statement): Promise<unknown> =>
  new Promise((resolve, reject) => {
    whom[how](sql, params, (error, result) => (error ? reject(error) : resolve(result)))
  })

/** Beyond this the text of several statements costs more than the waits it saves, and might not fit into a packet. */
const MOST_IN_ONE_GO = 2000

export const BEGIN: Statement = { sql: 'START TRANSACTION', params: [] }
export const COMMIT: Statement = { sql: 'COMMIT', params: [] }
const ROLLBACK: Statement = { sql: 'ROLLBACK', params: [] }

/** Any connection of the pool for each statement, or one connection for the statements of a unit. */
export class MysqlSession implements Omit<Session, 'finish'> {
  constructor(
    private readonly connection: Askable,
    /** Not sent yet; goes along with the next statement that somebody waits for. */
    private readonly pending: Statement[] = [],
  ) {}

  async rows<T>(sql: string, params: readonly SqlValue[]): Promise<T[]> {
    return (await this.send([{ sql, params: [...params] }])).at(-1) as T[]
  }

  async all(questions: readonly Statement[]): Promise<unknown[][]> {
    return (await this.send(questions)).slice(-questions.length) as unknown[][]
  }

  async write(sql: string, params: readonly SqlValue[]): Promise<Written> {
    const { affectedRows } = (await this.send([{ sql, params: [...params] }])).at(-1) as { affectedRows: number }
    return { affected: affectedRows }
  }

  async defer(statements: readonly Statement[]): Promise<void> {
    this.pending.push(...statements)
  }

  async send(statements: readonly Statement[]): Promise<unknown[]> {
    const all = [...this.pending.splice(0), ...statements]
    const values = all.reduce((sum, { params }) => sum + params.length, 0)
    if (all.length > 1 && values <= MOST_IN_ONE_GO) return this.together(all)
    const results: unknown[] = []
    for (const each of all) results.push(await ask(this.connection, prepares(each) ? 'execute' : 'query', each))
    return results
  }

  /** As one text, whatever its length; the result of each. */
  async together(statements: readonly Statement[]): Promise<unknown[]> {
    const sql = statements.map((each) => each.sql).join(';\n')
    return (await ask(this.connection, 'query', { sql, params: statements.flatMap((s) => s.params) })) as unknown[]
  }

  async abandon(): Promise<void> {
    this.pending.length = 0
    await this.send([ROLLBACK])
  }
}

/** Writing hundreds of values into the text of a statement costs more than sending them; a question is cheaper as text. */
const prepares = ({ sql }: Statement): boolean => /^(INSERT|UPDATE|DELETE)/.test(sql)
