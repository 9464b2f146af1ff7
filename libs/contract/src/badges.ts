import { z } from 'zod'
import { CalendarDate, Instant } from './primitives'

/** What the phone needs to show its badge, with network or without. `key` never leaves the phone. */
export const MyBadgeView = z
  .object({
    ref: z.string(),
    key: z.string(),
    name: z.string(),
    roleLabel: z.string(),
    staffNo: z.string().nullable(),
    areaName: z.string(),
    /** So that a phone whose clock is wrong still shows a code that counts. */
    serverNow: Instant,
    /** When the log-in ends, and with it the code. */
    until: Instant,
    dutyPhone: z.string(),
  })
  .meta({ id: 'MyBadge' })

export const BadgeCheckBody = z.object({
  code: z.string({ error: '请填写亮证码' }).min(1, '请填写亮证码').max(300, '这不是亮证码'),
})
export const BadgeCheckView = z
  .object({
    genuine: z.boolean(),
    title: z.string(),
    advice: z.string(),
    holder: z
      .object({ name: z.string(), roleLabel: z.string(), staffNo: z.string().nullable(), areaName: z.string() })
      .nullable(),
    promise: z.string(),
    dutyPhone: z.string(),
    checkedAt: Instant,
    on: CalendarDate,
  })
  .meta({ id: 'BadgeCheck' })
