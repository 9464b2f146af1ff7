import type { JobRepository, UnitOfWork } from '@app/persistence'
import type { OnApplicationBootstrap, OnModuleDestroy, OnModuleInit } from '@nestjs/common'
import type { JobPoller } from './job-poller'
import type { JobRunner } from './job-runner'
import type { LiveHint } from './live-hint'
import { type QueueConfig, timingOf } from './queue-options'
import type { StorePurge } from './store-purge.handler'
import type { JobTransport } from './transport'

/** Who may post and who works: every process posts, and those with `runJobs` work. */
export class QueueLifecycle implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy {
  private gathering: NodeJS.Timeout | undefined

  constructor(
    private readonly config: QueueConfig,
    private readonly units: UnitOfWork,
    private readonly jobs: JobRepository,
    private readonly runner: JobRunner,
    private readonly poller: JobPoller,
    private readonly transport: JobTransport,
    private readonly hint: LiveHint,
    private readonly purge: StorePurge,
  ) {}

  onModuleInit(): void {
    this.runner.register(this.purge)
    this.units.onCommit(({ jobIds, coalesced, lastSeq }) => {
      this.transport.post(jobIds.map((id) => ({ id, attempts: 0 })))
      if (coalesced) this.gather()
      if (lastSeq !== null) this.hint.publish(lastSeq)
    })
  }

  onApplicationBootstrap(): void {
    if (!this.config.runJobs) return
    this.runner.handlers.check()
    this.transport.start((id) => this.runner.run(id))
    this.poller.start()
  }

  async onModuleDestroy(): Promise<void> {
    clearTimeout(this.gathering)
    await this.poller.stop()
    await this.runner.close()
    await this.transport.close()
    await this.hint.close()
  }

  private gather(): void {
    this.gathering ??= setTimeout(() => {
      this.gathering = undefined
      this.postGathered().catch((err) => this.config.log.warn({ err }, 'coalesced jobs left to the poller'))
    }, timingOf(this.config).gatherMs)
  }

  private async postGathered(): Promise<void> {
    this.transport.post(await this.jobs.dueCoalesced(this.config.now()))
  }
}
