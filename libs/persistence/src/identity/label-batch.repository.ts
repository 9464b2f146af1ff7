import type { LabelFormat, Scope } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { Database, first } from '../store/database'
import { keepExisting } from '../store/dialect'
import { type Page, type PageRequest, pageOf } from '../store/page'
import { condition, every, type Visibility, visibleTo } from '../store/scope'
import type { Tx } from '../store/tx'
import { LabelBatchEntity, LabelSeriesEntity } from './label-batch.entity'

export interface LabelBatchRow extends LabelBatchEntity {
  companyName: string | null
  requesterNameEnc: string
}

const VISIBILITY: Visibility = {
  area: () => condition('1 = 1'),
  company: (companyId) => condition('b.companyId = ?', companyId),
}

const SELECT = 'b.*, c.name AS companyName, r.nameEnc AS requesterNameEnc'
const FROM = 'label_batch b JOIN account r ON r.id = b.requestedBy LEFT JOIN company c ON c.id = b.companyId'

/** Batches of printed labels. */
@Injectable()
export class LabelBatchRepository {
  constructor(private readonly db: Database) {}

  page(scope: Scope, request: PageRequest): Promise<Page<LabelBatchRow>> {
    return pageOf<LabelBatchRow>(
      this.db,
      {
        select: SELECT,
        from: FROM,
        countFrom: 'label_batch b',
        where: every([visibleTo(scope, VISIBILITY)]),
        id: 'b.id',
        sorts: { createdAt: [{ column: 'b.createdAt' }] },
        defaultSort: '-createdAt',
      },
      request,
    )
  }

  row(scope: Scope, id: string): Promise<LabelBatchRow | null> {
    const where = every([condition('b.id = ?', id), visibleTo(scope, VISIBILITY)])
    return first<LabelBatchRow>(this.db, `SELECT ${SELECT} FROM ${FROM} WHERE ${where.sql}`, where.params)
  }

  visible(scope: Scope, id: string): Promise<LabelBatchEntity | null> {
    const where = every([condition('b.id = ?', id), visibleTo(scope, VISIBILITY)])
    return first<LabelBatchEntity>(this.db, `SELECT b.* FROM label_batch b WHERE ${where.sql}`, where.params)
  }

  /** The batch that a number was given out with. */
  ofSerial({ prefix }: LabelFormat, serial: number): Promise<LabelBatchEntity | null> {
    return first<LabelBatchEntity>(
      this.db,
      'SELECT * FROM label_batch WHERE prefix = ? AND firstSerial <= ? AND firstSerial + labels > ?',
      [prefix, serial, serial],
    )
  }

  /** Takes so many numbers out of the series; gives the first. Two who ask at once wait for each other. */
  async take(tx: Tx, { prefix }: LabelFormat, labels: number): Promise<number> {
    await tx.insert(LabelSeriesEntity, [{ prefix, nextSerial: 1 }], keepExisting(tx.dialect, 'prefix', 'prefix'))
    await tx.execute('UPDATE label_series SET nextSerial = nextSerial + ? WHERE prefix = ?', [labels, prefix])
    const [row] = await tx.rows<{ nextSerial: number }>('SELECT nextSerial FROM label_series WHERE prefix = ?', [
      prefix,
    ])
    return Number(row?.nextSerial) - labels
  }

  insert(tx: Tx, batch: LabelBatchEntity): Promise<void> {
    return tx.insert(LabelBatchEntity, [batch])
  }
}
