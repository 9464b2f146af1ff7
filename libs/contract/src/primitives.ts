import { hasHiddenCharacters, hasLineBreaks, isCalendarDate, isInstant } from '@app/domain'
import { z } from 'zod'

export const Id = z
  .string({ error: '缺少编号' })
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, '编号格式不对')
export const IdParams = z.object({ id: Id })
export const Instant = z
  .string({ error: '缺少时间' })
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, '时间格式应为 2026-01-31T08:00:00.000Z')
  .refine(isInstant, '没有这个时间，请检查手机时间')
export const CalendarDate = z
  .string({ error: '缺少日期' })
  .regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, '日期格式应为 2026-01-31')
  .refine(isCalendarDate, '没有这一天，请重新选择日期')
export const Code = (max = 32) =>
  z
    .string({ error: '缺少代码' })
    .regex(/^[0-9A-Za-z_-]+$/, '代码只能含字母、数字、横线')
    .max(max, `不能超过 ${max} 个字符`)
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, '应为 64 位十六进制')
/** Free text from a person. What nobody sees in it is refused and not taken out: what is stored is what was sent, and signed. */
export const FreeText = (max: number) =>
  z
    .string({ error: '请填写文字' })
    .max(max, `不能超过 ${max} 个字`)
    .refine((s) => !hasHiddenCharacters(s), '含有看不见的字符（从别处粘贴时常带入），请删除后手动输入')
/** Spaces and zero-width characters say nothing: a letter or a digit is asked for. */
export const NonEmptyText = (max: number) =>
  FreeText(max).refine((s) => /[\p{L}\p{N}]/u.test(s), '不能为空，请用文字写明')

/** A name, a label, a number, an address: one line. */
export const Name = (max: number) => NonEmptyText(max).refine((s) => !hasLineBreaks(s), '只能写一行，请去掉换行')

/** Query values are strings on the wire. */
export const PageQuery = z.object({
  cursor: z.string().max(400, '游标不对，请从第一页重新打开').optional(),
  limit: z
    .string()
    .regex(/^([1-9]\d?|1\d\d|200)$/, '每页 1 到 200 条')
    .optional(),
  sort: z.string().max(40).optional(),
  q: FreeText(64).optional(),
})

export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.number().int() })

/** application/problem+json */
export const ProblemBody = z
  .object({
    type: z.string(),
    status: z.number().int(),
    code: z.string(),
    title: z.string(),
    problems: z.array(z.object({ path: z.string(), message: z.string(), item: z.string().optional() })).optional(),
    requestId: z.string().optional(),
  })
  .meta({ id: 'Problem' })

export const Done = z.object({ ok: z.literal(true) })
