import type { Instant } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { Database, first, marks } from '../store/database'
import type { Tx } from '../store/tx'
import { FileEntity } from './file.entity'

@Injectable()
export class FileRepository {
  constructor(private readonly db: Database) {}

  byId(id: string): Promise<FileEntity | null> {
    return first<FileEntity>(this.db, 'SELECT * FROM file WHERE id = ?', [id])
  }

  byIds(ids: readonly string[]): Promise<FileEntity[]> {
    const wanted = [...new Set(ids)]
    if (wanted.length === 0) return Promise.resolve([])
    return this.db.rows<FileEntity>(`SELECT * FROM file WHERE id IN (${marks(wanted)})`, wanted)
  }

  insert(tx: Tx, file: FileEntity): Promise<void> {
    return tx.insert(FileEntity, [file])
  }

  /** A file belongs to its uploader until it is used; from then on it is evidence. */
  async markUsed(tx: Tx, ids: readonly string[], at: Instant): Promise<void> {
    if (ids.length > 0)
      await tx.executeLater(`UPDATE file SET usedAt = COALESCE(usedAt, ?) WHERE id IN (${marks(ids)})`, [at, ...ids])
  }
}
