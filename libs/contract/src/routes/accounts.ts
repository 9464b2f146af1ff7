import { BadgePhotoBody } from '../badges'
import * as office from '../office'
import { Done, IdParams } from '../primitives'
import type { RouteSpec } from '../route'

export const accountRoutes = {
  'GET /api/v1/accounts': {
    summary: '账号',
    roles: ['admin', 'security', 'auditor'],
    query: office.AccountQuery,
    response: office.AccountPage,
  },
  'POST /api/v1/accounts': {
    summary: '新建账号（一次性密码，首次登录须修改；区级和三员账号须安全管理员批准）',
    roles: ['admin'],
    status: 201,
    body: office.NewAccountBody,
    response: office.NewAccountView,
    errors: ['ACCOUNT_INVALID', 'USERNAME_TAKEN'],
  },
  'POST /api/v1/accounts/:id/approve': {
    summary: '批准区级账号或三员账号（建账号的人不能批准）',
    roles: ['security'],
    params: IdParams,
    response: Done,
    errors: ['ACCOUNT_WITHDRAWN'],
  },
  'GET /api/v1/security-log': {
    summary: '安全日志：登录失败、锁定、批准、停用、密码和动态口令',
    roles: ['security', 'auditor'],
    query: office.SecurityLogQuery,
    response: office.SecurityLogPage,
  },
  'POST /api/v1/accounts/:id/unlock': {
    summary: '解除登录锁定',
    roles: ['security'],
    params: IdParams,
    response: Done,
  },
  'POST /api/v1/accounts/:id/reset-password': {
    summary: '重置为一次性密码（首次登录须修改，原有登录失效）',
    roles: ['admin'],
    params: IdParams,
    response: office.OneTimePasswordView,
    errors: ['ACCOUNT_OWN', 'ACCOUNT_WITHDRAWN'],
  },
  'POST /api/v1/accounts/:id/reset-totp': {
    summary: '清除动态口令（手机遗失）',
    roles: ['security'],
    params: IdParams,
    response: Done,
    errors: ['ACCOUNT_OWN', 'ACCOUNT_WITHDRAWN'],
  },
  'POST /api/v1/accounts/:id/badge-photo': {
    summary: '上门人员的证件照（住户核验亮证码时看到）',
    roles: ['admin'],
    params: IdParams,
    body: BadgePhotoBody,
    response: Done,
    errors: ['ACCOUNT_INVALID', 'ACCOUNT_WITHDRAWN', 'FILE_UNKNOWN', 'ID_REUSED'],
  },
  'POST /api/v1/accounts/:id/withdraw': {
    summary: '停用账号（下一次请求即生效）',
    roles: ['security'],
    params: IdParams,
    response: Done,
  },
} as const satisfies Record<string, RouteSpec>
