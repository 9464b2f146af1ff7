import { ErasureRowsRepository } from '@app/persistence'
import type { FileStore } from '@app/platform'
import { type Complete, type Job, type JobHandler, JobRunner } from '@app/queue'
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common'
import { FILE_STORE } from '../core/tokens'

/** Pictures that were erased `at` a moment, or whose rows are gone (`hashes`), go from the disk. May be repeated. */
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
    const { at, hashes } = payload
    const bytes = hashes ? String(hashes).split(',') : await this.rows.erasedBytes(String(at))
    for (const sha256 of bytes) if (!(await this.rows.isShown(sha256))) await this.store.remove(sha256)
    await complete()
  }
}
