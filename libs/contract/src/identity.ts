import { ALIAS_REASONS, HOST_TAKES, isHost, MOST_LABELS, REFUSAL_OUTCOMES, REFUSAL_REASONS } from '@app/domain'
import { z } from 'zod'
import { AliasKindCode } from './enums'
import { PhotoView } from './inspections'
import { FreeText, Id, Instant, NonEmptyText, PageQuery, page } from './primitives'

const AliasReasonCode = z.enum(ALIAS_REASONS, { error: '原因不在可选范围内' })

/** What was scanned or typed; an address is read by the rules of its site. */
const ScannedCode = NonEmptyText(512)

export const AliasRow = z
  .object({
    id: Id,
    kind: AliasKindCode,
    label: z.string(),
    value: z.string(),
    fromAt: Instant,
    /** null = it carries this code now. */
    toAt: Instant.nullable(),
    /** 钢印照片 taken when it was put on. */
    photo: PhotoView.nullable(),
  })
  .meta({ id: 'AliasRow' })
export const AliasList = z.object({ items: z.array(AliasRow) })

/** `replacesId`: the label that came off for this one. */
export const AliasBody = z.object({
  actionId: Id,
  kind: AliasKindCode,
  code: ScannedCode,
  replacesId: Id.nullable(),
  reason: AliasReasonCode,
  /** 钢印照片; asked of an inspector. */
  photoId: Id.nullable(),
})
export const EndAliasBody = z.object({ actionId: Id, aliasId: Id, reason: AliasReasonCode })

const Host = z
  .string({ error: '请填写网址的域名' })
  .refine(isHost, '域名格式不对，如 qr.example.cn（小写，不带 https:// 和斜杠）')
const Param = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,40}$/, '参数名只能含字母、数字、横线')
  .nullable()

export const HostRuleView = z.object({
  host: z.string(),
  take: z.enum(HOST_TAKES),
  label: z.string(),
  param: z.string().nullable(),
  updatedAt: Instant,
})
export const HostRuleList = z
  .object({
    rules: z.array(HostRuleView),
    /** 未知网址: sites that were scanned and have no rule. No more is known of them than this. */
    unknown: z.array(z.object({ host: z.string(), times: z.number().int(), firstAt: Instant, lastAt: Instant })),
  })
  .meta({ id: 'HostRules' })

export const HostRuleBody = z.object({
  actionId: Id,
  host: Host,
  take: z.enum(HOST_TAKES, { error: '请选择瓶号在网址的哪里' }),
  param: Param,
})
export const RemoveHostRuleBody = z.object({ actionId: Id, host: Host })

/** For the phone to read codes without network. */
export const ScanRules = z.object({
  rules: z.array(z.object({ host: z.string(), take: z.enum(HOST_TAKES), param: z.string().nullable() })),
})

export const LabelBatchView = z
  .object({
    id: Id,
    first: z.string(),
    last: z.string(),
    labels: z.number().int(),
    companyId: Id.nullable(),
    companyName: z.string(),
    requestedBy: z.string(),
    createdAt: Instant,
    sheets: z.number().int(),
  })
  .meta({ id: 'LabelBatch' })
export const LabelBatchPage = page(LabelBatchView)
export const LabelBatchQuery = PageQuery.pick({ cursor: true, limit: true, sort: true })
export const LabelBatchBody = z.object({
  id: Id,
  labels: z
    .number({ error: '请填写要多少个' })
    .int('请填写整数')
    .min(1, '至少 1 个')
    .max(MOST_LABELS, `一次最多 ${MOST_LABELS} 个`),
  /** null = for the district itself. */
  companyId: Id.nullable(),
})

/** 拒收. `code`: what was scanned or typed; null when the cylinder carries none. */
export const RefusalBody = z.object({
  actionId: Id,
  premisesId: Id,
  code: FreeText(512).nullable(),
  reason: z.enum(REFUSAL_REASONS, { error: '请选择为什么不收' }),
})
export const RefusalReceipt = z.object({
  message: z.string(),
  companyName: z.string().nullable(),
  companyPhone: z.string().nullable(),
})

export const RefusalRow = z
  .object({
    id: Id,
    code: z.string(),
    cylinderId: Id.nullable(),
    premisesId: Id,
    premisesLabel: z.string(),
    companyId: Id.nullable(),
    companyName: z.string().nullable(),
    reason: z.enum(REFUSAL_REASONS),
    reasonLabel: z.string(),
    refusedAt: Instant,
    outcomeLabel: z.string().nullable(),
    answeredAt: Instant.nullable(),
  })
  .meta({ id: 'RefusalRow' })
export const RefusalPage = page(RefusalRow)
export const RefusalQuery = PageQuery.pick({ cursor: true, limit: true, sort: true }).extend({
  open: z.enum(['true'], { error: '只能是 true' }).optional(),
})
export const AnswerRefusalBody = z.object({
  actionId: Id,
  outcome: z.enum(REFUSAL_OUTCOMES, { error: '请选择怎样处理的' }),
})
