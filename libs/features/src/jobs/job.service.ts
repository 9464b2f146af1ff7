import { DomainError, newId } from '@app/domain'
import { type JobEntity, JobRepository, mapPage, type PageRequest, prepareFact } from '@app/persistence'
import type { Clock } from '@app/platform'
import { JobQueue } from '@app/queue'
import { Inject, Injectable } from '@nestjs/common'
import type { Caller } from '../core/caller'
import { CLOCK } from '../core/tokens'

/** What the office sees of the work in the background. */
@Injectable()
export class JobService {
  constructor(
    private readonly jobs: JobRepository,
    private readonly queue: JobQueue,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(status: JobEntity['status'] | undefined, request: PageRequest) {
    return mapPage(
      await this.jobs.page(status, request),
      ({ id, name, status, attempts, runAt, lastError, createdAt }) => ({
        id,
        name,
        status,
        attempts,
        runAt,
        lastError,
        createdAt,
      }),
    )
  }

  /** Throws JOB_STATE unless the job is dead. */
  async retry(id: string, caller: Caller): Promise<{ ok: true }> {
    const fact = prepareFact({
      kind: 'job.retried',
      actorId: caller.accountId,
      occurredAt: this.clock.now(),
      areaCode: caller.areaCode,
      body: { jobId: id, actionId: newId() },
      subjects: [{ kind: 'job', id }],
    })
    if (!(await this.queue.retry(id, (tx) => tx.fact(fact))))
      throw new DomainError('JOB_STATE', '只有失败的任务可以重试，请刷新后再看')
    return { ok: true }
  }
}
