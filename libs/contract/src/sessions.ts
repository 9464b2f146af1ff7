import { z } from 'zod'
import { RoleCode } from './enums'
import { Id, Instant } from './primitives'

export const LoginBody = z.object({
  username: z.string({ error: '请填写账号' }).min(1, '请填写账号').max(64, '账号过长'),
  password: z.string({ error: '请填写密码' }).min(1, '请填写密码').max(256, '密码过长'),
})
/** `phoneCode` (getPhoneNumber) is needed once, to bind a household by its verified phone number. */
export const WechatLoginBody = z.object({
  code: z.string({ error: '缺少微信登录凭证' }).min(1, '缺少微信登录凭证').max(256),
  phoneCode: z.string().max(256).optional(),
})
export const AccountView = z
  .object({
    id: Id,
    username: z.string(),
    displayName: z.string(),
    role: RoleCode,
    roleLabel: z.string(),
    /** Area codes in the scope, with the name of the first one to show. */
    areas: z.array(z.string()),
    areaName: z.string(),
    companyId: Id.nullable(),
    companyName: z.string().nullable(),
    /** 工号 shown on the 亮证 page */
    staffNo: z.string().nullable(),
  })
  .meta({ id: 'Account' })
export const SessionView = z
  .object({ token: z.string(), expiresAt: Instant, account: AccountView })
  .meta({ id: 'Session' })
