import { newId } from '@app/domain'
import { dialectOf, type StoreOptions } from '@app/persistence'
import Libsql from 'libsql'
import { createConnection, type ResultSetHeader } from 'mysql2/promise'
import { sha256, type Value } from './rows'
import { bulkInsert } from './statements'

/** As the sweep does it: so many subjects in a transaction, each table in one statement. */
const BATCH = 200
const LATER = '9999-12-31T00:00:00.000Z'
const AREA = '12010300100101'

const ALERT = [
  ...['id', 'rule', 'kind', 'grade', 'status', 'subjectKind', 'subjectId', 'premisesId', 'companyId', 'areaCode'],
  ...['actor', 'params', 'raisedAt', 'knownAt', 'dueOn', 'hazardId', 'acknowledgedBy', 'acknowledgedAt', 'disputedBy'],
  ...['closedAt', 'closeReason', 'openKey', 'version'],
]
const FACT = ['seq', 'id', 'kind', 'actorId', 'occurredAt', 'recordedAt', 'areaCode', 'body', 'hash']
const SUBJECT = ['subjectKind', 'subjectId', 'seq']

export interface Cylinder {
  id: string
  premisesId: string
}

interface Bare {
  run(sql: string, params: Value[]): Promise<void>
  /** Moves the sequence on and gives its new end. */
  advance(count: number): Promise<number>
  begin(): Promise<void>
  commit(): Promise<void>
  close(): Promise<void>
}

/** The writes of a sweep that raises one alert for each subject, as prepared statements and nothing else. */
export class SweepLimit {
  private constructor(private readonly bare: Bare) {}

  static async open(options: StoreOptions): Promise<SweepLimit> {
    return new SweepLimit(dialectOf(options) === 'sqlite' ? sqlite(options) : await mariaDb(options))
  }

  async write(cylinders: readonly Cylinder[]): Promise<void> {
    for (let from = 0; from < cylinders.length; from += BATCH) await this.batch(cylinders.slice(from, from + BATCH))
  }

  close(): Promise<void> {
    return this.bare.close()
  }

  private async batch(cylinders: readonly Cylinder[]): Promise<void> {
    const now = new Date().toISOString()
    const alerts = cylinders.map(({ id, premisesId }) => ({ id: newId(), subjectId: id, premisesId }))
    const ids = cylinders.map(({ id }) => id)
    const marks = ids.map(() => '?').join(', ')
    await this.bare.begin()
    await this.bare.run(
      `UPDATE review_state SET reviewedVersion = version, dueAt = ? WHERE subjectKind = 'cylinder' AND subjectId IN (${marks})`,
      [LATER, ...ids],
    )
    await this.bare.run(
      bulkInsert('alert', ALERT, ids.length),
      alerts.flatMap((a) => alertRow(a, now)),
    )
    const first = (await this.bare.advance(ids.length)) - ids.length + 1
    await this.bare.run(
      bulkInsert('fact', FACT, ids.length),
      alerts.flatMap((a, i) => factRow(first + i, a, now)),
    )
    await this.bare.run(
      bulkInsert('fact_subject', SUBJECT, ids.length * 3),
      alerts.flatMap((a, i) => subjectRows(first + i, a)),
    )
    await this.bare.commit()
  }
}

interface Alert {
  id: string
  subjectId: string
  premisesId: string
}

const subjectRows = (seq: number, { id, subjectId, premisesId }: Alert): Value[] => [
  ...['alert', id, seq],
  ...['cylinder', subjectId, seq],
  ...['premises', premisesId, seq],
]

const alertRow = ({ id, subjectId, premisesId }: Alert, now: string): Value[] => [
  ...[id, 'CYL_TEST_OVERDUE', 'alarm', 'A', 'open', 'cylinder', subjectId, premisesId, null, AREA],
  ...['company', '{}', now, now, '2025-03-31', null, null, null, null],
  ...[null, null, `CYL_TEST_OVERDUE:${subjectId}`, 1],
]

function factRow(seq: number, { id, subjectId }: Alert, now: string): Value[] {
  const body = JSON.stringify({ alertId: id, rule: 'CYL_TEST_OVERDUE', subjectKind: 'cylinder', subjectId, grade: 'A' })
  return [seq, newId(), 'alert.raised', null, now, now, AREA, body, sha256(body)]
}

function sqlite({ sqliteFile, districtCode }: StoreOptions): Bare {
  const db = new Libsql(sqliteFile)
  for (const pragma of ['busy_timeout = 5000', 'synchronous = FULL']) db.pragma(pragma)
  const known = new Map<string, Libsql.Statement<unknown[]>>()
  const prepared = (sql: string) => {
    const statement = known.get(sql) ?? db.prepare(sql)
    known.set(sql, statement)
    return statement
  }
  const head = 'UPDATE fact_head SET seq = seq + ? WHERE districtCode = ? RETURNING seq'
  return {
    run: async (sql, params) => void prepared(sql).run(params),
    advance: async (count) => (prepared(head).get([count, districtCode]) as { seq: number }).seq,
    begin: async () => void prepared('BEGIN IMMEDIATE').run([]),
    commit: async () => void prepared('COMMIT').run([]),
    close: async () => void db.close(),
  }
}

async function mariaDb({ databaseUrl = '', districtCode }: StoreOptions): Promise<Bare> {
  const connection = await createConnection(databaseUrl.replace(/^mariadb:/, 'mysql:'))
  const head = 'UPDATE fact_head SET seq = LAST_INSERT_ID(seq + ?) WHERE districtCode = ?'
  return {
    run: async (sql, params) => void (await connection.execute(sql, params)),
    advance: async (count) => (await connection.execute<ResultSetHeader>(head, [count, districtCode]))[0].insertId,
    begin: async () => void (await connection.query('START TRANSACTION')),
    commit: async () => void (await connection.query('COMMIT')),
    close: () => connection.end(),
  }
}
