import { z } from 'zod'
import { SiteKindCode } from './companies'
import { Code, Id, Instant, Name } from './primitives'

const Hours = z
  .number({ error: '请填写小时数' })
  .int('小时数应为整数')
  .min(1, '静默时限至少 1 小时')
  .max(24 * 31, '静默时限最多 31 天（744 小时）')

export const CompanyKeyView = z
  .object({
    id: Id,
    label: z.string(),
    state: z.enum(['live', 'ending', 'ended']),
    stateLabel: z.string(),
    silentAfterHours: Hours,
    createdAt: Instant,
    /** Who made it, masked. */
    by: z.string(),
    endsAt: Instant.nullable(),
    lastUsedAt: Instant.nullable(),
    isSilent: z.boolean(),
  })
  .meta({ id: 'CompanyKey' })
export const CompanyKeyList = z.object({ items: z.array(CompanyKeyView) })

export const NewCompanyKeyBody = z.object({
  actionId: Id,
  label: Name(40),
  silentAfterHours: Hours,
  replaces: Id.nullable(),
})
/** `secret` is shown once: in the answer to whoever made the key, for a quarter of an hour. */
export const CreatedCompanyKey = CompanyKeyView.extend({ secret: z.string().nullable() })
export const WithdrawCompanyKeyBody = z.object({ actionId: Id })

export const SignedSelf = z.object({
  companyId: Id,
  companyName: z.string(),
  keyId: Id,
  serverTime: Instant,
})

const Position = z.object({
  lat: z.number({ error: '纬度应为数字' }).min(-90, '纬度不对').max(90, '纬度不对'),
  lon: z.number({ error: '经度应为数字' }).min(-180, '经度不对').max(180, '经度不对'),
})
/** A station or store whose code the reports of the company name. */
export const ReportingSite = z
  .object({
    id: Id,
    code: z.string(),
    kind: SiteKindCode,
    name: z.string(),
    areaCode: z.string().nullable(),
    position: Position.nullable(),
  })
  .meta({ id: 'ReportingSite' })
export const ReportingSiteList = z.object({ items: z.array(ReportingSite) })
export const ReportingSiteBody = z.object({
  actionId: Id,
  code: Code(32),
  kind: SiteKindCode,
  name: Name(40),
  /** The street where it stands; null = outside the district. */
  areaCode: z
    .string()
    .regex(/^\d{6,16}$/, '请选择街道')
    .nullable(),
  position: Position.nullable(),
})
