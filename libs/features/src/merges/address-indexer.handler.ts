import { addressKey } from '@app/domain'
import { DuplicateRepository, UnitOfWork } from '@app/persistence'
import { FieldCipher } from '@app/platform'
import { type Complete, type Job, type JobHandler, JobRunner } from '@app/queue'
import { Injectable, type OnModuleInit } from '@nestjs/common'

const EVERY_SECONDS = 60
const BATCH = 500

/** Addresses that were written since the last turn get their blind index: by it double entries are found. */
@Injectable()
export class AddressIndexer implements JobHandler, OnModuleInit {
  readonly name = 'premises.index' as const
  readonly schedule = { everySeconds: EVERY_SECONDS, due: () => this.duplicates.isAnyUnindexed() }

  constructor(
    private readonly duplicates: DuplicateRepository,
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
    private readonly runner: JobRunner,
  ) {}

  onModuleInit(): void {
    this.runner.register(this)
  }

  /** Each batch is a unit of its own, so a run that breaks off is simply gone on with. */
  async handle(_: Job, complete: Complete): Promise<void> {
    for (let left = await this.batch(); left === BATCH; left = await this.batch());
    await complete()
  }

  private async batch(): Promise<number> {
    const rows = await this.duplicates.unindexed(BATCH)
    if (rows.length === 0) return 0
    const indexed = rows.map((row) => {
      const key = addressKey(this.cipher.decrypt(row.addressEnc, 'premises.address'))
      return { ...row, addressIndex: this.cipher.blindIndex(key, 'premises.address') }
    })
    await this.uow.run((tx) => this.duplicates.index(tx, indexed))
    return rows.length
  }
}
