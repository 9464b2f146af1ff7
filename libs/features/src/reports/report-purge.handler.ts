import { addDays, dateInShanghai, startOfDay } from '@app/domain'
import { ReportPhotoRepository, UnitOfWork } from '@app/persistence'
import type { Clock, FileStore } from '@app/platform'
import { type JobHandler, JobRunner } from '@app/queue'
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common'
import { CLOCK, FILE_STORE } from '../core/tokens'

const BATCH = 200
/** Whoever took a photo and never sent the report has changed his mind. */
const KEPT_DAYS = 1

/** Forgets photos that no report ever named, rows first: a picture without a row is seen by nobody. */
@Injectable()
export class ReportPurge implements JobHandler, OnModuleInit {
  readonly name = 'report.purge' as const
  readonly schedule = { dailyAt: '02:40' }

  constructor(
    private readonly photos: ReportPhotoRepository,
    private readonly uow: UnitOfWork,
    private readonly runner: JobRunner,
    @Inject(FILE_STORE) private readonly store: FileStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.runner.register(this)
  }

  async handle(): Promise<void> {
    const before = startOfDay(addDays(dateInShanghai(this.clock.now()), -KEPT_DAYS))
    for (;;) {
      const old = await this.photos.forsaken(before, BATCH)
      if (old.length === 0) return
      const ids = old.map(({ id }) => id)
      await this.uow.run((tx) => this.photos.remove(tx, ids))
      for (const { sha256 } of old) if (!(await this.photos.isNeeded(sha256))) await this.store.remove(sha256)
    }
  }
}
