import { MySecurityService, PasswordService, SecondFactorService, type SessionCaller } from '@app/features'
import { Controller } from '@nestjs/common'
import { CurrentCaller, Input, type InputOf, Route } from '../http/route.decorator'

@Controller()
export class MeController {
  constructor(
    private readonly security: MySecurityService,
    private readonly passwords: PasswordService,
    private readonly secondFactor: SecondFactorService,
  ) {}

  @Route('GET /api/v1/me/security')
  view(@CurrentCaller() caller: SessionCaller) {
    return this.security.view(caller)
  }

  @Route('POST /api/v1/me/password')
  async change(@CurrentCaller() caller: SessionCaller, @Input() { body }: InputOf<'POST /api/v1/me/password'>) {
    await this.passwords.change(caller, body.current, body.next)
    return { ok: true }
  }

  @Route('DELETE /api/v1/me/sessions/:id')
  endSession(@CurrentCaller() caller: SessionCaller, @Input() { params }: InputOf<'DELETE /api/v1/me/sessions/:id'>) {
    return this.security.endSession(caller, params.id)
  }

  @Route('POST /api/v1/me/totp')
  begin(@CurrentCaller() caller: SessionCaller, @Input() { body }: InputOf<'POST /api/v1/me/totp'>) {
    return this.secondFactor.begin(caller, body.password)
  }

  @Route('POST /api/v1/me/totp/confirm')
  confirm(@CurrentCaller() caller: SessionCaller, @Input() { body }: InputOf<'POST /api/v1/me/totp/confirm'>) {
    return this.secondFactor.confirm(caller, body.code)
  }

  @Route('POST /api/v1/me/totp/remove')
  async remove(@CurrentCaller() caller: SessionCaller, @Input() { body }: InputOf<'POST /api/v1/me/totp/remove'>) {
    await this.secondFactor.remove(caller, body.password, body.code)
    return { ok: true }
  }
}
