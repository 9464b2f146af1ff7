import { type ImportBatchEntity, ImportBatchRepository, type ImportFields } from '@app/persistence'
import { FieldCipher } from '@app/platform'
import { type Complete, type Job, type JobHandler, JobRunner } from '@app/queue'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { assertFresh } from '../core/stale'
import { DraftFiles } from './draft-files'
import { ImportService, type PreparedImport, type Preview } from './import.service'
import { ImportBatchService } from './import-batch.service'
import { passwordPages } from './import-pages'
import { ImportProgress } from './import-progress'
import type { ImportList } from './lists'
import { LISTS_GATE } from './lists-gate'

/**
 * Brings a list in: it is planned anew, and only when that comes to exactly what somebody agreed to, everything is
 * written in one unit with the end of the job.
 */
@Injectable()
export class ImportApplyHandler implements JobHandler, OnModuleInit {
  readonly name = 'import.apply' as const
  readonly maxAttempts = 6

  constructor(
    private readonly batches: ImportBatchRepository,
    private readonly drafts: DraftFiles,
    private readonly imports: ImportService,
    private readonly service: ImportBatchService,
    private readonly progress: ImportProgress,
    private readonly cipher: FieldCipher,
    private readonly runner: JobRunner,
  ) {}

  onModuleInit(): void {
    this.runner.register(this)
  }

  async handle(job: Job, complete: Complete): Promise<void> {
    const batch = await this.batches.byId(String(job.payload.batchId))
    if (batch?.status !== 'applying' || batch.storedAs === null) return complete()
    if (job.attempt >= this.maxAttempts) return this.end(batch, complete, { status: 'failed' })
    await LISTS_GATE.run(() => this.bringIn(batch, batch.storedAs ?? '', complete))
  }

  private async bringIn(batch: ImportBatchEntity, storedAs: string, complete: Complete): Promise<void> {
    const onProgress = this.progress.reporter(batch.id)
    const bytes = await this.drafts.get(batch.id, storedAs)
    const sheet = this.service.sheetsIn(batch)?.chosen
    const preview = await this.imports.preview(batch.kind as ImportList, bytes, { onProgress, sheet })
    if (!isAsAgreed(preview, batch)) return this.end(batch, complete, { status: 'stale' })
    const prepared = await this.imports.prepare(preview, { actorId: batch.appliedBy, batchId: batch.id })
    await this.write(batch, prepared, complete)
    await this.forget(batch)
  }

  private async write(batch: ImportBatchEntity, prepared: PreparedImport, complete: Complete): Promise<void> {
    const { id } = batch
    const { passwords } = prepared.preview.plan
    const pages = passwordPages(id, passwords, this.cipher)
    await complete(async (tx) => {
      await this.imports.write(tx, prepared, this.progress.reporter(id))
      const applied = { status: 'applied' as const, phase: null, appliedAt: tx.now }
      assertFresh(await this.batches.change(tx, id, ['applying'], applied), 1, 'import')
      await this.batches.removePages(tx, id)
      await this.batches.addPages(tx, pages)
    })
  }

  /** The list has served. First passwords stay for a day, see `ImportBatchService.passwords`. */
  private async forget(batch: ImportBatchEntity): Promise<void> {
    this.progress.forget(batch.id)
    const applied = await this.batches.byId(batch.id)
    if (applied) await (batch.kind === 'accounts' ? this.service.dropFile(applied) : this.service.empty(applied))
  }

  private async end(batch: ImportBatchEntity, complete: Complete, fields: ImportFields): Promise<void> {
    await complete(async (tx) => {
      await this.batches.change(tx, batch.id, ['applying'], { ...fields, phase: null, appliedBy: null })
    })
    this.progress.forget(batch.id)
  }
}

const isAsAgreed = ({ plan }: Preview, { planHash }: ImportBatchEntity): boolean =>
  plan.problems.length === 0 && plan.hash === planHash
