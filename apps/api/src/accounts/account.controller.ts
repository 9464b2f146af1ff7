import {
  AccountAdminService,
  AccountMakerService,
  type Caller,
  SecurityLogService,
  type SessionCaller,
} from '@app/features'
import { Controller } from '@nestjs/common'
import { CurrentCaller, Input, type InputOf, Route } from '../http/route.decorator'

@Controller()
export class AccountController {
  constructor(
    private readonly accounts: AccountAdminService,
    private readonly maker: AccountMakerService,
    private readonly securityLog: SecurityLogService,
  ) {}

  @Route('GET /api/v1/accounts')
  list(@Input() { query }: InputOf<'GET /api/v1/accounts'>) {
    return this.accounts.list(query)
  }

  @Route('POST /api/v1/accounts')
  make(@CurrentCaller() caller: Caller, @Input() { body }: InputOf<'POST /api/v1/accounts'>) {
    return this.maker.make(body, caller)
  }

  @Route('POST /api/v1/accounts/:id/approve')
  approve(@CurrentCaller() caller: Caller, @Input() { params }: InputOf<'POST /api/v1/accounts/:id/approve'>) {
    return this.accounts.approve(params.id, caller)
  }

  @Route('GET /api/v1/security-log')
  log(@Input() { query }: InputOf<'GET /api/v1/security-log'>) {
    return this.securityLog.list(query)
  }

  @Route('POST /api/v1/accounts/:id/unlock')
  unlock(@CurrentCaller() caller: Caller, @Input() { params }: InputOf<'POST /api/v1/accounts/:id/unlock'>) {
    return this.accounts.unlock(params.id, caller)
  }

  @Route('POST /api/v1/accounts/:id/reset-password')
  reset(@CurrentCaller() caller: Caller, @Input() { params }: InputOf<'POST /api/v1/accounts/:id/reset-password'>) {
    return this.accounts.resetPassword(params.id, caller)
  }

  @Route('POST /api/v1/accounts/:id/reset-totp')
  resetTotp(
    @CurrentCaller() caller: SessionCaller,
    @Input() { params }: InputOf<'POST /api/v1/accounts/:id/reset-totp'>,
  ) {
    return this.accounts.resetTotp(params.id, caller)
  }

  @Route('POST /api/v1/accounts/:id/withdraw')
  withdraw(@CurrentCaller() caller: Caller, @Input() { params }: InputOf<'POST /api/v1/accounts/:id/withdraw'>) {
    return this.accounts.withdraw(params.id, caller)
  }
}
