import { type JobHandler, JobRunner } from '@app/queue'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { ReviewService } from './review.service'

const EVERY_SECONDS = 60

/** Reviews whatever is due. Each batch is a unit of its own, so a run that breaks off is simply gone on with. */
@Injectable()
export class ReviewRun implements JobHandler, OnModuleInit {
  readonly name = 'review.run'
  private last: Promise<unknown> = Promise.resolve()
  readonly schedule = { everySeconds: EVERY_SECONDS, due: () => this.reviews.isAnyDue() }

  constructor(
    private readonly reviews: ReviewService,
    private readonly runner: JobRunner,
  ) {}

  onModuleInit(): void {
    this.runner.register(this)
  }

  /** One after the other in this process: two at once would only take the same subjects from each other. */
  async handle(): Promise<void> {
    const turn = this.last.catch(() => undefined).then(() => this.reviews.runAllDue())
    this.last = turn
    await turn
  }
}
