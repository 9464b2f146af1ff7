import { Injectable } from '@nestjs/common'
import type { AccountEntity } from '../account/account.entity'
import { AREA_NAMES, type AreaNames, joinAreaNames } from '../area/area-names'
import type { FactEntity } from '../fact/fact.entity'
import { Database } from '../store/database'
import { type Page, type PageRequest, pageOf } from '../store/page'
import { condition } from '../store/scope'

export interface LookRow
  extends Pick<FactEntity, 'seq' | 'occurredAt' | 'body'>,
    Pick<AccountEntity, 'role' | 'nameEnc' | 'staffNo'>,
    AreaNames {}

/** 谁看过我的信息: the looks at one person, newest first. */
@Injectable()
export class LookRepository {
  constructor(private readonly db: Database) {}

  at(partyId: string, { cursor, limit }: PageRequest): Promise<Page<LookRow>> {
    return pageOf<LookRow>(
      this.db,
      {
        select: `f.seq, f.occurredAt, f.body, a.role, a.nameEnc, a.staffNo, ${AREA_NAMES}`,
        from: `fact_subject s JOIN fact f ON f.seq = s.seq JOIN account a ON a.id = f.actorId
          ${joinAreaNames('a.areaCode')}`,
        countFrom: 'fact_subject s JOIN fact f ON f.seq = s.seq',
        where: condition("s.subjectKind = 'party' AND s.subjectId = ? AND f.kind = 'party.revealed'", partyId),
        id: 'f.seq',
        sorts: { seq: [{ column: 'f.seq', descending: true }] },
        defaultSort: 'seq',
      },
      { cursor, limit },
    )
  }
}
