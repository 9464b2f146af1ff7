import { APPOINTMENT_PURPOSES, DAY_PARTS, WITHDRAW_REASONS } from '@app/domain'
import { z } from 'zod'
import { CalendarDate, Id, Instant, PageQuery, page } from './primitives'

export const DayPartCode = z.enum(DAY_PARTS, { error: '请选上午、下午或晚上' })
export const PurposeCode = z.enum(APPOINTMENT_PURPOSES, { error: '请选上门做什么' })
export const AppointmentStateCode = z.enum(['announced', 'confirmed', 'change_asked', 'withdrawn', 'done', 'missed'])

export const AppointmentRow = z
  .object({
    id: Id,
    number: z.string(),
    premisesId: Id,
    premisesLabel: z.string(),
    areaCode: z.string(),
    areaName: z.string(),
    inspectorId: Id,
    inspectorName: z.string(),
    inspectorStaffNo: z.string().nullable(),
    purpose: PurposeCode,
    purposeWords: z.string(),
    visitOn: CalendarDate,
    dayPart: DayPartCode,
    when: z.string(),
    agreed: z.boolean(),
    state: AppointmentStateCode,
    stateLabel: z.string(),
    wish: z.object({ on: CalendarDate, dayPart: DayPartCode, when: z.string() }).nullable(),
    announcedAt: Instant,
    /** Why it was called off, in the household's words. */
    withdrawnFor: z.string().nullable(),
    /** How the message went; null when none was sent (no telephone, no provider): then tell by mouth or slip. */
    notice: z.string().nullable(),
  })
  .meta({ id: 'Appointment' })
export const AppointmentQuery = PageQuery.extend({
  area: z.string().max(20).optional(),
  from: CalendarDate.optional(),
  to: CalendarDate.optional(),
  premisesId: Id.optional(),
  asked: z.enum(['1']).optional(),
  open: z.enum(['1']).optional(),
})
export const AppointmentPage = page(AppointmentRow)

const window = { visitOn: CalendarDate, dayPart: DayPartCode, agreed: z.boolean({ error: '请选是否已说好' }) }
export const AppointmentBody = z.object({
  id: Id,
  premisesId: Id,
  /** null = whoever announces it. */
  inspectorId: Id.nullable(),
  purpose: PurposeCode,
  ...window,
})
export const AppointmentMoveBody = z.object({ actionId: Id, inspectorId: Id.nullable(), ...window })
export const AppointmentWithdrawBody = z.object({
  actionId: Id,
  reason: z.enum(WITHDRAW_REASONS, { error: '请选为什么取消' }),
})

/** The household's word: `ok`, or the time it would rather have. */
export const AppointmentAnswerBody = z.object({
  actionId: Id,
  ok: z.boolean({ error: '请选知道了或改时间' }),
  wishedOn: CalendarDate.nullable(),
  wishedPart: DayPartCode.nullable(),
})
