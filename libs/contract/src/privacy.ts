import { needsNote, REVEAL_FIELDS, REVEAL_PURPOSES } from '@app/domain'
import { z } from 'zod'
import { Id, Instant, NonEmptyText, PageQuery, page } from './primitives'

export const RevealBody = z
  .object({
    actionId: Id,
    field: z.enum(REVEAL_FIELDS, { error: '只能查看姓名、电话、地址，或拨打电话' }),
    partyId: Id.nullable(),
    purpose: z.enum(REVEAL_PURPOSES, { error: '请选择查看的事由' }),
    /** Only the offices read it; the household sees the purpose. */
    reason: NonEmptyText(100).nullable(),
  })
  .refine(({ purpose, reason }) => !needsNote(purpose) || reason !== null, {
    path: ['reason'],
    error: '选“其他公务”时请写明原因',
  })
export const RevealView = z.object({ value: z.string() })

/** 谁看过我的信息: as told to the one who was looked at. */
export const Look = z
  .object({ seq: z.number().int(), at: Instant, who: z.string(), what: z.string(), why: z.string() })
  .meta({ id: 'Look' })
export const LookQuery = PageQuery.pick({ cursor: true, limit: true })
export const LookPage = page(Look)
