import { DISTRICT_ROLES, DomainError } from '@app/domain'
import { AccountRepository, AccountSecurityRepository, SessionRepository, UnitOfWork } from '@app/persistence'
import { type Clock, type Config } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import type { SessionCaller } from '../core/caller'
import { CLOCK, CONFIG } from '../core/tokens'
import { CONSOLE_ROLES, isWarned, passwordDaysLeft } from './session-limits'

/** 我的安全: how old the password is, whether there is a second factor, where the account is logged in. */
@Injectable()
export class MySecurityService {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly security: AccountSecurityRepository,
    private readonly sessions: SessionRepository,
    private readonly uow: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async view({ accountId, sessionId, limitedTo }: SessionCaller) {
    const account = await this.accounts.byId(accountId)
    if (!account) throw new DomainError('NOT_FOUND', '没有找到这个账号')
    const security = await this.security.of(accountId)
    const now = this.clock.now()
    const daysLeft = passwordDaysLeft(account, security, this.config, now)
    const sessions = await this.sessions.live(accountId, now)
    return {
      limitedTo,
      hasPassword: account.passwordHash !== null,
      passwordChangedAt: security?.passwordChangedAt ?? null,
      passwordDaysLeft: isWarned(daysLeft) ? Math.max(0, daysLeft) : null,
      idleMinutes: CONSOLE_ROLES.includes(account.role) ? this.config.sessionIdleMinutes : null,
      totpOffered: DISTRICT_ROLES.includes(account.role),
      totpEnabledAt: security?.totpEnabledAt ?? null,
      recoveryCodesLeft: await this.security.unusedRecoveryCodes(accountId),
      sessions: sessions.flatMap(({ id, device, createdAt, lastSeenAt }) =>
        id ? [{ id, device, createdAt, lastSeenAt, current: id === sessionId }] : [],
      ),
    }
  }

  /** Only among the own ones. Throws NOT_FOUND. */
  async endSession({ accountId }: SessionCaller, id: string): Promise<void> {
    const ended = await this.uow.run((tx) => this.sessions.end(tx, accountId, id))
    if (!ended) throw new DomainError('NOT_FOUND', '没有找到这个登录，可能已经结束')
  }
}
