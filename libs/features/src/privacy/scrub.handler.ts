import { ErasureRowsRepository, UnitOfWork } from '@app/persistence'
import type { FileStore } from '@app/platform'
import { type Complete, type Job, type JobHandler, JobRunner } from '@app/queue'
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common'
import { FILE_STORE } from '../core/tokens'

/** After somebody was erased: his pictures go from the disk, and what the database still holds of old pages is written anew. */
@Injectable()
export class ScrubHandler implements JobHandler, OnModuleInit {
  readonly name = 'privacy.scrub' as const
  readonly maxAttempts = 20

  constructor(
    private readonly rows: ErasureRowsRepository,
    private readonly uow: UnitOfWork,
    private readonly runner: JobRunner,
    @Inject(FILE_STORE) private readonly store: FileStore,
  ) {}

  onModuleInit(): void {
    this.runner.register(this)
  }

  /** All of it may be repeated. */
  async handle(job: Job, complete: Complete): Promise<void> {
    for (const sha256 of await this.rows.unusedBytes(String(job.payload.at))) await this.store.remove(sha256)
    await this.uow.scrub()
    await complete()
  }
}
