import { CORRECTION_REASONS, FILL_REJECTS, HOLDER_KINDS, TEST_ITEMS } from '@app/domain'
import { z } from 'zod'
import { AliasKindCode } from './enums'
import { CalendarDate, Code, Id, Instant } from './primitives'

const oneOf = <const T extends readonly [string, ...string[]]>(values: T, what: string) =>
  z.enum(values, { error: `${what}不在可选范围内` })

/** Numbers of the sender: letters, digits, dots and dashes. A name of a person does not fit in. */
const Number_ = (what: string, max = 64) =>
  z
    .string({ error: `缺少${what}` })
    .regex(/^[0-9A-Za-z._:-]+$/, `${what}只能含字母、数字和 . _ : -`)
    .max(max, `${what}不能超过 ${max} 个字符`)
const Kilograms = (what: string) =>
  z
    .number({ error: `${what}应为数字（公斤）` })
    .min(0, `${what}不能为负`)
    .max(200, `${what}不能超过 200 公斤`)

export const EventId = Number_('事件编号')
/** A site of the company itself, or `企业代码.站点代码` of another one. */
const SiteCode = z
  .string({ error: '缺少站点代码' })
  .regex(/^[0-9A-Za-z_-]{1,32}(\.[0-9A-Za-z_-]{1,32})?$/, '站点代码为本企业站点代码，或“企业代码.站点代码”')
const Holder = z.object({ kind: oneOf(HOLDER_KINDS, '持有方种类'), code: SiteCode })

const base = {
  eventId: EventId,
  code: z.string({ error: '缺少瓶号' }).min(1, '缺少瓶号').max(512, '瓶号过长'),
  occurredAt: Instant,
}

export const FileEvent = z.object({
  ...base,
  kind: z.literal('file'),
  aliases: z
    .array(
      z.object({
        kind: AliasKindCode,
        value: z.string().regex(/^[0-9A-Z-]{4,32}$/, '瓶号应为 4–32 位大写字母、数字和短横线'),
      }),
    )
    .min(1, '至少填一个瓶号')
    .max(6, '最多 6 个瓶号'),
  model: z.string({ error: '缺少型号' }).regex(/^[0-9A-Za-z.-]{1,32}$/, '型号格式不对，如 YSP35.5'),
  maker: Code(32).nullable(),
  madeOn: CalendarDate.nullable(),
  designLifeYears: z
    .number()
    .int('设计年限应为整数')
    .min(1, '设计年限至少 1 年')
    .max(30, '设计年限最多 30 年')
    .nullable(),
  lastTestOn: CalendarDate.nullable(),
  nextTestOn: CalendarDate.nullable(),
  tareKg: Kilograms('皮重').nullable(),
})

export const FillEvent = z.object({
  ...base,
  kind: z.literal('fill'),
  site: SiteCode,
  before: z.array(oneOf(FILL_REJECTS, '充装前检查项')).max(FILL_REJECTS.length, '充装前检查项重复'),
  after: z.object({
    leakFree: z.boolean({ error: '缺少检漏结果' }),
    weightRight: z.boolean({ error: '缺少复称结果' }),
  }),
  tareKg: Kilograms('皮重'),
  grossKg: Kilograms('毛重'),
  netKg: Kilograms('净重'),
  scale: Number_('秤号', 32),
  operator: Number_('充装工编号', 32),
})

export const MoveEvent = z.object({ ...base, kind: z.literal('move'), from: Holder, to: Holder })

const DeliveryCheck = z.object({
  checkId: Id,
  outcome: oneOf(['passed', 'findings'], '随瓶安检结论'),
  findings: z
    .array(
      z.object({
        item: z.string().regex(/^[A-Z]\d{2}$/, '检查项目代码格式不对，如 H02'),
        reason: z.string().regex(/^[A-Z]\d{2}-[a-z_]{1,30}$/, '不合格原因代码格式不对，如 H02-expired'),
      }),
    )
    .max(40, '不合格项过多'),
})

export const DeliverEvent = z.object({
  ...base,
  kind: z.literal('deliver'),
  from: Holder,
  premises: Code(32),
  orderNo: Number_('订单号').nullable(),
  check: DeliveryCheck.nullable(),
})

export const CollectEvent = z.object({
  ...base,
  kind: z.literal('collect'),
  premises: Code(32),
  to: Holder,
  residualKg: Kilograms('余气').nullable(),
})

export const TestEvent = z.object({
  ...base,
  kind: z.literal('test'),
  site: SiteCode,
  conclusion: oneOf(['passed', 'scrap'], '检验结论'),
  items: z
    .array(
      z.object({
        item: oneOf(TEST_ITEMS, '检验项目'),
        passed: z.boolean({ error: '缺少检验项目结果' }),
        inspector: Number_('检验人编号', 32),
        reviewer: Number_('审核人编号', 32),
      }),
    )
    .min(1, '缺少检验项目')
    .max(TEST_ITEMS.length, '检验项目重复'),
  nextTestOn: CalendarDate.nullable(),
})

export const ScrapEvent = z.object({
  ...base,
  kind: z.literal('scrap'),
  site: SiteCode,
  reason: oneOf(['test_failed', 'life_expired', 'damaged', 'banned', 'other'], '报废原因'),
})

export const DeregisterEvent = z.object({
  ...base,
  kind: z.literal('deregister'),
  reason: oneOf(['scrapped', 'lost', 'left_district'], '注销原因'),
})

/** One message about one cylinder: 建档, 充装, 收发, 配送, 回收, 检验, 报废, 注销. */
export const EventBody = z
  .discriminatedUnion(
    'kind',
    [FileEvent, FillEvent, MoveEvent, DeliverEvent, CollectEvent, TestEvent, ScrapEvent, DeregisterEvent],
    { error: '事件种类不在可选范围内' },
  )
  .meta({ id: 'CylinderEvent' })

export const MAX_EVENTS = 1000

/** Each item is judged by itself: what is wrong with one does not hold up the others. */
export const EventBatchBody = z.object({
  events: z
    .array(z.unknown().meta({ description: '同 POST /api/v1/events 的内容（CylinderEvent）' }), { error: '缺少事件' })
    .min(1, '至少一个事件')
    .max(MAX_EVENTS, `一次最多 ${MAX_EVENTS} 个事件，请分批上报`),
})

export const EventProblem = z.object({ code: z.string(), field: z.string(), message: z.string() })
export const EventResult = z
  .object({
    /** Null when the item did not say which it is. */
    eventId: z.string().nullable(),
    /** stored 已存 · repeated 重复上报，同第一次 · flagged 已存但说不通，已标记 · refused 未存 */
    status: z.enum(['stored', 'repeated', 'flagged', 'refused']),
    factId: Id.nullable(),
    problems: z.array(EventProblem),
  })
  .meta({ id: 'EventResult' })
export const EventBatchResult = z.object({
  stored: z.number().int(),
  repeated: z.number().int(),
  flagged: z.number().int(),
  refused: z.number().int(),
  results: z.array(EventResult),
})

export const FillPermissionBody = z.object({ code: base.code })
export const FillPermission = z.object({
  allowed: z.boolean(),
  cylinderId: Id.nullable(),
  reasons: z.array(z.object({ code: z.string(), message: z.string() })),
})

export const CorrectionBody = z.object({
  /** The event that was wrong. */
  eventId: EventId,
  correctionId: EventId,
  reason: oneOf(CORRECTION_REASONS, '更正原因'),
  /** What should have been reported, with the same eventId; null = nothing happened. */
  instead: EventBody.nullable(),
})
