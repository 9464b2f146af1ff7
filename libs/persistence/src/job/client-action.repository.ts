import { Injectable } from '@nestjs/common'
import type { CommittedTextEntity } from '../inspection/committed-text.entity'
import { Database, first, marks } from '../store/database'
import type { Tx } from '../store/tx'
import { ClientActionEntity } from './client-action.entity'

/** Actions by the id their client made: the same id twice is one action. */
@Injectable()
export class ClientActionRepository {
  constructor(private readonly db: Database) {}

  byId(id: string): Promise<ClientActionEntity | null> {
    return first<ClientActionEntity>(this.db, 'SELECT * FROM client_action WHERE id = ?', [id])
  }

  /** First in its unit: of several that come at once the database lets one through. */
  insert(tx: Tx, action: ClientActionEntity): Promise<void> {
    return tx.insert(ClientActionEntity, [action])
  }

  /** What people wrote with these actions; texts of signed visits are not among them. */
  texts(ids: readonly string[]): Promise<CommittedTextEntity[]> {
    if (ids.length === 0) return Promise.resolve([])
    return this.db.rows<CommittedTextEntity>(
      `SELECT t.* FROM committed_text t JOIN client_action c ON c.id = t.subjectId WHERE t.subjectId IN (${marks(ids)})`,
      ids,
    )
  }
}
