import { REPORT_CATEGORIES, REPORT_OUTCOMES } from '@app/domain'
import { z } from 'zod'
import { TimelineEntry } from './cylinders'
import { PremisesTypeCode } from './enums'
import { PhotoView } from './inspections'
import { CalendarDate, Code, FreeText, Id, Instant, Name, NonEmptyText, PageQuery, page } from './primitives'

export const ReportCategoryCode = z.enum(REPORT_CATEGORIES, { error: '请选择看到的是什么' })
export const ReportStatusCode = z.enum(['received', 'accepted', 'handed', 'checked', 'closed'], {
  error: '线索状态不在可选范围内',
})
export const ReportOutcomeCode = z.enum(REPORT_OUTCOMES, { error: '请选择结果' })

/** What the public form needs before it can be filled in. */
export const ReportFormView = z
  .object({
    streets: z.array(z.object({ code: z.string(), name: z.string() })),
    categories: z.array(z.object({ code: ReportCategoryCode, label: z.string() })),
    promise: z.string(),
    answerWorkdays: z.number().int(),
    dutyPhone: z.string(),
  })
  .meta({ id: 'ReportForm' })

const Where = NonEmptyText(200)
const What = FreeText(1000).nullable()
const Photos = z.array(Id).max(6, '最多 6 张照片')

/** The form of 举报. `secret` is made on the phone and not kept: with it a repeated request gets the same receipt. */
export const ReportBody = z.object({
  id: Id,
  secret: z.string({ error: '缺少校验码' }).regex(/^[0-9a-f]{32,64}$/, '校验码格式不对'),
  category: ReportCategoryCode,
  /** A street of the list, or null when it is none of them or not known. */
  street: Code(20).nullable(),
  where: Where,
  text: What,
  photoIds: Photos,
  /** Only for whoever wants to be called back. */
  contact: z
    .string({ error: '电话格式不对' })
    .regex(/^\+?[0-9０-９](?:[-\s]?[0-9０-９]){4,19}$/, '电话只能填数字，可带区号；不想留可以空着')
    .nullable(),
})
export const ReceiptView = z.object({ receipt: z.string(), answerBy: CalendarDate }).meta({ id: 'Receipt' })
export const ReportPhotoView = z.object({ id: Id }).meta({ id: 'ReportPhoto' })

export const FollowBody = z.object({
  receipt: z.string({ error: '请填写查询码' }).min(1, '请填写查询码').max(40, '查询码是 12 位字母和数字'),
})
export const FollowView = z
  .object({
    status: z.string(),
    closed: z.boolean(),
    category: z.string(),
    steps: z.array(z.object({ on: CalendarDate, words: z.string() })),
    outcome: z.string().nullable(),
    answer: z.string().nullable(),
    answerBy: CalendarDate,
    dutyPhone: z.string(),
  })
  .meta({ id: 'ReportFollow' })

/** 随手报 of staff: something seen at a place that is no premises yet. */
export const SightingBody = z.object({
  id: Id,
  category: ReportCategoryCode,
  where: Where,
  text: What,
  photoIds: Photos,
  seenAt: Instant,
})

export const ReportRow = z
  .object({
    id: Id,
    number: z.string(),
    source: z.enum(['public', 'staff']),
    sourceLabel: z.string(),
    category: ReportCategoryCode,
    categoryLabel: z.string(),
    areaCode: z.string(),
    areaName: z.string(),
    where: z.string(),
    status: ReportStatusCode,
    statusLabel: z.string(),
    assignee: z.string().nullable(),
    photos: z.number().int(),
    receivedAt: Instant,
    dueOn: CalendarDate,
    overdue: z.boolean(),
  })
  .meta({ id: 'ReportRow' })
export const ReportQuery = PageQuery.extend({
  area: z.string().max(20).optional(),
  status: ReportStatusCode.optional(),
  category: ReportCategoryCode.optional(),
  source: z.enum(['public', 'staff'], { error: '来源不在可选范围内' }).optional(),
  mine: z.enum(['1']).optional(),
  open: z.enum(['1']).optional(),
})
export const ReportPage = page(ReportRow)

export const ReportDetail = ReportRow.extend({
  text: z.string().nullable(),
  /** 138****4007; whoever wants to call says why first. */
  contact: z.string().nullable(),
  photoViews: z.array(PhotoView),
  outcome: z.string().nullable(),
  answer: z.string().nullable(),
  premisesId: Id.nullable(),
  cylinderId: Id.nullable(),
  actions: z.array(z.enum(['accept', 'hand', 'transfer', 'check', 'answer', 'register', 'bottle', 'close'])),
  history: z.array(TimelineEntry),
}).meta({ id: 'ReportDetail' })

const Note = FreeText(200).nullable()
/** What the reporter reads: no names, no telephone of anybody. */
const Answer = NonEmptyText(300)

export const ReportActionBody = z.object({ actionId: Id, note: Note })
export const ReportHandBody = z.object({ actionId: Id, accountId: Id, note: Note })
export const ReportTransferBody = z.object({ actionId: Id, areaCode: Code(20), note: Note })
export const ReportCheckBody = z.object({ actionId: Id, found: NonEmptyText(300), photoIds: Photos })
export const ReportAnswerBody = z.object({ actionId: Id, answer: Answer })
export const ReportRegisterBody = z.object({
  actionId: Id,
  /** Made by the client: the new premises. */
  premisesId: Id,
  type: PremisesTypeCode,
  gridCode: Code(20),
  address: Name(120),
})
export const ReportBottleBody = z.object({
  actionId: Id,
  cylinderId: Id,
  /** The photo of the report that shows the stamp. */
  photoId: Id,
  model: z.string().min(1, '请选瓶的大小').max(32),
})
export const ReportCloseBody = z.object({ actionId: Id, outcome: ReportOutcomeCode, answer: Answer })
export const ReportContactBody = z.object({ actionId: Id, reason: NonEmptyText(100) })
export const ReportContactView = z.object({ value: z.string() })
