import { Injectable } from '@nestjs/common'
import { Database } from '../store/database'
import { keepExisting } from '../store/dialect'
import type { Tx } from '../store/tx'
import { FieldKeyEntity } from './field-key.entity'

@Injectable()
export class FieldKeyRepository {
  constructor(private readonly db: Database) {}

  all(): Promise<FieldKeyEntity[]> {
    return this.db.rows<FieldKeyEntity>('SELECT * FROM field_key')
  }

  remember(tx: Tx, keys: readonly FieldKeyEntity[]): Promise<void> {
    return tx.insert(FieldKeyEntity, keys, keepExisting(tx.dialect, 'id', 'id'))
  }
}
