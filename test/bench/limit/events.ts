import { newId } from '@app/domain'
import { type Database, dialectOf, keepExisting, orUpdate, type SqlValue, type StoreOptions } from '@app/persistence'
import Libsql from 'libsql'
import { createPool } from 'mysql2/promise'
import { bulkInsert } from './statements'

type Row = Record<string, SqlValue>

/** What our own server stored of some messages, to be stored once more as plain rows. */
export interface StoredRows {
  cylinder: Row[]
  custody: Row[]
  review: Row[]
  fact: Row[]
  subject: Row[]
}

/** The rows that came with the facts after `seq`. */
export async function storedAfter(db: Database, seq: number): Promise<StoredRows> {
  const fact = await db.rows<Row>('SELECT * FROM fact WHERE seq > ? ORDER BY seq', [seq])
  const subject = await db.rows<Row>('SELECT * FROM fact_subject WHERE seq > ? ORDER BY seq', [seq])
  const ids = `SELECT subjectId FROM fact_subject WHERE subjectKind = 'cylinder' AND seq > ?`
  const cylinder = await db.rows<Row>(`SELECT * FROM cylinder WHERE id IN (${ids})`, [seq])
  const custody = await db.rows<Row>(`SELECT * FROM cylinder_custody WHERE cylinderId IN (${ids})`, [seq])
  const review = await db.rows<Row>(
    `SELECT * FROM review_state WHERE subjectId IN (SELECT subjectId FROM fact_subject WHERE subjectKind <> 'reporter' AND seq > ?)`,
    [seq],
  )
  return { cylinder, custody, review, fact, subject }
}

/** Those rows of one message, or of some. */
export function pieces(stored: StoredRows, size: number): StoredRows[] {
  const of = (rows: Row[], column: string, ids: Set<SqlValue | undefined>) => rows.filter((row) => ids.has(row[column]))
  const parts = Array.from({ length: Math.ceil(stored.fact.length / size) }, (_, i) =>
    stored.fact.slice(i * size, (i + 1) * size),
  )
  return parts.map((fact) => {
    const subject = of(stored.subject, 'seq', new Set(fact.map(({ seq }) => seq)))
    const ids = new Set(subject.map(({ subjectId }) => subjectId))
    return {
      ...{ fact, subject, cylinder: of(stored.cylinder, 'id', ids) },
      ...{ custody: of(stored.custody, 'cylinderId', ids), review: of(stored.review, 'subjectId', ids) },
    }
  })
}

interface Line {
  run(sql: string, params: SqlValue[]): Promise<void>
  /** Moves the sequence on and gives its new end. */
  advance(count: number): Promise<number>
}

/** The same rows by prepared statements and nothing else, in the same batches. */
export class EventLimit {
  constructor(
    private readonly dialect: 'sqlite' | 'mysql',
    private readonly inTransaction: (work: (line: Line) => Promise<void>) => Promise<void>,
    readonly close: () => Promise<void>,
  ) {}

  static open(options: StoreOptions): EventLimit {
    return dialectOf(options) === 'sqlite' ? sqlite(options) : mariaDb(options)
  }

  write({ cylinder, custody, review, fact, subject }: StoredRows): Promise<void> {
    return this.inTransaction(async (line) => {
      const now = new Date().toISOString()
      await this.upsert(line, 'cylinder', ['id'], cylinder.map(later(now)))
      await this.upsert(line, 'cylinder_custody', ['cylinderId'], custody.map(later(now)))
      await this.upsert(line, 'review_state', ['subjectKind', 'subjectId'], review.map(later(now)))
      const job = { id: newId(), name: 'review.run', payload: '{}', status: 'ready', runAt: LATER, attempts: 0 }
      const rest = { maxAttempts: 8, coalesceKey: 'bench', createdAt: now }
      await this.insert(line, 'job', [{ ...job, ...rest }], keepExisting(this.dialect, 'coalesceKey', 'id'))
      const last = await line.advance(fact.length)
      const shift = last - Number(fact.at(-1)?.seq)
      const moved = (row: Row): Row => ({ ...row, seq: Number(row.seq) + shift })
      await this.insert(
        line,
        'fact',
        fact.map((row) => ({ ...moved(row), id: newId() })),
      )
      await this.insert(line, 'fact_subject', subject.map(moved))
    })
  }

  private insert(line: Line, table: string, rows: readonly Row[], tail = ''): Promise<void> {
    const columns = Object.keys(rows[0] ?? {})
    const params = rows.flatMap((row) => columns.map((column) => row[column] ?? null))
    return line.run(`${bulkInsert(table, columns, rows.length)} ${tail}`, params)
  }

  private upsert(line: Line, table: string, key: readonly string[], rows: readonly Row[]): Promise<void> {
    const columns = Object.keys(rows[0] ?? {}).filter((column) => !key.includes(column))
    const tail = orUpdate(this.dialect, key.join(', '), (offered) =>
      columns.map((column) => `${column} = ${offered(column)}`).join(', '),
    )
    return this.insert(line, table, rows, tail)
  }
}

/** MariaDB does not write a row that stays as it is: each has a new moment, a new version and another text. */
const later =
  (now: string) =>
  (row: Row): Row => ({
    ...row,
    ...('version' in row ? { version: Number(row.version) + ++turn } : {}),
    ...('dueAt' in row ? { dueAt: now } : {}),
    ...('lastSeenAt' in row ? { lastSeenAt: now } : {}),
    ...('recent' in row ? { recent: `${row.recent}${turn % 2 ? ' ' : '  '}`, since: now } : {}),
  })
let turn = 0

const LATER = '9000-01-01T00:00:00.000Z'
const CONNECTIONS = 10

function sqlite({ sqliteFile, districtCode }: StoreOptions): EventLimit {
  const db = new Libsql(sqliteFile)
  for (const pragma of ['busy_timeout = 5000', 'synchronous = FULL']) db.pragma(pragma)
  const known = new Map<string, Libsql.Statement<unknown[]>>()
  const prepared = (sql: string) => {
    const statement = known.get(sql) ?? db.prepare(sql)
    known.set(sql, statement)
    return statement
  }
  const head = 'UPDATE fact_head SET seq = seq + ? WHERE districtCode = ? RETURNING seq'
  const line: Line = {
    run: async (sql, params) => void prepared(sql).run(params),
    advance: async (count) => (prepared(head).get([count, districtCode]) as { seq: number }).seq,
  }
  let last: Promise<void> = Promise.resolve()
  const inTransaction = (work: (line: Line) => Promise<void>): Promise<void> => {
    last = last.then(async () => {
      prepared('BEGIN IMMEDIATE').run([])
      await work(line)
      prepared('COMMIT').run([])
    })
    return last
  }
  return new EventLimit('sqlite', inTransaction, async () => void db.close())
}

function mariaDb({ databaseUrl = '', districtCode }: StoreOptions): EventLimit {
  const pool = createPool({ uri: databaseUrl.replace(/^mariadb:/, 'mysql:'), connectionLimit: CONNECTIONS })
  const head = 'UPDATE fact_head SET seq = LAST_INSERT_ID(seq + ?) WHERE districtCode = ?'
  const inTransaction = async (work: (line: Line) => Promise<void>): Promise<void> => {
    const connection = await pool.getConnection()
    try {
      await connection.query('START TRANSACTION')
      await work({
        run: async (sql, params) => void (await connection.execute(sql, params)),
        advance: async (count) => {
          const [{ insertId }] = (await connection.execute(head, [count, districtCode])) as [
            { insertId: number },
            unknown,
          ]
          return insertId
        },
      })
      await connection.query('COMMIT')
    } finally {
      connection.release()
    }
  }
  return new EventLimit('mysql', inTransaction, () => pool.end())
}
