import { createPool, type Pool, type ResultSetHeader, type RowDataPacket } from 'mysql2/promise'
import type { Value } from './rows'
import { CYLINDER, INSERTS, OF_CYLINDER, SESSION } from './statements'
import type { LimitStore } from './store'

/** One connection for each that calls at the same time. */
const CONNECTIONS = 10

export function mariaDbStore(url: string, districtCode: string): LimitStore {
  const pool = createPool({
    uri: url.replace(/^mariadb:/, 'mysql:'),
    connectionLimit: CONNECTIONS,
    decimalNumbers: true,
    supportBigNumbers: true,
  })
  const rows = async (sql: string, params: Value[]) => (await pool.execute<RowDataPacket[]>(sql, params))[0]
  return {
    session: (params) => rows(SESSION, params),
    card: async (code) => {
      const [cylinder] = await rows(CYLINDER, [code])
      if (!cylinder) return null
      const id = [cylinder.id as string]
      const [hazards, alerts, aliases, recent] = await Promise.all([
        rows(OF_CYLINDER.hazards, id),
        rows(OF_CYLINDER.alerts, id),
        rows(OF_CYLINDER.aliases, id),
        rows(OF_CYLINDER.recent, id),
      ])
      return { cylinder, hazards, alerts, aliases, recent }
    },
    submit: (visit) =>
      inTransaction(pool, async (run) => {
        await run(INSERTS.inspection, visit.inspection)
        await run(INSERTS.answers(visit.count), visit.answers)
        await run(INSERTS.job, visit.job)
        // LAST_INSERT_ID(…) brings the new number back with the update itself.
        const head = 'UPDATE fact_head SET seq = LAST_INSERT_ID(seq + 1) WHERE districtCode = ?'
        const { insertId } = await run(head, [districtCode])
        await run(INSERTS.fact, [insertId, ...visit.fact])
      }),
  }
}

type Run = (sql: string, params: Value[]) => Promise<ResultSetHeader>

async function inTransaction(pool: Pool, work: (run: Run) => Promise<void>): Promise<void> {
  const connection = await pool.getConnection()
  try {
    await connection.query('START TRANSACTION')
    await work(async (sql, params) => (await connection.execute<ResultSetHeader>(sql, params))[0])
    await connection.query('COMMIT')
  } finally {
    connection.release()
  }
}
