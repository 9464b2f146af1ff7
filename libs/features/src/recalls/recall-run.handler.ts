import { type JobHandler, JobRunner } from '@app/queue'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { RecallKeeper } from './recall-keeper.service'

const EVERY_SECONDS = 60

/** Looks up the cylinders of a recall as soon as it is opened, and follows the log as long as it is. */
@Injectable()
export class RecallRun implements JobHandler, OnModuleInit {
  readonly name = 'recall.run'
  private last: Promise<unknown> = Promise.resolve()
  readonly schedule = { everySeconds: EVERY_SECONDS, due: () => this.keeper.isAnyDue() }

  constructor(
    private readonly keeper: RecallKeeper,
    private readonly runner: JobRunner,
  ) {}

  onModuleInit(): void {
    this.runner.register(this)
  }

  /** One after the other in this process, as reviews: two at once would only take the same cylinders from each other. */
  async handle(): Promise<void> {
    const turn = this.last.catch(() => undefined).then(() => this.keeper.runAll())
    this.last = turn
    await turn
  }
}
