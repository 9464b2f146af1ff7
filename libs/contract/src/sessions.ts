import { z } from 'zod'
import { RoleCode } from './enums'
import { Id, Instant } from './primitives'

const Password = z.string({ error: '请填写密码' }).min(1, '请填写密码').max(256, '密码过长')

export const LoginBody = z.object({
  username: z.string({ error: '请填写账号' }).min(1, '请填写账号').max(64, '账号过长'),
  password: Password,
  /** Second step: the code of the authenticator app, or a recovery code. */
  totp: z.string().max(32, '动态口令过长').optional(),
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
/** `password`: it must be changed first; `totp`: the second factor must be set up first. */
export const SessionLimit = z.enum(['password', 'totp'])
export const SessionView = z
  .object({
    token: z.string(),
    expiresAt: Instant,
    account: AccountView,
    /** What this session may do before anything else; null when it is free. */
    limitedTo: SessionLimit.nullable().optional(),
  })
  .meta({ id: 'Session' })

export const MySecurityView = z
  .object({
    limitedTo: SessionLimit.nullable(),
    hasPassword: z.boolean(),
    passwordChangedAt: Instant.nullable(),
    /** Days until it must be changed; null while there is time. */
    passwordDaysLeft: z.number().int().nullable(),
    /** Without a request for so long, the session ends; null on phones. */
    idleMinutes: z.number().int().nullable(),
    totpOffered: z.boolean(),
    totpEnabledAt: Instant.nullable(),
    recoveryCodesLeft: z.number().int(),
    sessions: z.array(
      z.object({
        id: Id,
        device: z.string().nullable(),
        createdAt: Instant,
        lastSeenAt: Instant.nullable(),
        current: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'MySecurity' })
export const ChangePasswordBody = z.object({ current: Password, next: Password })
const TotpCode = z.string({ error: '请填写动态口令' }).min(1, '请填写动态口令').max(32, '动态口令过长')
export const BeginTotpBody = z.object({ password: Password })
/** `secret` to be typed, `address` (otpauth:) to be scanned. */
export const BeginTotpView = z.object({ secret: z.string(), address: z.string() })
export const ConfirmTotpBody = z.object({ code: TotpCode })
export const RecoveryCodesView = z.object({ recoveryCodes: z.array(z.string()) })
export const RemoveTotpBody = z.object({ password: Password, code: TotpCode })
