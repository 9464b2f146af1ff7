import { fitsIntoGroup, type MysqlGroup } from './mysql-group'
import { type FactRows, headOf, sequence } from './sequence'
import {
  BEGIN,
  COMMIT,
  type MysqlConnection,
  type MysqlPool,
  MysqlSession,
  mysqlConnection,
  type Session,
  type Written,
} from './session'
import type { SqlValue, Statement } from './statement'

/**
 * A unit in progress. It takes a connection when it first asks something; one that has only statements whose outcome
 * nobody waits for never does: its end travels with those of others (`MysqlGroup`).
 */
export class MysqlUnit implements Session {
  private connection: MysqlConnection | null = null
  private session: MysqlSession | null = null
  private deferred: Statement[] = []
  private committed = false

  constructor(
    private readonly pool: MysqlPool,
    private readonly group: MysqlGroup,
  ) {}

  async rows<T>(sql: string, params: readonly SqlValue[]): Promise<T[]> {
    return (await this.opened()).rows<T>(sql, params)
  }

  async all(questions: readonly Statement[]): Promise<unknown[][]> {
    return (await this.opened()).all(questions)
  }

  async write(sql: string, params: readonly SqlValue[]): Promise<Written> {
    return (await this.opened()).write(sql, params)
  }

  async defer(statements: readonly Statement[]): Promise<void> {
    if (this.session) await this.session.defer(statements)
    else this.deferred.push(...statements)
  }

  /**
   * In one go with the COMMIT: the rows that every unit wants (the sequence of facts, the coalesced job) are locked
   * only while the server works, not while this process is busy with something else between two answers.
   */
  async finish(facts: FactRows): Promise<number> {
    const parcel = { deferred: this.deferred, facts }
    const isAlone = this.session !== null || !fitsIntoGroup(parcel)
    const head = isAlone ? await this.finishAlone(facts) : await this.group.run(parcel)
    this.committed = true
    return head
  }

  private async finishAlone(facts: FactRows): Promise<number> {
    const { statements, question } = sequence([facts])
    const results = await (await this.opened()).send([...statements, question, COMMIT])
    return headOf(results.at(-2) as unknown[])
  }

  async commit(): Promise<void> {
    if (this.committed || (!this.session && this.deferred.length === 0)) return
    await (await this.opened()).send([COMMIT])
  }

  async rollback(): Promise<void> {
    await this.session?.abandon().catch(() => this.connection?.destroy())
  }

  release(): void {
    this.connection?.release()
  }

  private async opened(): Promise<MysqlSession> {
    if (this.session) return this.session
    this.connection = await mysqlConnection(this.pool)
    this.session = new MysqlSession(this.connection, [BEGIN, ...this.deferred])
    this.deferred = []
    return this.session
  }
}
