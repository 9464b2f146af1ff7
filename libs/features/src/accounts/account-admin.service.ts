import { DomainError, maskName, ROLE_LABEL, type Role } from '@app/domain'
import {
  type AccountEntity,
  AccountRepository,
  AccountSecurityRepository,
  type AccountStatus,
  AreaRepository,
  CompanyRepository,
  mapPage,
  type PageRequest,
  prepareFact,
  UnitOfWork,
} from '@app/persistence'
import { type Clock, FieldCipher } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import type { Caller, SessionCaller } from '../core/caller'
import { CLOCK } from '../core/tokens'
import { accountFact } from './account-fact'
import { LoginGuard } from './login-guard.service'
import { PasswordService } from './password.service'
import { SecondFactorService } from './second-factor.service'

/**
 * Who has an account, letting one in, taking one back. 三员分立: the administrator makes accounts and gives passwords, the
 * security administrator approves, unlocks, clears second factors and withdraws; neither alone opens the district.
 */
@Injectable()
export class AccountAdminService {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly areas: AreaRepository,
    private readonly companies: CompanyRepository,
    private readonly security: AccountSecurityRepository,
    private readonly guard: LoginGuard,
    private readonly passwords: PasswordService,
    private readonly secondFactor: SecondFactorService,
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(query: PageRequest & { role?: Role; status?: AccountStatus; q?: string }) {
    const page = await this.accounts.page({ ...query, q: query.q?.trim() })
    const areas = await this.areas.names(page.items.flatMap(({ areaCode }) => areaCode ?? []))
    const companies = await this.companies.byIds(page.items.flatMap(({ companyId }) => companyId ?? []))
    const locked = await this.guard.lockedNames(page.items.map(({ username }) => username))
    const withTotp = await this.security.withTotp(page.items.map(({ id }) => id))
    return mapPage(page, (account) => ({
      id: account.id,
      username: account.username,
      displayName: this.nameOf(account),
      role: account.role,
      roleLabel: ROLE_LABEL[account.role],
      areaName: areas.get(account.areaCode ?? '') ?? companies.get(account.companyId ?? '')?.name ?? '',
      active: account.status === 'active',
      pending: account.status === 'pending',
      locked: locked.has(account.username),
      totp: withTotp.has(account.id),
      photographed: Boolean(account.photoId),
      createdAt: account.createdAt,
    }))
  }

  /** Bites at the account's next request. Repeating it changes nothing. Throws NOT_FOUND, ACCOUNT_OWN. */
  async withdraw(id: string, caller: Caller): Promise<{ ok: true }> {
    if (id === caller.accountId) throw new DomainError('ACCOUNT_OWN', '不能停用自己的账号，请由另一位安全管理员操作')
    const account = await this.known(id)
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

  /** By another person than the one who made it; whoever made it is an administrator and cannot. Repeating it changes nothing. */
  async approve(id: string, caller: Caller): Promise<{ ok: true }> {
    const { status, role, areaCode } = await this.known(id)
    if (status === 'withdrawn') throw new DomainError('ACCOUNT_WITHDRAWN', '这个账号已停用')
    const fact = accountFact('account.approved', caller, id, this.clock.now(), { role }, areaCode)
    await this.uow.run(async (tx) => {
      if (await this.accounts.approve(tx, id)) tx.fact(fact)
    })
    return { ok: true }
  }

  /** Lifts the lock of the user name; that of a source ends by itself. */
  async unlock(id: string, caller: Caller): Promise<{ ok: true }> {
    await this.guard.unlock(await this.known(id), caller.accountId)
    return { ok: true }
  }

  /** Throws NOT_FOUND, ACCOUNT_OWN, ACCOUNT_WITHDRAWN. */
  async resetPassword(id: string, caller: Caller): Promise<{ password: string }> {
    return this.passwords.reset(await this.other(id, caller), caller)
  }

  /** Throws NOT_FOUND, ACCOUNT_OWN, ACCOUNT_WITHDRAWN. */
  async resetTotp(id: string, caller: SessionCaller): Promise<{ ok: true }> {
    await this.secondFactor.clear(caller, await this.other(id, caller))
    return { ok: true }
  }

  private async known(id: string): Promise<AccountEntity> {
    const account = await this.accounts.byId(id)
    if (!account) throw new DomainError('NOT_FOUND', '没有找到这个账号')
    return account
  }

  /** The own password and second factor are changed with proof of them, not by office. */
  private async other(id: string, caller: Caller): Promise<AccountEntity> {
    if (id === caller.accountId) throw new DomainError('ACCOUNT_OWN', '自己的密码和动态口令请在“我的安全”里修改')
    const account = await this.known(id)
    if (account.status === 'withdrawn') throw new DomainError('ACCOUNT_WITHDRAWN', '这个账号已停用')
    return account
  }

  /** Staff answer for what they do by name; a household's name is nobody's business here. */
  private nameOf({ role, nameEnc }: AccountEntity): string {
    const name = this.cipher.decrypt(nameEnc, 'account.name')
    return role === 'household' ? maskName(name) : name
  }
}
