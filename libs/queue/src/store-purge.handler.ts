import { addDays, dateInShanghai, startOfDay } from '@app/domain'
import { PurgeRepository, type Tx, UnitOfWork } from '@app/persistence'
import type { JobHandler } from './job-handler'
import type { QueueConfig } from './queue-options'

const BATCH = 500
const DONE_JOB_DAYS = 3
const EXPIRED_SESSION_DAYS = 7
/** A lock lasts half an hour; the counts of names that no account has must not pile up. */
const LOGIN_GUARD_DAYS = 1
/** A request is good for minutes only; its nonce is of no use after that. */
const KEY_USE_DAYS = 1

/** Removes done jobs, long-expired sessions, old counts of wrong passwords and used nonces, a few hundred in a unit, so that nobody waits behind it. */
export class StorePurge implements JobHandler {
  readonly name = 'store.purge'
  readonly schedule = { dailyAt: '02:30' }

  constructor(
    private readonly store: PurgeRepository,
    private readonly units: UnitOfWork,
    private readonly config: QueueConfig,
  ) {}

  async handle(): Promise<void> {
    const jobs = this.daysAgo(DONE_JOB_DAYS)
    const sessions = this.daysAgo(EXPIRED_SESSION_DAYS)
    await this.inBatches(
      () => this.store.doneJobs(jobs, BATCH),
      (tx, ids) => this.store.removeJobs(tx, ids),
    )
    await this.inBatches(
      () => this.store.expiredSessions(sessions, BATCH),
      (tx, hashes) => this.store.removeSessions(tx, hashes),
    )
    const guards = this.daysAgo(LOGIN_GUARD_DAYS)
    await this.inBatches(
      () => this.store.oldGuards(guards, BATCH),
      (tx, keys) => this.store.removeGuards(tx, keys, guards),
    )
    const uses = this.daysAgo(KEY_USE_DAYS)
    await this.inBatches(
      () => this.store.oldKeyUses(uses, BATCH),
      (tx, nonces) => this.store.removeKeyUses(tx, nonces, uses),
    )
  }

  private daysAgo(days: number): string {
    return startOfDay(addDays(dateInShanghai(this.config.now()), -days))
  }

  private async inBatches(
    find: () => Promise<string[]>,
    remove: (tx: Tx, keys: string[]) => Promise<number>,
  ): Promise<void> {
    for (let keys = await find(); keys.length > 0; keys = await find()) await this.units.run((tx) => remove(tx, keys))
  }
}
