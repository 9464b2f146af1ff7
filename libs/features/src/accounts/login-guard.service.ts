import { DomainError } from '@app/domain'
import { type AccountEntity, LoginGuardRepository, prepareFact, type Tx, UnitOfWork } from '@app/persistence'
import { addMilliseconds, type Clock, FieldCipher } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { CLOCK } from '../core/tokens'

/** GB/T 22239 asks for limited tries; the numbers are the district's rule: five by account, more by source (one office, one address). */
const LOCK_MS = 30 * 60_000
const BY_NAME = 5
const BY_SOURCE = 30

/** Subject of what concerns no account: the log finds it where it finds the others. */
const NO_ACCOUNT = 'none'

export interface GuardKeys {
  name: string
  source: string
}

export const lockedOut = (): DomainError =>
  new DomainError('LOGIN_LOCKED', '输错次数过多，已锁定 30 分钟。请稍后再试，或请安全管理员解除锁定')

/** Counts wrong passwords in the database, for all processes. A name that no account has is counted and locked alike. */
@Injectable()
export class LoginGuard {
  constructor(
    private readonly guards: LoginGuardRepository,
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  keysOf(username: string, source: string): GuardKeys {
    return { name: this.nameKey(username), source: this.cipher.blindIndex(source, 'login.source') }
  }

  async isLocked({ name, source }: GuardKeys): Promise<boolean> {
    return (await this.guards.locked([name, source], this.clock.now())).size > 0
  }

  /** True when this failure, or one at the same moment, has locked the name or the source. */
  async fail(keys: GuardKeys, account: AccountEntity | null): Promise<boolean> {
    const locked = account && this.factOf('account.locked', account, null)
    const [failed, source] = [
      this.failureOf('account.login_failed', account),
      this.failureOf('account.source_locked', null),
    ]
    return this.uow.run(async (tx) => {
      const byName = await this.count(tx, keys.name, BY_NAME)
      const bySource = await this.count(tx, keys.source, BY_SOURCE)
      tx.fact(failed)
      if (byName === 'now' && locked) tx.fact(locked)
      if (bySource === 'now') tx.fact(source)
      return byName !== 'open' || bySource !== 'open'
    })
  }

  /** A right password counts only if no guess made at the same time has locked the name meanwhile. Throws LOGIN_LOCKED. */
  async pass(tx: Tx, { name }: GuardKeys): Promise<void> {
    const [row] = await this.guards.byKeys([name], tx)
    if (row?.lockedUntil && row.lockedUntil > tx.now) throw lockedOut()
    if (row) await this.guards.forget(tx, name)
  }

  /** Of these user names, those that are locked now. */
  async lockedNames(usernames: readonly string[]): Promise<Set<string>> {
    const keys = new Map(usernames.map((username) => [this.nameKey(username), username]))
    const locked = await this.guards.locked([...keys.keys()], this.clock.now())
    return new Set([...locked].map((key) => keys.get(key) ?? ''))
  }

  async unlock(account: AccountEntity, actorId: string): Promise<void> {
    const fact = this.factOf('account.unlocked', account, actorId)
    const key = this.nameKey(account.username)
    await this.uow.run(async (tx) => {
      if (await this.guards.forget(tx, key)) tx.fact(fact)
    })
  }

  private nameKey(username: string): string {
    return this.cipher.blindIndex(username, 'login.name')
  }

  private async count(tx: Tx, key: string, limit: number): Promise<'open' | 'now' | 'before'> {
    const row = await this.guards.take(tx, key)
    if (row.lockedUntil && row.lockedUntil > tx.now) return 'before'
    const isOld = row.lockedUntil !== null || row.sinceAt <= addMilliseconds(tx.now, -LOCK_MS)
    const failures = isOld ? 1 : row.failures + 1
    const isLocked = failures >= limit
    const lockedUntil = isLocked ? addMilliseconds(tx.now, LOCK_MS) : null
    await this.guards.save(tx, { guardKey: key, failures, sinceAt: isOld ? tx.now : row.sinceAt, lockedUntil })
    return isLocked ? 'now' : 'open'
  }

  /** Written alike for a name that no account has, so that neither the work nor the wait tells which is which. */
  private failureOf(kind: 'account.login_failed' | 'account.source_locked', account: AccountEntity | null) {
    const accountId = account?.id ?? null
    return prepareFact({
      kind,
      actorId: null,
      occurredAt: this.clock.now(),
      areaCode: null,
      body: { accountId, role: account?.role ?? null },
      subjects: [{ kind: 'account', id: accountId ?? NO_ACCOUNT }],
    })
  }

  private factOf(kind: 'account.locked' | 'account.unlocked', account: AccountEntity, actorId: string | null) {
    return prepareFact({
      kind,
      actorId,
      occurredAt: this.clock.now(),
      areaCode: account.areaCode,
      body: { accountId: account.id, role: account.role },
      subjects: [{ kind: 'account', id: account.id }],
    })
  }
}
