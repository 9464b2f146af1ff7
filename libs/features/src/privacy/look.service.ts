import { maskName, type PartyRevealedBody, REVEAL_FIELD_LABEL, REVEAL_PURPOSE_LABEL, ROLE_LABEL } from '@app/domain'
import { areaNameOf, LookRepository, type LookRow, mapPage, type PageRequest } from '@app/persistence'
import { FieldCipher } from '@app/platform'
import { Injectable } from '@nestjs/common'
import type { Caller } from '../core/caller'

/** 谁看过我的信息. What was written beside the purpose may be about a neighbour, so it stays with the offices. */
@Injectable()
export class LookService {
  constructor(
    private readonly looks: LookRepository,
    private readonly cipher: FieldCipher,
  ) {}

  async mine({ accountId }: Caller, request: PageRequest) {
    const page = await this.looks.at(await this.looks.partiesOf(accountId), request)
    return mapPage(page, (row) => this.view(row))
  }

  private view(row: LookRow) {
    const { field, purpose } = JSON.parse(row.body) as Partial<PartyRevealedBody>
    return {
      seq: Number(row.seq),
      at: row.occurredAt,
      who: this.who(row),
      what: field ? REVEAL_FIELD_LABEL[field] : '查看个人信息',
      why: purpose ? REVEAL_PURPOSE_LABEL[purpose] : '已说明原因',
    }
  }

  private who(row: LookRow): string {
    const name = maskName(this.cipher.decrypt(row.nameEnc, 'account.name'))
    const staff = row.staffNo ? `${name}（工号 ${row.staffNo}）` : name
    return [areaNameOf(row), ROLE_LABEL[row.role], staff].filter(Boolean).join(' ')
  }
}
