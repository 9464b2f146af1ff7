import { newId } from '@app/domain'
import type { Sql, Tx } from '@app/persistence'

/** A row that counts: how often something took effect on `topic`. */
export async function mark(tx: Tx, topic: string, id = newId()): Promise<void> {
  await tx.execute(
    "INSERT INTO client_action (id, kind, subjectId, hash, accountId, at) VALUES (?, 'test.mark', ?, '', '', ?)",
    [id, topic, tx.now],
  )
}

export async function marksOf(sql: Sql, topic: string): Promise<number> {
  const rows = await sql.rows<{ n: number }>('SELECT COUNT(*) AS n FROM client_action WHERE subjectId = ?', [topic])
  return Number(rows[0]?.n)
}
