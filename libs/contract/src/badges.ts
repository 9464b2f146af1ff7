import { z } from 'zod'
import { CalendarDate, Id, Instant } from './primitives'

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

/** A photo of the holder, uploaded before; a small copy of it is kept. */
export const BadgePhotoBody = z.object({ actionId: Id, photoId: Id })

export const BadgeCheckBody = z.object({
  code: z.string({ error: '请填写亮证码' }).min(1, '请填写亮证码').max(300, '这不是亮证码'),
})
export const BadgeCheckView = z
  .object({
    genuine: z.boolean(),
    title: z.string(),
    advice: z.string(),
    holder: z
      .object({
        name: z.string(),
        roleLabel: z.string(),
        staffNo: z.string().nullable(),
        areaName: z.string(),
        /** Good for a few minutes, for whoever has just checked the badge. */
        photoUrl: z.string().nullable(),
      })
      .nullable(),
    promise: z.string(),
    dutyPhone: z.string(),
    checkedAt: Instant,
    on: CalendarDate,
  })
  .meta({ id: 'BadgeCheck' })
