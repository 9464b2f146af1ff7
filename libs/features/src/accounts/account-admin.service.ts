import { DomainError, maskName, ROLE_LABEL, type Role } from '@app/domain'
import {
  type AccountEntity,
  AccountRepository,
  AreaRepository,
  CompanyRepository,
  mapPage,
  type PageRequest,
  prepareFact,
  UnitOfWork,
} from '@app/persistence'
import { type Clock, FieldCipher } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import type { Caller } from '../core/caller'
import { CLOCK } from '../core/tokens'

/** Who has an account, and taking one back. */
@Injectable()
export class AccountAdminService {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly areas: AreaRepository,
    private readonly companies: CompanyRepository,
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(query: PageRequest & { role?: Role; q?: string }) {
    const page = await this.accounts.page({ ...query, q: query.q?.trim() })
    const areas = await this.areas.names(page.items.flatMap(({ areaCode }) => areaCode ?? []))
    const companies = await this.companies.byIds(page.items.flatMap(({ companyId }) => companyId ?? []))
    return mapPage(page, (account) => ({
      id: account.id,
      username: account.username,
      displayName: this.nameOf(account),
      role: account.role,
      roleLabel: ROLE_LABEL[account.role],
      areaName: areas.get(account.areaCode ?? '') ?? companies.get(account.companyId ?? '')?.name ?? '',
      active: account.status === 'active',
      createdAt: account.createdAt,
    }))
  }

  /** Bites at the account's next request. Repeating it changes nothing. Throws NOT_FOUND, ACCOUNT_OWN. */
  async withdraw(id: string, caller: Caller): Promise<{ ok: true }> {
    if (id === caller.accountId) throw new DomainError('ACCOUNT_OWN', '不能停用自己的账号，请由另一位管理员操作')
    const account = await this.accounts.byId(id)
    if (!account) throw new DomainError('NOT_FOUND', '没有找到这个账号')
    const fact = prepareFact({
      kind: 'account.withdrawn',
      actorId: caller.accountId,
      occurredAt: this.clock.now(),
      areaCode: account.areaCode,
      body: { accountId: id, role: account.role },
      subjects: [{ kind: 'account', id }],
    })
    await this.uow.run(async (tx) => {
      if (await this.accounts.withdraw(tx, id)) tx.fact(fact)
    })
    return { ok: true }
  }

  /** Staff answer for what they do by name; a household's name is nobody's business here. */
  private nameOf({ role, nameEnc }: AccountEntity): string {
    const name = this.cipher.decrypt(nameEnc, 'account.name')
    return role === 'household' ? maskName(name) : name
  }
}
