import {
  AREA_KIND_LABEL,
  type AreaKind,
  areaKindOf,
  communityOf,
  DISTRICT_ROLES,
  DomainError,
  dateInShanghai,
  newId,
  type Problem,
  type Role,
} from '@app/domain'
import {
  AccountRepository,
  AccountSecurityRepository,
  AreaRepository,
  CompanyRepository,
  UnitOfWork,
} from '@app/persistence'
import { type Clock, type Config, FieldCipher, hashPassword } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import type { Caller } from '../core/caller'
import { CLOCK, CONFIG } from '../core/tokens'
import { RegisterService } from '../register/register.service'
import { newOneTimePassword } from './one-time-password'

export interface NewAccount {
  username: string
  name: string
  role: Exclude<Role, 'household'>
  areaCode: string | null
  companyId: string | null
  staffNo: string | null
}

/** What each role is responsible for; the others have the district. */
const AREA_KINDS: Partial<Record<Role, readonly AreaKind[]>> = {
  inspector: ['grid'],
  microgrid: ['microgrid', 'grid'],
  community: ['community'],
  street: ['street'],
}

/** One account by hand; rosters come by import. Households bind themselves by their verified phone. */
@Injectable()
export class AccountMakerService {
  private readonly register: RegisterService

  constructor(
    private readonly accounts: AccountRepository,
    private readonly security: AccountSecurityRepository,
    private readonly areas: AreaRepository,
    private readonly companies: CompanyRepository,
    private readonly uow: UnitOfWork,
    cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.register = new RegisterService(uow, cipher)
  }

  /** Gives the one-time password, to be changed at the first log-in. Throws ACCOUNT_INVALID, USERNAME_TAKEN. */
  async make(wish: NewAccount, caller: Caller) {
    const problems = [...(await this.areaProblems(wish)), ...(await this.companyProblems(wish))]
    if (problems.length > 0) throw new DomainError('ACCOUNT_INVALID', '账号的内容有误，请按提示修改', problems)
    if (await this.accounts.byUsername(wish.username))
      throw new DomainError('USERNAME_TAKEN', `账号“${wish.username}”已经有了，请换一个`)
    const password = newOneTimePassword()
    const entry = this.entryOf(wish, await hashPassword(password))
    const prepared = this.register.prepare({ accounts: [entry] }, { actorId: caller.accountId, at: this.clock.now() })
    await this.uow.run(async (tx) => {
      await this.register.write(tx, prepared)
      await this.security.save(tx, entry.id, { passwordChangedAt: tx.now, mustChange: true })
    })
    return { id: entry.id, username: entry.username, password, pending: DISTRICT_ROLES.includes(wish.role) }
  }

  private entryOf({ areaCode, ...wish }: NewAccount, passwordHash: string) {
    const now = this.clock.now()
    const grid = wish.role === 'inspector' ? areaCode : null
    return {
      ...wish,
      id: newId(),
      areaCode: this.areaOf(wish.role, areaCode),
      partyId: null,
      passwordHash,
      createdAt: now,
      grids: grid ? [{ id: newId(), gridCode: grid, fromOn: dateInShanghai(now) }] : [],
    }
  }

  private areaOf(role: Role, areaCode: string | null): string | null {
    if (role === 'company') return null
    if (role === 'inspector' && areaCode) return communityOf(areaCode)
    return AREA_KINDS[role] ? areaCode : this.config.districtCode
  }

  private async areaProblems({ role, areaCode }: NewAccount): Promise<Problem[]> {
    const kinds = AREA_KINDS[role]
    if (!kinds) return []
    const path = 'body.areaCode'
    const kind = areaKindOf(areaCode ?? '')
    if (!areaCode || !kind || !kinds.includes(kind))
      return [{ path, message: `请选择${kinds.map((one) => AREA_KIND_LABEL[one]).join('或')}` }]
    return (await this.areas.names([areaCode])).has(areaCode) ? [] : [{ path, message: '没有这个区域' }]
  }

  private async companyProblems({ role, companyId }: NewAccount): Promise<Problem[]> {
    const path = 'body.companyId'
    if (role !== 'company') return companyId ? [{ path, message: '只有燃气企业账号才填企业' }] : []
    if (!companyId) return [{ path, message: '请选择燃气企业' }]
    return (await this.companies.byId(companyId)) ? [] : [{ path, message: '没有这家企业' }]
  }
}
