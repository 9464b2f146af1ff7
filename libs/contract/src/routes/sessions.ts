import { Done, IdParams } from '../primitives'
import type { RouteSpec } from '../route'
import * as sessions from '../sessions'
import { DISTRICT } from './callers'

export const sessionRoutes = {
  'POST /api/v1/sessions': {
    summary: '登录',
    roles: 'public',
    status: 201,
    body: sessions.LoginBody,
    response: sessions.SessionView,
    errors: ['LOGIN_FAILED', 'LOGIN_LOCKED', 'ACCOUNT_PENDING', 'TOTP_NEEDED', 'TOTP_WRONG', 'RATE_LIMITED'],
  },
  'POST /api/v1/sessions/wechat': {
    summary: '微信登录；首次须带手机号凭证以绑定住户',
    roles: 'public',
    status: 201,
    body: sessions.WechatLoginBody,
    response: sessions.SessionView,
    errors: [
      'WECHAT_CODE_INVALID',
      'WECHAT_TOO_FREQUENT',
      'WECHAT_UNAVAILABLE',
      'PHONE_NOT_KNOWN',
      'PHONE_NEEDED',
      'RATE_LIMITED',
    ],
  },
  'DELETE /api/v1/sessions/current': { summary: '退出登录', roles: 'anyone', status: 204 },
  'GET /api/v1/me': { summary: '当前账号', roles: 'anyone', response: sessions.AccountView },
  'GET /api/v1/me/security': { summary: '我的安全', roles: 'anyone', response: sessions.MySecurityView },
  'POST /api/v1/me/password': {
    summary: '修改密码（其余登录随即失效）',
    roles: 'anyone',
    body: sessions.ChangePasswordBody,
    response: Done,
    errors: ['PASSWORD_WRONG', 'PASSWORD_WEAK', 'PASSWORD_USED', 'LOGIN_LOCKED'],
  },
  'DELETE /api/v1/me/sessions/:id': {
    summary: '结束自己的一个登录',
    roles: 'anyone',
    status: 204,
    params: IdParams,
  },
  'POST /api/v1/me/totp': {
    summary: '开始绑定动态口令',
    roles: DISTRICT,
    body: sessions.BeginTotpBody,
    response: sessions.BeginTotpView,
    errors: ['PASSWORD_WRONG', 'TOTP_STATE', 'LOGIN_LOCKED'],
  },
  'POST /api/v1/me/totp/confirm': {
    summary: '输入一次动态口令，完成绑定；恢复码只给这一次',
    roles: DISTRICT,
    body: sessions.ConfirmTotpBody,
    response: sessions.RecoveryCodesView,
    errors: ['TOTP_WRONG', 'TOTP_STATE'],
  },
  'POST /api/v1/me/totp/remove': {
    summary: '停用动态口令',
    roles: DISTRICT,
    body: sessions.RemoveTotpBody,
    response: Done,
    errors: ['PASSWORD_WRONG', 'TOTP_WRONG', 'LOGIN_LOCKED'],
  },
} as const satisfies Record<string, RouteSpec>
