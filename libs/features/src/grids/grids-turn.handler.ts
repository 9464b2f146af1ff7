import { type Complete, type Job, type JobHandler, JobRunner } from '@app/queue'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { BorderService } from './border.service'

/** At the beginning of the day on which a planned border holds, the premises go over to their new grid. */
@Injectable()
export class GridsTurn implements JobHandler, OnModuleInit {
  readonly name = 'grids.turn'

  constructor(
    private readonly borders: BorderService,
    private readonly runner: JobRunner,
  ) {}

  onModuleInit(): void {
    this.runner.register(this)
  }

  async handle({ payload }: Job, complete: Complete): Promise<void> {
    await this.borders.turn(String(payload.on), complete)
  }
}
