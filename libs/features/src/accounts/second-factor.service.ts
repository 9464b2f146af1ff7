import { DomainError } from '@app/domain'
import {
  type AccountEntity,
  AccountRepository,
  AccountSecurityRepository,
  SessionRepository,
  UnitOfWork,
} from '@app/persistence'
import { type Clock, FieldCipher } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import type { SessionCaller } from '../core/caller'
import { CLOCK } from '../core/tokens'
import { accountFact } from './account-fact'
import { PasswordService } from './password.service'
import { newRecoveryCodes, newTotpSecret, plainRecoveryCode, stepOf, totpAddress } from './totp'

const SECRET = 'account.totp'
const wrongCode = () => new DomainError('TOTP_WRONG', '动态口令不对或已用过，请等下一个口令再试')

/** RFC 6238 codes from an authenticator app; recovery codes for a lost phone, each once. */
@Injectable()
export class SecondFactorService {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly security: AccountSecurityRepository,
    private readonly sessions: SessionRepository,
    private readonly passwords: PasswordService,
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** `needed` when the account has a second factor and none was given. Uses the code up. */
  async check(account: AccountEntity, given: string | undefined): Promise<'passed' | 'needed' | 'wrong'> {
    const security = await this.security.of(account.id)
    if (!security?.totpEnabledAt || !security.totpSecretEnc) return 'passed'
    if (!given) return 'needed'
    return (await this.spend(account.id, security.totpSecretEnc, given)) ? 'passed' : 'wrong'
  }

  /** A new secret for the app to scan; it counts once a code of it is given. */
  async begin(caller: SessionCaller, password: string): Promise<{ secret: string; address: string }> {
    await this.passwords.prove(caller, password)
    if ((await this.security.of(caller.accountId))?.totpEnabledAt)
      throw new DomainError('TOTP_STATE', '动态口令已开通，请先停用再重新绑定')
    const secret = newTotpSecret()
    const totpSecretEnc = this.cipher.encrypt(secret, `${SECRET}:${caller.accountId}`)
    await this.uow.run((tx) => this.security.save(tx, caller.accountId, { totpSecretEnc, totpLastStep: null }))
    return { secret, address: totpAddress(secret, caller.username) }
  }

  async confirm(caller: SessionCaller, code: string): Promise<{ recoveryCodes: string[] }> {
    const { accountId } = caller
    const security = await this.security.of(accountId)
    if (!security?.totpSecretEnc || security.totpEnabledAt)
      throw new DomainError('TOTP_STATE', '请先重新开始绑定动态口令')
    const step = this.stepOf(accountId, security.totpSecretEnc, code)
    if (step === null) throw wrongCode()
    const recoveryCodes = newRecoveryCodes()
    const hashes = recoveryCodes.map((recoveryCode) => this.recoveryHash(accountId, recoveryCode))
    const fact = accountFact('account.totp_changed', caller, accountId, this.clock.now(), { enabled: true })
    await this.uow.run(async (tx) => {
      await this.security.save(tx, accountId, { totpEnabledAt: tx.now, totpLastStep: step })
      await this.security.replaceRecoveryCodes(tx, accountId, hashes)
      if (caller.sessionId && caller.limitedTo === 'totp') await this.sessions.limit(tx, caller.sessionId, null)
      tx.fact(fact)
    })
    return { recoveryCodes }
  }

  /** Takes password and code: whoever finds an open screen has neither. */
  async remove(caller: SessionCaller, password: string, code: string): Promise<void> {
    await this.passwords.prove(caller, password)
    const account = await this.accounts.byId(caller.accountId)
    if (!account || (await this.check(account, code)) !== 'passed') {
      await this.passwords.countFailure(caller)
      throw wrongCode()
    }
    await this.clear(caller, account)
  }

  /** For a lost phone without recovery codes: by the administrator. */
  async clear(by: SessionCaller, { id, areaCode }: AccountEntity): Promise<void> {
    const fact = accountFact('account.totp_changed', by, id, this.clock.now(), { enabled: false }, areaCode)
    const none = { totpSecretEnc: null, totpEnabledAt: null, totpLastStep: null }
    await this.uow.run(async (tx) => {
      await this.security.save(tx, id, none)
      await this.security.replaceRecoveryCodes(tx, id, [])
      tx.fact(fact)
    })
  }

  private async spend(accountId: string, secretEnc: string, given: string): Promise<boolean> {
    const step = this.stepOf(accountId, secretEnc, given)
    if (step !== null) return this.uow.run((tx) => this.security.useStep(tx, accountId, step))
    const recoveryCode = plainRecoveryCode(given)
    if (recoveryCode.length < 10) return false
    const hash = this.recoveryHash(accountId, recoveryCode)
    return this.uow.run((tx) => this.security.useRecoveryCode(tx, accountId, hash, tx.now))
  }

  private stepOf(accountId: string, secretEnc: string, given: string): number | null {
    const secret = this.cipher.decrypt(secretEnc, `${SECRET}:${accountId}`)
    return stepOf(secret, given.normalize('NFKC').replace(/\s/g, ''), Date.parse(this.clock.now()))
  }

  private recoveryHash(accountId: string, code: string): string {
    return this.cipher.blindIndex(`${accountId} ${plainRecoveryCode(code)}`, 'account.recovery')
  }
}
