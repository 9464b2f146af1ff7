import { type RouteKey, type RouteSpec, routes } from '@app/contract'
import { DomainError } from '@app/domain'
import { SessionService } from '@app/features'
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common'
import { Reflector } from '@nestjs/core'
import { type ApiRequest, ROUTE } from './route.decorator'

const BEARER = /^Bearer ([A-Za-z0-9_-]{20,100})$/

const LEAVE = ['GET /api/v1/me', 'GET /api/v1/me/security', 'DELETE /api/v1/sessions/current'] as const
const ALLOWED: Record<'password' | 'totp', readonly RouteKey[]> = {
  password: [...LEAVE, 'POST /api/v1/me/password'],
  totp: [...LEAVE, 'POST /api/v1/me/password', 'POST /api/v1/me/totp', 'POST /api/v1/me/totp/confirm'],
}

/** Every route states who may call it; one that does not is refused. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const key = this.reflector.get<RouteKey | undefined>(ROUTE, context.getHandler())
    if (!key) throw new DomainError('FORBIDDEN', '没有权限使用此功能')
    const request = context.switchToHttp().getRequest<ApiRequest>()
    request.routeKey = key
    const spec: RouteSpec = routes[key]
    if (spec.roles === 'signed') return assertSigned(request)
    if (!spec.nameless) await this.identify(request)
    this.admit(routes[key], request)
    this.holdToDuty(key, request)
    return true
  }

  private async identify(request: ApiRequest): Promise<void> {
    const header = request.headers.authorization
    if (!header) return
    const token = BEARER.exec(header)?.[1]
    request.bearer = token
    request.caller = (token && (await this.sessions.authenticate(token))) || undefined
    if (!request.caller) throw new DomainError('UNAUTHENTICATED', '登录已失效，请重新登录')
  }

  private admit(spec: RouteSpec, { caller }: ApiRequest): void {
    if (spec.roles === 'public') return
    if (!caller) throw new DomainError('UNAUTHENTICATED', '请先登录')
    if (spec.roles !== 'anyone' && !spec.roles.includes(caller.role))
      throw new DomainError('FORBIDDEN', '没有权限使用此功能')
  }

  /** A session that must first change its password, or set up the second factor, does that or leaves. */
  private holdToDuty(key: RouteKey, { caller }: ApiRequest): void {
    if (!caller?.limitedTo || routes[key].roles === 'public' || ALLOWED[caller.limitedTo].includes(key)) return
    if (caller.limitedTo === 'password')
      throw new DomainError('PASSWORD_CHANGE_NEEDED', '密码须先修改：手机在“我的”里修改，电脑在“我的安全”里修改')
    throw new DomainError('TOTP_SETUP_NEEDED', '须先开通动态口令，请在电脑控制台的“我的安全”里开通')
  }
}

/** Verified before the body was parsed, see `signed-routes.ts`; a log-in opens nothing here. */
function assertSigned({ sender }: ApiRequest): true {
  if (!sender) throw new DomainError('SIGNATURE_MISSING', '请求没有签名，请按接口文档签名')
  return true
}
