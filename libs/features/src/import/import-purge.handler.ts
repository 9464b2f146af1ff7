import { ImportBatchRepository } from '@app/persistence'
import { addMilliseconds, type Clock } from '@app/platform'
import { type JobHandler, JobRunner } from '@app/queue'
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common'
import { CLOCK } from '../core/tokens'
import { ImportBatchService } from './import-batch.service'
import { DRAFT_MS } from './import-batch.view'

const BATCH = 50
const FORGOTTEN = new Set(['ready', 'refused', 'unreadable', 'stale', 'failed', 'reading'])

/** Lists hold names and telephones: nobody's list lies about for longer than a day. */
@Injectable()
export class ImportPurgeHandler implements JobHandler, OnModuleInit {
  readonly name = 'import.purge' as const
  readonly schedule = { everySeconds: 600, due: async () => (await this.purgeable(1)).length > 0 }

  constructor(
    private readonly batches: ImportBatchRepository,
    private readonly service: ImportBatchService,
    private readonly runner: JobRunner,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.runner.register(this)
  }

  async handle(): Promise<void> {
    for (const batch of await this.purgeable(BATCH)) {
      await this.service.empty(batch, FORGOTTEN.has(batch.status) ? 'discarded' : batch.status)
    }
  }

  private purgeable(limit: number) {
    return this.batches.purgeable(addMilliseconds(this.clock.now(), -DRAFT_MS), limit)
  }
}
