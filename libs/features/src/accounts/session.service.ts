import { DomainError, dateInShanghai, newId, ROLE_LABEL, type Role } from '@app/domain'
import {
  type AccountEntity,
  AccountRepository,
  AccountSecurityRepository,
  AreaRepository,
  CompanyRepository,
  SessionEntity,
  SessionRepository,
  type SessionRow,
  StorageUnavailableError,
  UnitOfWork,
} from '@app/persistence'
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
import type { Caller, SessionCaller } from '../core/caller'
import { CLOCK, CONFIG } from '../core/tokens'
import { callerOf } from './caller-of'
import { HouseholdAccess } from './household-access'
import { type GuardKeys, LoginGuard, lockedOut } from './login-guard.service'
import { SecondFactorService } from './second-factor.service'
import { isIdle, isSeenLongAgo, limitOf } from './session-limits'

/** Whoever decides about the access of others is in one place at a time. */
const ONE_SESSION: readonly Role[] = ['admin', 'security']

export interface LogIn {
  username: string
  password: string
  /** Of the authenticator app, or a recovery code. */
  totp?: string
  source: string
  device?: string | null
}

interface Opening {
  device?: string | null
  /** Cleared with the opening, unless a lock has come meanwhile. */
  guard?: GuardKeys
}

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
  limitedTo: SessionCaller['limitedTo']
}

/** Log-in, log-out and who is asking. A wrong name and a wrong password answer alike and take alike. */
@Injectable()
export class SessionService {
  private readonly attempts: RateLimiter

  constructor(
    private readonly accounts: AccountRepository,
    private readonly security: AccountSecurityRepository,
    private readonly sessions: SessionRepository,
    private readonly areas: AreaRepository,
    private readonly companies: CompanyRepository,
    private readonly guard: LoginGuard,
    private readonly secondFactor: SecondFactorService,
    private readonly households: HouseholdAccess,
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.attempts = new RateLimiter({ limit: config.rateLoginPerMinute, windowMs: 60_000 })
  }

  /** Throws LOGIN_FAILED, LOGIN_LOCKED, ACCOUNT_PENDING (to whoever knows the password), TOTP_NEEDED, TOTP_WRONG, or RATE_LIMITED by account and by source. */
  async logIn({ username: typed, password, totp, source, device }: LogIn): Promise<OpenedSession> {
    // Accounts are entered in small letters; a 工号 is typed as it stands on the badge.
    const username = typed.normalize('NFKC').trim().toLowerCase()
    this.limit(`name ${username}`)
    this.limit(`source ${source}`)
    const guard = this.guard.keysOf(username, source)
    const account = await this.accounts.byUsername(username)
    const isLocked = await this.guard.isLocked(guard)
    // Verified even when locked, and against a dummy when unknown: every refusal takes the same time.
    const right = await verifyPassword(account?.passwordHash, password)
    if (isLocked) throw lockedOut()
    if (right && account?.status === 'pending')
      throw new DomainError('ACCOUNT_PENDING', '账号已建立，还须安全管理员批准后才能使用')
    if (!right || account?.status !== 'active')
      throw await this.refusal(guard, account, 'LOGIN_FAILED', '账号或密码不对，请重新输入')
    await this.demandSecondFactor(account, totp, guard)
    return this.open(account.id, { device, guard })
  }

  /** Opens a session for an account whose identity is already proved. */
  async open(accountId: string, { device = null, guard }: Opening = {}): Promise<OpenedSession> {
    const account = await this.accounts.byId(accountId)
    if (account?.status !== 'active') throw new DomainError('LOGIN_FAILED', '账号已停用，请联系管理员')
    const token = newToken()
    const session = await this.newSession(account, hashToken(token), device)
    await this.uow.run(async (tx) => {
      if (guard) await this.guard.pass(tx, guard)
      if (ONE_SESSION.includes(account.role)) await this.sessions.endOthers(tx, accountId, null)
      await tx.insert(SessionEntity, [session])
    })
    const caller = await this.authenticate(token)
    if (!caller) throw new DomainError('LOGIN_FAILED', '账号已停用，请联系管理员')
    const { expiresAt } = session
    return { token, expiresAt, account: await this.info(caller), limitedTo: caller.limitedTo }
  }

  /** The caller behind a bearer token, or null. Log-out, idleness and a withdrawn role bite here, at the next request. */
  async authenticate(token: string): Promise<SessionCaller | null> {
    const now = this.clock.now()
    const tokenHash = hashToken(token)
    const rows = await this.accounts.session(tokenHash, now, dateInShanghai(now))
    const [row] = rows
    if (!row || isIdle(row.role, row.lastSeenAt, this.config, now)) return null
    if (isSeenLongAgo(row.role, row.lastSeenAt, now)) await this.seen(tokenHash, row)
    const caller = callerOf(rows, this.cipher)
    return caller?.role === 'household' ? this.households.narrow(caller) : caller
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

  private async newSession(account: AccountEntity, tokenHash: string, device: string | null): Promise<SessionEntity> {
    const now = this.clock.now()
    return {
      tokenHash,
      accountId: account.id,
      createdAt: now,
      expiresAt: addMilliseconds(now, this.config.sessionHours * 3_600_000),
      revokedAt: null,
      id: newId(),
      lastSeenAt: now,
      device,
      limitedTo: limitOf(account, await this.security.of(account.id), this.config, now),
    }
  }

  /** Asking for the code counts as a try as well: otherwise it would tell right passwords without limit. */
  private async demandSecondFactor(account: AccountEntity, totp: string | undefined, guard: GuardKeys): Promise<void> {
    const outcome = await this.secondFactor.check(account, totp)
    if (outcome === 'needed') throw await this.refusal(guard, account, 'TOTP_NEEDED', '请输入动态口令')
    if (outcome === 'wrong')
      throw await this.refusal(guard, account, 'TOTP_WRONG', '动态口令不对或已用过，请等下一个口令再试')
  }

  private async refusal(guard: GuardKeys, account: AccountEntity | null, code: string, title: string) {
    return (await this.guard.fail(guard, account)) ? lockedOut() : new DomainError(code, title)
  }

  /** Reading goes on while nothing can be written. */
  private async seen(tokenHash: string, { lastSeenAt }: SessionRow): Promise<void> {
    try {
      await this.uow.run((tx) => this.sessions.seen(tx, tokenHash, lastSeenAt))
    } catch (error) {
      if (!(error instanceof StorageUnavailableError)) throw error
    }
  }

  private limit(key: string): void {
    const { allowed, retryAfterSeconds } = this.attempts.take(key)
    if (!allowed) throw new DomainError('RATE_LIMITED', `尝试次数过多，请 ${retryAfterSeconds} 秒后再试`)
  }
}
