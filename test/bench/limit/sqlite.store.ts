import Libsql from 'libsql'
import { CYLINDER, INSERTS, OF_CYLINDER, SESSION } from './statements'
import type { LimitStore } from './store'

function open(file: string): Libsql.Database {
  const db = new Libsql(file)
  for (const pragma of ['journal_mode = WAL', 'busy_timeout = 5000', 'synchronous = FULL', 'cache_size = -16000'])
    db.pragma(pragma)
  return db
}

export function sqliteStore(file: string, districtCode: string): LimitStore {
  const reader = open(file)
  const writer = open(file)
  const session = reader.prepare(SESSION)
  const cylinder = reader.prepare(CYLINDER)
  const [hazards, alerts, aliases, recent] = [
    reader.prepare(OF_CYLINDER.hazards),
    reader.prepare(OF_CYLINDER.alerts),
    reader.prepare(OF_CYLINDER.aliases),
    reader.prepare(OF_CYLINDER.recent),
  ]
  const [begin, commit] = [writer.prepare('BEGIN IMMEDIATE'), writer.prepare('COMMIT')]
  const inspection = writer.prepare(INSERTS.inspection)
  const answers = new Map<number, Libsql.Statement<unknown[]>>()
  const [fact, job] = [writer.prepare(INSERTS.fact), writer.prepare(INSERTS.job)]
  const head = writer.prepare('UPDATE fact_head SET seq = seq + 1 WHERE districtCode = ? RETURNING seq')
  const answersOf = (count: number) => {
    const known = answers.get(count) ?? writer.prepare(INSERTS.answers(count))
    answers.set(count, known)
    return known
  }
  return {
    session: async (params) => session.all(params),
    card: async (code) => {
      const found = cylinder.get([code]) as { id: string } | undefined
      if (!found) return null
      const id = [found.id]
      return {
        cylinder: found,
        hazards: hazards.all(id),
        alerts: alerts.all(id),
        aliases: aliases.all(id),
        recent: recent.all(id),
      }
    },
    submit: async (rows) => {
      begin.run([])
      inspection.run(rows.inspection)
      answersOf(rows.count).run(rows.answers)
      job.run(rows.job)
      const { seq } = head.get([districtCode]) as { seq: number }
      fact.run([seq, ...rows.fact])
      commit.run([])
    },
  }
}
