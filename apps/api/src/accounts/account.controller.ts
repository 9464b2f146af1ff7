import { AccountAdminService, type Caller } from '@app/features'
import { Controller } from '@nestjs/common'
import { CurrentCaller, Input, type InputOf, Route } from '../http/route.decorator'

@Controller()
export class AccountController {
  constructor(private readonly accounts: AccountAdminService) {}

  @Route('GET /api/v1/accounts')
  list(@Input() { query }: InputOf<'GET /api/v1/accounts'>) {
    return this.accounts.list(query)
  }

  @Route('POST /api/v1/accounts/:id/withdraw')
  withdraw(@CurrentCaller() caller: Caller, @Input() { params }: InputOf<'POST /api/v1/accounts/:id/withdraw'>) {
    return this.accounts.withdraw(params.id, caller)
  }
}
