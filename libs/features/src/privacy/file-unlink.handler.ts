import { ErasureRowsRepository } from '@app/persistence'
import type { FileStore } from '@app/platform'
import { type Complete, type Job, type JobHandler, JobRunner } from '@app/queue'
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common'
import { FILE_STORE } from '../core/tokens'

/** The bytes of pictures that were erased at that moment go from the disk. May be repeated. */
@Injectable()
export class FileUnlink implements JobHandler, OnModuleInit {
  readonly name = 'file.unlink' as const
  readonly maxAttempts = 20

  constructor(
    private readonly rows: ErasureRowsRepository,
    private readonly runner: JobRunner,
    @Inject(FILE_STORE) private readonly store: FileStore,
  ) {}

  onModuleInit(): void {
    this.runner.register(this)
  }

  async handle({ payload }: Job, complete: Complete): Promise<void> {
    for (const sha256 of await this.rows.unusedBytes(String(payload.at))) await this.store.remove(sha256)
    await complete()
  }
}
