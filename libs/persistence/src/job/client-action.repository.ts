import { Injectable } from '@nestjs/common'
import { Database, first } from '../store/database'
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
}
