import { type Caller, JobService } from '@app/features'
import { Controller } from '@nestjs/common'
import { CurrentCaller, Input, type InputOf, Route } from '../http/route.decorator'

@Controller()
export class JobController {
  constructor(private readonly jobs: JobService) {}

  @Route('GET /api/v1/jobs')
  list(@Input() { query }: InputOf<'GET /api/v1/jobs'>) {
    return this.jobs.list(query.status, query)
  }

  @Route('POST /api/v1/jobs/:id/retry')
  retry(@Input() { params }: InputOf<'POST /api/v1/jobs/:id/retry'>, @CurrentCaller() caller: Caller) {
    return this.jobs.retry(params.id, caller)
  }
}
