import type { ErasureStatus } from '@app/domain'
import { Injectable } from '@nestjs/common'
import type { AccountEntity } from '../account/account.entity'
import type { PartyEntity } from '../party/party.entity'
import { Database, first } from '../store/database'
import { type Page, type PageRequest, pageOf } from '../store/page'
import { every, optional } from '../store/scope'
import type { Tx } from '../store/tx'
import { ErasureEntity } from './erasure.entity'

export interface ErasureRow extends ErasureEntity, Pick<PartyEntity, 'kind' | 'nameEnc'> {
  askedByEnc: string
  askedByRole: AccountEntity['role']
  decidedByEnc: string | null
  decidedByRole: AccountEntity['role'] | null
}

const SELECT = `e.*, p.kind, p.nameEnc, a.nameEnc AS askedByEnc, a.role AS askedByRole,
  d.nameEnc AS decidedByEnc, d.role AS decidedByRole`
const FROM = `erasure e JOIN party p ON p.id = e.partyId JOIN account a ON a.id = e.askedBy
  LEFT JOIN account d ON d.id = e.decidedBy`

/** Requests to be erased. Those who read them are of the whole district. */
@Injectable()
export class ErasureRepository {
  constructor(private readonly db: Database) {}

  page(status: ErasureStatus | undefined, { cursor, limit }: PageRequest): Promise<Page<ErasureRow>> {
    return pageOf<ErasureRow>(
      this.db,
      {
        select: SELECT,
        from: FROM,
        countFrom: 'erasure e',
        where: every([optional('e.status = ?', status)]),
        id: 'e.id',
        sorts: { askedAt: [{ column: 'e.askedAt', descending: true }] },
        defaultSort: 'askedAt',
      },
      { cursor, limit },
    )
  }

  byId(id: string): Promise<ErasureRow | null> {
    return first<ErasureRow>(this.db, `SELECT ${SELECT} FROM ${FROM} WHERE e.id = ?`, [id])
  }

  insert(tx: Tx, row: ErasureEntity): Promise<void> {
    return tx.insert(ErasureEntity, [row])
  }

  /** The number that changed: 0 when somebody decided before. */
  decide(
    tx: Tx,
    { id, status, decidedBy, kept }: Pick<ErasureEntity, 'id' | 'status' | 'decidedBy' | 'kept'>,
  ): Promise<number> {
    return tx.execute(
      `UPDATE erasure SET status = ?, decidedBy = ?, decidedAt = ?, kept = ?, openKey = NULL
        WHERE id = ? AND status = 'asked'`,
      [status, decidedBy, tx.now, kept, id],
    )
  }
}
