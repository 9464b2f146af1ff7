import type { UnitOfWork } from '@app/persistence'
import type { OnApplicationBootstrap, OnModuleDestroy, OnModuleInit } from '@nestjs/common'
import type { JobPoller } from './job-poller'
import type { JobRunner } from './job-runner'
import type { LiveHint } from './live-hint'
import type { StorePurge } from './store-purge.handler'
import type { JobTransport } from './transport'

/** Who may post and who works: every process posts, and those with `runJobs` work. */
export class QueueLifecycle implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    private readonly runJobs: boolean,
    private readonly units: UnitOfWork,
    private readonly runner: JobRunner,
    private readonly poller: JobPoller,
    private readonly transport: JobTransport,
    private readonly hint: LiveHint,
    private readonly purge: StorePurge,
  ) {}

  onModuleInit(): void {
    this.runner.register(this.purge)
    this.units.onCommit(({ jobIds, lastSeq }) => {
      this.transport.post(jobIds.map((id) => ({ id, attempts: 0 })))
      if (lastSeq !== null) this.hint.publish(lastSeq)
    })
  }

  onApplicationBootstrap(): void {
    if (!this.runJobs) return
    this.runner.handlers.check()
    this.transport.start((id) => this.runner.run(id))
    this.poller.start()
  }

  async onModuleDestroy(): Promise<void> {
    await this.poller.stop()
    await this.runner.close()
    await this.transport.close()
    await this.hint.close()
  }
}
