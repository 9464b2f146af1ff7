import type { FactKind, Role } from '@app/domain'
import { Injectable } from '@nestjs/common'
import type { FactEntity } from '../fact/fact.entity'
import { Database, marks } from '../store/database'
import { type Page, type PageRequest, pageOf } from '../store/page'
import { condition, every } from '../store/scope'

export interface SecurityLogRow extends Pick<FactEntity, 'seq' | 'kind' | 'actorId' | 'occurredAt' | 'body' | 'hash'> {
  username: string | null
  role: Role | null
}

/** What happened to access, in the order it was learned: facts about accounts, each of which has one account as subject. */
@Injectable()
export class SecurityLogRepository {
  constructor(private readonly db: Database) {}

  async page(kinds: readonly FactKind[], { cursor, limit }: PageRequest): Promise<Page<SecurityLogRow>> {
    const where = every([condition(`s.subjectKind = 'account' AND f.kind IN (${marks(kinds)})`, ...kinds)])
    const page = await pageOf<SecurityLogRow>(
      this.db,
      {
        select: 'f.seq, f.kind, f.actorId, f.occurredAt, f.body, f.hash, a.username, a.role',
        from: 'fact_subject s JOIN fact f ON f.seq = s.seq LEFT JOIN account a ON a.id = s.subjectId',
        countFrom: 'fact_subject s JOIN fact f ON f.seq = s.seq',
        where,
        id: 'f.seq',
        sorts: { newest: [{ column: 'f.seq', descending: true }] },
        defaultSort: 'newest',
      },
      { cursor, limit },
    )
    return { ...page, items: page.items.map((row) => ({ ...row, seq: Number(row.seq) })) }
  }
}
