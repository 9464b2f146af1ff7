import { EXPIRING_KINDS, type ExpiringKind, type RecordsExpiredBody } from '@app/domain'
import { prepareFact, RetentionRepository, UnitOfWork } from '@app/persistence'
import { type Clock } from '@app/platform'
import { type Complete, type Job, type JobHandler, JobRunner } from '@app/queue'
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common'
import { CLOCK } from '../core/tokens'
import { Expiring } from './expiring.service'

/** What a night can take; the rest waits for the next one. */
const MOST_BATCHES = 500

/** 保存期限: every night what is past its time goes, a batch in a unit, each with its fact. May be repeated. */
@Injectable()
export class RecordExpiry implements JobHandler, OnModuleInit {
  readonly name = 'record.expire' as const
  readonly schedule = { dailyAt: '03:10' }

  constructor(
    private readonly expiring: Expiring,
    private readonly rows: RetentionRepository,
    private readonly uow: UnitOfWork,
    private readonly runner: JobRunner,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.runner.register(this)
  }

  async handle(_job: Job, complete: Complete): Promise<void> {
    for (const kind of EXPIRING_KINDS) await this.sweep(kind)
    await complete()
  }

  private async sweep(kind: ExpiringKind): Promise<void> {
    let removed = 0
    for (let turn = 0; turn < MOST_BATCHES; turn += 1) {
      const batch = await this.expiring.next(kind)
      if (!batch) break
      const fact = this.fact({ kind, before: this.expiring.before(kind), removed: batch.count })
      await this.uow.run(async (tx) => {
        await batch.write(tx)
        tx.fact(fact)
      })
      removed += batch.count
    }
    await this.uow.run((tx) => this.rows.ran(tx, kind, removed))
  }

  private fact(body: RecordsExpiredBody) {
    const occurredAt = this.clock.now()
    return prepareFact({ kind: 'records.expired', actorId: null, occurredAt, areaCode: null, body, subjects: [] })
  }
}
