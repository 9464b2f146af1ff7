import { z } from 'zod'
import { TimelineEntry } from './cylinders'
import { ActorCode, AlertKindCode, AlertRuleCode, AlertStatusCode, AlertSubjectCode, GradeCode } from './enums'
import { CalendarDate, FreeText, Id, Instant, NonEmptyText, PageQuery, page } from './primitives'

export const AlertRow = z
  .object({
    id: Id,
    rule: AlertRuleCode,
    kind: AlertKindCode,
    title: z.string(),
    why: z.string(),
    grade: GradeCode,
    status: AlertStatusCode,
    statusLabel: z.string(),
    subjectKind: AlertSubjectCode,
    subjectId: Id,
    premisesId: Id.nullable(),
    premisesLabel: z.string().nullable(),
    areaCode: z.string().nullable(),
    areaName: z.string().nullable(),
    dueOn: CalendarDate.nullable(),
    raisedAt: Instant,
    actor: ActorCode,
    actorLabel: z.string(),
    companyName: z.string().nullable(),
    /** The bottle it is about, if it is about one. */
    cylinderCode: z.string().nullable(),
    endsWhen: z.string(),
    /** Alerts that fold under this one's hazard. */
    folded: z.number().int(),
    hazardId: Id.nullable(),
    disputed: z.boolean(),
  })
  .meta({ id: 'AlertRow' })
export const AlertQuery = PageQuery.extend({
  /** tab=mine 要我办 · others 等别人 · open both · closed 已办结 · all */
  tab: z.enum(['mine', 'others', 'open', 'closed', 'all'], { error: '页签不在可选范围内' }).optional(),
  status: AlertStatusCode.optional(),
  rule: AlertRuleCode.optional(),
  /** topic=trace 溯源异常: what cannot be true of a cylinder's way */
  topic: z.enum(['trace'], { error: '类别不在可选范围内' }).optional(),
  kind: AlertKindCode.optional(),
  grade: GradeCode.optional(),
  area: z.string().max(20).optional(),
  actor: ActorCode.optional(),
  companyId: Id.optional(),
  premisesId: Id.optional(),
  /** folded=1 also lists alerts that stand under a hazard */
  folded: z.enum(['1']).optional(),
})
export const AlertPage = page(AlertRow)
export const AlertDetail = AlertRow.extend({
  knownAt: Instant,
  basis: z.string(),
  unverified: z.boolean(),
  acknowledgedAt: Instant.nullable(),
  acknowledgedBy: z.string().nullable(),
  closedAt: Instant.nullable(),
  closeReason: z.string().nullable(),
  contact: z.object({ name: z.string(), phone: z.string() }).nullable(),
  history: z.array(TimelineEntry),
  actions: z.array(z.enum(['acknowledge', 'dispatch', 'dispute', 'confirm_dispute'])),
  version: z.number().int(),
}).meta({ id: 'AlertDetail' })
export const AcknowledgeBody = z.object({ actionId: Id, note: FreeText(200).nullable().optional() })
export const AlertDispatchBody = z.object({
  actionId: Id,
  to: ActorCode,
  accountId: Id.nullable(),
  note: FreeText(200).nullable(),
})
/** 误报: proposed by one person, confirmed by another. */
export const DisputeBody = z.object({ actionId: Id, reason: NonEmptyText(200) })
export const ConfirmDisputeBody = z.object({ actionId: Id, agree: z.boolean(), reason: FreeText(200).nullable() })
/** Same-cause group for one company: ××气站35只待换 */
export const AlertGroups = z.object({
  groups: z.array(
    z.object({
      companyId: Id.nullable(),
      companyName: z.string(),
      rule: AlertRuleCode,
      title: z.string(),
      count: z.number().int(),
    }),
  ),
})

/** One of the two facts of a story that cannot be true. */
export const ClashFact = z
  .object({
    factId: Id,
    /** 送达、充装、核瓶 … */
    kindLabel: z.string(),
    occurredAt: Instant,
    /** When we learned it. */
    knownAt: Instant,
    companyName: z.string().nullable(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    premisesId: Id.nullable(),
    mayBeMisread: z.boolean(),
  })
  .meta({ id: 'ClashFact' })
export const AlertClash = z.object({
  facts: z.array(ClashFact),
  actions: z.array(z.enum(['confirm_twin', 'misread'])),
})
/** 确认套码 */
export const ConfirmTwinBody = z.object({ actionId: Id, note: NonEmptyText(200) })
/** 误读: this fact was told of another cylinder. */
export const MisreadBody = z.object({ actionId: Id, factId: Id, note: NonEmptyText(200) })
