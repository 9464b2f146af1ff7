import { z } from 'zod'
import { OccupancyRoleCode } from './enums'
import { CalendarDate, Id, NonEmptyText } from './primitives'

/** As people write it: +86 138 0000 4007, 022-28350000. */
const Phone = z
  .string({ error: '电话格式不对' })
  .regex(/^\+?[0-9０-９](?:[-\s]?[0-9０-９]){4,19}$/, '电话只能填数字，可带区号')

export const MoveInBody = z.object({
  actionId: Id,
  kind: z.enum(['person', 'business'], { error: '请选择个人或单位' }),
  name: NonEmptyText(60),
  phone: Phone.nullable(),
  role: OccupancyRoleCode,
  fromOn: CalendarDate,
})
export const EndBody = z.object({ actionId: Id, toOn: CalendarDate })
export const SupplierBody = z.object({ actionId: Id, companyId: Id, fromOn: CalendarDate })
export const EndSupplierBody = z.object({ actionId: Id, companyId: Id, toOn: CalendarDate })
