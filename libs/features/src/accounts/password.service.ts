import { DomainError } from '@app/domain'
import {
  type AccountEntity,
  AccountRepository,
  AccountSecurityRepository,
  SessionRepository,
  UnitOfWork,
} from '@app/persistence'
import { type Clock, type Config, hashPassword, verifyPassword } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import type { Caller, SessionCaller } from '../core/caller'
import { CLOCK, CONFIG } from '../core/tokens'
import { accountFact } from './account-fact'
import { LoginGuard, lockedOut } from './login-guard.service'
import { newOneTimePassword } from './one-time-password'
import { passwordProblems, REMEMBERED_PASSWORDS } from './password-policy'
import { needsTotp } from './session-limits'

/** Changing the own password by the rules, and the administrator's one-time password. */
@Injectable()
export class PasswordService {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly security: AccountSecurityRepository,
    private readonly sessions: SessionRepository,
    private readonly guard: LoginGuard,
    private readonly uow: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Ends all other sessions of the account. Throws PASSWORD_WRONG, PASSWORD_WEAK, PASSWORD_USED, LOGIN_LOCKED. */
  async change(caller: SessionCaller, current: string, next: string): Promise<void> {
    const account = await this.prove(caller, current)
    const problems = passwordProblems(next, account.username, 'body.next')
    if (problems.length > 0) throw new DomainError('PASSWORD_WEAK', '新密码不符合要求', problems)
    await this.assertNew(account, next)
    const passwordHash = await hashPassword(next)
    const security = await this.security.of(account.id)
    const limitedTo = needsTotp(account, security, this.config) ? 'totp' : null
    const fact = accountFact('account.password_changed', caller, account.id, this.clock.now())
    await this.uow.run(async (tx) => {
      await this.security.setPassword(tx, account.id, passwordHash, account.passwordHash)
      await this.security.save(tx, account.id, { passwordChangedAt: tx.now, mustChange: false })
      await this.sessions.endOthers(tx, account.id, caller.sessionId)
      if (caller.sessionId) await this.sessions.limit(tx, caller.sessionId, limitedTo)
      tx.fact(fact)
    })
  }

  /** A password to be told to its owner, who must change it at the first log-in. Its sessions end. */
  async reset(account: AccountEntity, by: Caller): Promise<{ password: string }> {
    const password = newOneTimePassword()
    const passwordHash = await hashPassword(password)
    const fact = accountFact('account.password_reset', by, account.id, this.clock.now(), {}, account.areaCode)
    await this.uow.run(async (tx) => {
      await this.security.setPassword(tx, account.id, passwordHash, account.passwordHash)
      await this.security.save(tx, account.id, { passwordChangedAt: tx.now, mustChange: true })
      await this.sessions.endOthers(tx, account.id, null)
      tx.fact(fact)
    })
    return { password }
  }

  /** The owner is at the keyboard: wrong passwords count as at the log-in. Throws PASSWORD_WRONG, LOGIN_LOCKED. */
  async prove(caller: SessionCaller, password: string): Promise<AccountEntity> {
    if (await this.guard.isLocked(this.keysOf(caller))) throw lockedOut()
    const account = await this.accounts.byId(caller.accountId)
    if (account && (await verifyPassword(account.passwordHash, password))) return account
    await this.countFailure(caller)
    throw new DomainError('PASSWORD_WRONG', '当前密码不对，请重新输入')
  }

  /** Throws LOGIN_LOCKED when this was one too many. */
  async countFailure(caller: SessionCaller): Promise<void> {
    const account = await this.accounts.byId(caller.accountId)
    if (await this.guard.fail(this.keysOf(caller), account)) throw lockedOut()
  }

  private keysOf({ username, accountId }: SessionCaller) {
    return this.guard.keysOf(username, `session of ${accountId}`)
  }

  private async assertNew(account: AccountEntity, next: string): Promise<void> {
    const earlier = await this.security.lastPasswords(account.id, REMEMBERED_PASSWORDS)
    const hashes = new Set([...(account.passwordHash ? [account.passwordHash] : []), ...earlier])
    for (const hash of hashes) {
      if (await verifyPassword(hash, next))
        throw new DomainError('PASSWORD_USED', `不能使用最近 ${REMEMBERED_PASSWORDS} 次用过的密码`)
    }
  }
}
