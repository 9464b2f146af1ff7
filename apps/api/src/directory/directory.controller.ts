import { type Caller, DirectoryService } from '@app/features'
import { Controller } from '@nestjs/common'
import { CurrentCaller, Input, type InputOf, Route } from '../http/route.decorator'

@Controller()
export class DirectoryController {
  constructor(private readonly directory: DirectoryService) {}

  @Route('GET /api/v1/areas')
  areas(@Input() { query }: InputOf<'GET /api/v1/areas'>) {
    return this.directory.areas(query)
  }

  @Route('GET /api/v1/companies')
  companies(@CurrentCaller() caller: Caller) {
    return this.directory.companies(caller)
  }

  @Route('GET /api/v1/assignees')
  assignees(@CurrentCaller() caller: Caller, @Input() { query }: InputOf<'GET /api/v1/assignees'>) {
    return this.directory.assignees(caller, query)
  }
}
