import { DomainError, type Role } from '@app/domain'
import { AccountRepository } from '@app/persistence'
import { type Clock, todayInShanghai } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import type { Caller } from '../core/caller'
import { CLOCK } from '../core/tokens'

const ASSIGNABLE: readonly Role[] = ['inspector', 'microgrid', 'community', 'street']

/** Those whom work is sent to. */
@Injectable()
export class Assignees {
  constructor(
    private readonly accounts: AccountRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws ASSIGNEE_UNKNOWN unless the account is active staff inside the caller's area. Nobody is fine. */
  async assertReachable(accountId: string | null, { scope }: Caller): Promise<void> {
    if (accountId === null) return
    const today = todayInShanghai(this.clock)
    const found = await this.accounts.staffWithin(scope, { accountId, roles: ASSIGNABLE }, today)
    if (found.length === 0) throw new DomainError('ASSIGNEE_UNKNOWN', '没有找到这位可派单的人员，请重新选择')
  }

  /** Throws INSPECTOR_UNKNOWN unless the account is an inspector inside the caller's area. */
  async assertInspector(accountId: string, { scope }: Caller): Promise<void> {
    const today = todayInShanghai(this.clock)
    const found = await this.accounts.staffWithin(scope, { accountId, roles: ['inspector'] }, today)
    if (found.length === 0) throw new DomainError('INSPECTOR_UNKNOWN', '没有找到这位检查人，请重新选择')
  }
}
