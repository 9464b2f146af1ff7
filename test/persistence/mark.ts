import { newId } from '@app/domain'
import type { Sql, Tx } from '@app/persistence'

const MARK =
  "INSERT INTO client_action (id, kind, subjectId, hash, accountId, at) VALUES (?, 'test.mark', ?, '', '', ?)"

/** A row that counts: how often something took effect on `topic`. */
export async function mark(tx: Tx, topic: string, id = newId()): Promise<void> {
  await tx.execute(MARK, [id, topic, tx.now])
}

/** The same, without waiting for its outcome. */
export async function markLater(tx: Tx, topic: string, id = newId()): Promise<void> {
  await tx.executeLater(MARK, [id, topic, tx.now])
}

export async function marksOf(sql: Sql, topic: string): Promise<number> {
  const rows = await sql.rows<{ n: number }>('SELECT COUNT(*) AS n FROM client_action WHERE subjectId = ?', [topic])
  return Number(rows[0]?.n)
}
