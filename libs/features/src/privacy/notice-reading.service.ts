import { currentPrivacyNotice, DomainError, type NoticeReadBody, PRIVACY_NOTICES } from '@app/domain'
import { DuplicateError, NoticeReadingRepository, prepareFact, UnitOfWork } from '@app/persistence'
import { type Clock } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import type { Caller } from '../core/caller'
import { CLOCK } from '../core/tokens'

/** 个人信息告知: who has read which version. A new version is shown to everybody again. */
@Injectable()
export class NoticeReadingService {
  constructor(
    private readonly readings: NoticeReadingRepository,
    private readonly uow: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async mine({ accountId }: Caller) {
    const { version } = currentPrivacyNotice()
    const [last] = await this.readings.ofAccount(accountId)
    return { version, readVersion: last?.version ?? null, readAt: last?.readAt ?? null }
  }

  /** Once for each version, however often it is said. Throws NOTICE_REPLACED for a version that is not the present one. */
  async read(caller: Caller, version: string) {
    if (version !== currentPrivacyNotice().version)
      throw new DomainError('NOTICE_REPLACED', '告知已更新，请看新的版本', [
        { path: 'body.version', message: `现行版本是 ${currentPrivacyNotice().version}` },
      ])
    const { accountId } = caller
    const known = await this.readings.ofAccount(accountId)
    if (!known.some((reading) => reading.version === version))
      await this.write(accountId, version).catch((error: unknown) => {
        if (!(error instanceof DuplicateError)) throw error
      })
    return this.mine(caller)
  }

  /** Every version there was, with how many have read it. */
  async versions() {
    const counts = new Map((await this.readings.counts()).map(({ version, readers }) => [version, Number(readers)]))
    const current = currentPrivacyNotice().version
    const items = [...PRIVACY_NOTICES].reverse().map(({ version, fromOn, title, sections }) => ({
      ...{ version, fromOn, title, sections: [...sections] },
      current: version === current,
      readers: counts.get(version) ?? 0,
    }))
    return { items }
  }

  private async write(accountId: string, version: string): Promise<void> {
    const body: NoticeReadBody = { accountId, version }
    const subjects = [{ kind: 'account' as const, id: accountId }]
    const occurredAt = this.clock.now()
    const fact = prepareFact({
      kind: 'account.notice_read',
      actorId: accountId,
      occurredAt,
      areaCode: null,
      body,
      subjects,
    })
    await this.uow.run(async (tx) => {
      await this.readings.add(tx, accountId, version)
      tx.fact(fact)
    })
  }
}
