import { Injectable } from '@nestjs/common'
import type { AccountEntity } from '../account/account.entity'
import { AREA_NAMES, type AreaNames, joinAreaNames } from '../area/area-names'
import type { FactEntity } from '../fact/fact.entity'
import { Database, marks } from '../store/database'
import { type Page, type PageRequest, pageOf } from '../store/page'
import { condition } from '../store/scope'

export interface LookRow
  extends Pick<FactEntity, 'seq' | 'occurredAt' | 'body'>,
    Pick<AccountEntity, 'role' | 'nameEnc' | 'staffNo'>,
    AreaNames {}

/** 谁看过我的信息: the looks at a person, newest first. */
@Injectable()
export class LookRepository {
  constructor(private readonly db: Database) {}

  /** Whom this account is on the register: bound to it, or reached by its verified number. */
  async partiesOf(accountId: string): Promise<string[]> {
    const rows = await this.db.rows<{ id: string }>(
      'SELECT p.id FROM account a JOIN party p ON p.id = a.partyId OR p.phoneIndex = a.phoneIndex WHERE a.id = ?',
      [accountId],
    )
    return rows.map(({ id }) => id)
  }

  async at(partyIds: readonly string[], { cursor, limit }: PageRequest): Promise<Page<LookRow>> {
    if (partyIds.length === 0) return { items: [], nextCursor: null, total: 0 }
    const about = `SELECT s.seq FROM fact_subject s WHERE s.subjectKind = 'party' AND s.subjectId IN (${marks(partyIds)})`
    return pageOf<LookRow>(
      this.db,
      {
        select: `f.seq, f.occurredAt, f.body, a.role, a.nameEnc, a.staffNo, ${AREA_NAMES}`,
        from: `fact f JOIN account a ON a.id = f.actorId ${joinAreaNames('a.areaCode')}`,
        countFrom: 'fact f',
        where: condition(`f.seq IN (${about}) AND f.kind = 'party.revealed'`, ...partyIds),
        id: 'f.seq',
        sorts: { seq: [{ column: 'f.seq', descending: true }] },
        defaultSort: 'seq',
      },
      { cursor, limit },
    )
  }
}
