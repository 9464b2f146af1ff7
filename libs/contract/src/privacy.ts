import {
  ERASURE_VERIFICATIONS,
  needsNote,
  PERSONS_ASKING,
  RECORD_FIELDS,
  RECORD_PURPOSES,
  RETENTION_KINDS,
  REVEAL_FIELDS,
  REVEAL_PURPOSES,
  type RecordPurpose,
  type RevealPurpose,
} from '@app/domain'
import { z } from 'zod'
import { PhotoView } from './inspections'
import { CalendarDate, FreeText, Id, Instant, NonEmptyText, PageQuery, page } from './primitives'

const PURPOSE = { error: '请选择查看的事由' }
/** Only the offices read it; the household sees the purpose. */
const Reason = NonEmptyText(100).nullable()
const isReasoned = ({ purpose, reason }: { purpose: RevealPurpose | RecordPurpose; reason: string | null }): boolean =>
  !needsNote(purpose) || reason !== null
const UNREASONED = { path: ['reason'], error: '选“其他公务”或“审计核查”时请写明原因' }

export const RevealBody = z
  .object({
    actionId: Id,
    field: z.enum(REVEAL_FIELDS, { error: '只能查看姓名、电话、地址，或拨打电话' }),
    partyId: Id.nullable(),
    purpose: z.enum(REVEAL_PURPOSES, PURPOSE),
    reason: Reason,
  })
  .refine(isReasoned, UNREASONED)
export const RevealView = z.object({ value: z.string() })

/** The same of the record of a visit. */
export const RecordRevealBody = z
  .object({
    actionId: Id,
    field: z.enum(RECORD_FIELDS, { error: '只能查看备注、见证人，或照片和签字' }),
    purpose: z.enum(RECORD_PURPOSES, PURPOSE),
    reason: Reason,
  })
  .refine(isReasoned, UNREASONED)
export const RecordRevealView = z.object({ texts: z.array(z.string()), pictures: z.array(PhotoView) })

/** 谁看过我的信息: as told to the one who was looked at. */
export const Look = z
  .object({ seq: z.number().int(), at: Instant, who: z.string(), what: z.string(), why: z.string() })
  .meta({ id: 'Look' })
export const LookQuery = PageQuery.pick({ cursor: true, limit: true })
export const LookPage = page(Look)

/** Exact: there is no search by parts of a name. In a body, as an address would be logged. */
export const PersonSearchBody = z
  .object({ phone: FreeText(32).nullable(), name: FreeText(60).nullable() })
  .refine(({ phone, name }) => Boolean(phone?.trim() || name?.trim()), {
    path: ['phone'],
    error: '请填写完整的电话或姓名',
  })
export const PersonView = z
  .object({
    partyId: Id,
    name: z.string(),
    phone: z.string(),
    erasedAt: Instant.nullable(),
    stays: z.array(
      z.object({
        premisesId: Id,
        label: z.string(),
        roleLabel: z.string(),
        fromOn: CalendarDate,
        toOn: CalendarDate.nullable(),
      }),
    ),
    /** Why not yet, in words; empty when nothing stands in the way. */
    obstacles: z.array(z.string()),
    /** Of the visits in his time: those that show him are picked by a person. */
    photos: z.array(PhotoView),
  })
  .meta({ id: 'Person' })
export const PersonList = z.object({ items: z.array(PersonView) })

export const ErasureBody = z.object({
  id: Id,
  partyId: Id,
  requester: z.enum(PERSONS_ASKING, { error: '请选择由谁提出' }),
  verification: z.enum(ERASURE_VERIFICATIONS, { error: '请选择怎样核对的身份' }),
  photoIds: z.array(Id).max(200, '一次最多选 200 张照片'),
  note: NonEmptyText(200).nullable(),
})
export const ErasureQuery = PageQuery.pick({ cursor: true, limit: true }).extend({
  status: z.enum(['asked', 'done', 'refused'], { error: '状态不在可选范围内' }).optional(),
})
export const ErasureView = z
  .object({
    id: Id,
    partyId: Id,
    name: z.string(),
    status: z.enum(['asked', 'done', 'refused']),
    statusLabel: z.string(),
    requester: z.string(),
    verification: z.string(),
    photos: z.number().int(),
    askedById: Id,
    askedBy: z.string(),
    askedAt: Instant,
    decidedBy: z.string().nullable(),
    decidedAt: Instant.nullable(),
    obstacles: z.array(z.string()),
    kept: z.array(z.string()),
  })
  .meta({ id: 'Erasure' })
export const ErasurePage = page(ErasureView)
export const ApproveErasureBody = z.object({ actionId: Id })
export const RefuseErasureBody = z.object({ actionId: Id, reason: NonEmptyText(200) })

/** 保存期限: the rule, what it rests on, and what the last night did. */
export const RetentionRow = z
  .object({
    kind: z.enum(RETENTION_KINDS),
    label: z.string(),
    keep: z.string(),
    from: z.string(),
    basis: z.string(),
    unverified: z.boolean(),
    after: z.string(),
    by: z.enum(['daily', 'system', 'person']),
    last: z
      .object({ at: Instant, removed: z.number().int(), lastRemovedAt: Instant.nullable(), total: z.number().int() })
      .nullable(),
  })
  .meta({ id: 'RetentionRow' })
export const RetentionTable = z.object({ items: z.array(RetentionRow) })

export const NoticeReadingView = z
  .object({ version: z.string(), readVersion: z.string().nullable(), readAt: Instant.nullable() })
  .meta({ id: 'NoticeReading' })
export const ReadNoticeBody = z.object({ version: z.string({ error: '缺少版本' }).max(12, '版本不对') })
export const NoticeVersions = z.object({
  items: z.array(
    z.object({
      version: z.string(),
      fromOn: CalendarDate,
      title: z.string(),
      sections: z.array(z.object({ heading: z.string(), text: z.string() })),
      current: z.boolean(),
      readers: z.number().int(),
    }),
  ),
})
