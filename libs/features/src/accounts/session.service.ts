import { DomainError, dateInShanghai, ROLE_LABEL } from '@app/domain'
import { AccountRepository, AreaRepository, CompanyRepository, SessionEntity, UnitOfWork } from '@app/persistence'
import {
  addMilliseconds,
  type Clock,
  type Config,
  FieldCipher,
  hashToken,
  newToken,
  RateLimiter,
  verifyPassword,
} from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import type { Caller } from '../core/caller'
import { CLOCK, CONFIG } from '../core/tokens'
import { callerOf } from './caller-of'

export interface AccountInfo {
  id: string
  username: string
  displayName: string
  role: Caller['role']
  roleLabel: string
  areas: string[]
  areaName: string
  companyId: string | null
  companyName: string | null
  staffNo: string | null
}

export interface OpenedSession {
  token: string
  expiresAt: string
  account: AccountInfo
}

/** Log-in, log-out and who is asking. A wrong name and a wrong password answer alike and take alike. */
@Injectable()
export class SessionService {
  private readonly attempts: RateLimiter

  constructor(
    private readonly accounts: AccountRepository,
    private readonly areas: AreaRepository,
    private readonly companies: CompanyRepository,
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.attempts = new RateLimiter({ limit: config.rateLoginPerMinute, windowMs: 60_000 })
  }

  /** Throws LOGIN_FAILED, or RATE_LIMITED by account and by source. */
  async logIn(typed: string, password: string, source: string): Promise<OpenedSession> {
    // Accounts are entered in small letters; a 工号 is typed as it stands on the badge.
    const username = typed.normalize('NFKC').trim().toLowerCase()
    this.limit(`name ${username}`)
    this.limit(`source ${source}`)
    const account = await this.accounts.byUsername(username)
    const right = await verifyPassword(account?.passwordHash, password)
    if (!right || account?.status !== 'active') throw new DomainError('LOGIN_FAILED', '账号或密码不对，请重新输入')
    return this.open(account.id)
  }

  /** Opens a session for an account whose identity is already proved. */
  async open(accountId: string): Promise<OpenedSession> {
    const token = newToken()
    const createdAt = this.clock.now()
    const expiresAt = addMilliseconds(createdAt, this.config.sessionHours * 3_600_000)
    const tokenHash = hashToken(token)
    await this.uow.run((tx) =>
      tx.insert(SessionEntity, [{ tokenHash, accountId, createdAt, expiresAt, revokedAt: null }]),
    )
    const caller = await this.authenticate(token)
    if (!caller) throw new DomainError('LOGIN_FAILED', '账号已停用，请联系管理员')
    return { token, expiresAt, account: await this.info(caller) }
  }

  /** The caller behind a bearer token, or null. Log-out and a withdrawn role bite here, at the next request. */
  async authenticate(token: string): Promise<Caller | null> {
    const now = this.clock.now()
    return callerOf(await this.accounts.session(hashToken(token), now, dateInShanghai(now)), this.cipher)
  }

  async logOut(token: string): Promise<void> {
    await this.uow.run((tx) =>
      tx.execute('UPDATE session SET revokedAt = ? WHERE tokenHash = ? AND revokedAt IS NULL', [
        this.clock.now(),
        hashToken(token),
      ]),
    )
  }

  async info(caller: Caller): Promise<AccountInfo> {
    const areas = caller.scope.kind === 'area' ? [...caller.scope.areas] : []
    const names = await this.areas.names(areas.slice(0, 1))
    const company = caller.companyId ? await this.companies.byId(caller.companyId) : null
    return {
      id: caller.accountId,
      username: caller.username,
      displayName: caller.name,
      role: caller.role,
      roleLabel: ROLE_LABEL[caller.role],
      areas,
      areaName: names.get(areas[0] ?? '') ?? '',
      companyId: caller.companyId,
      companyName: company?.name ?? null,
      staffNo: caller.staffNo,
    }
  }

  private limit(key: string): void {
    const { allowed, retryAfterSeconds } = this.attempts.take(key)
    if (!allowed) throw new DomainError('RATE_LIMITED', `尝试次数过多，请 ${retryAfterSeconds} 秒后再试`)
  }
}
