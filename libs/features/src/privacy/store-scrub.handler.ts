import { UnitOfWork } from '@app/persistence'
import { type Complete, type Job, type JobHandler, JobRunner } from '@app/queue'
import { Injectable, type OnModuleInit } from '@nestjs/common'

/** After somebody was erased, what the database still holds of old pages is written anew. May be repeated. */
@Injectable()
export class StoreScrub implements JobHandler, OnModuleInit {
  readonly name = 'store.scrub' as const
  readonly maxAttempts = 20

  constructor(
    private readonly uow: UnitOfWork,
    private readonly runner: JobRunner,
  ) {}

  onModuleInit(): void {
    this.runner.register(this)
  }

  async handle(_job: Job, complete: Complete): Promise<void> {
    await this.uow.scrub()
    await complete()
  }
}
