import { DomainError } from '@app/domain'
import { type ImportBatchEntity, ImportBatchRepository, type ImportFields } from '@app/persistence'
import { FieldCipher } from '@app/platform'
import { type Complete, type Job, type JobHandler, JobRunner } from '@app/queue'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { DraftFiles } from './draft-files'
import { ImportService } from './import.service'
import { ImportBatchService } from './import-batch.service'
import { planPages } from './import-pages'
import type { ImportPlan } from './import-plan'
import { ImportProgress } from './import-progress'
import type { ImportList } from './lists'
import { LISTS_GATE } from './lists-gate'

/** Reads a list that was handed over and keeps what it would do, for somebody to look at. */
@Injectable()
export class ImportPlanHandler implements JobHandler, OnModuleInit {
  readonly name = 'import.plan' as const
  readonly maxAttempts = 4

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
    if (batch?.status !== 'reading' || batch.storedAs === null) return complete()
    if (job.attempt >= this.maxAttempts) return this.end(batch, complete, { status: 'failed' })
    try {
      const plan = await LISTS_GATE.run(() => this.read(batch, batch.storedAs ?? ''))
      await this.end(batch, complete, this.outcome(plan), plan)
    } catch (error) {
      if (!(error instanceof DomainError) || !error.code.startsWith('IMPORT_')) throw error
      await this.end(batch, complete, { status: 'unreadable', noteEnc: this.service.note(error.message) })
    }
  }

  private async read(batch: ImportBatchEntity, storedAs: string): Promise<ImportPlan> {
    const bytes = await this.drafts.get(batch.id, storedAs)
    const onProgress = this.progress.reporter(batch.id)
    const sheet = this.service.sheetsIn(batch)?.chosen
    return (await this.imports.preview(batch.kind as ImportList, bytes, { onProgress, sheet })).plan
  }

  private outcome(plan: ImportPlan): ImportFields {
    const { problems } = plan
    return {
      status: problems.length > 0 ? 'refused' : 'ready',
      planHash: plan.hash,
      createdCount: plan.created.length,
      changedCount: plan.changed.length,
      unchangedCount: plan.unchanged,
      problemCount: problems.length,
      rowCount: plan.rows,
      noteEnc: null,
    }
  }

  private async end(batch: ImportBatchEntity, complete: Complete, fields: ImportFields, plan?: ImportPlan) {
    const pages = plan ? planPages(batch.id, plan, this.cipher) : []
    await complete(async (tx) => {
      const ended = { ...fields, phase: null, plannedAt: tx.now }
      if ((await this.batches.change(tx, batch.id, ['reading'], ended)) !== 1) return
      await this.batches.removePages(tx, batch.id)
      await this.batches.addPages(tx, pages)
    })
    this.progress.forget(batch.id)
  }
}
