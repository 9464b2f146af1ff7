import { z } from 'zod'
import { EquipmentKindCode, HoseKindCode, OccupancyRoleCode, PremisesStatusCode, PremisesTypeCode } from './enums'
import { CalendarDate, FreeText, Id, Name, NonEmptyText } from './primitives'

/** As people write it: +86 138 0000 4007, 022-28350000. */
const Phone = z
  .string({ error: '电话格式不对' })
  .regex(/^\+?[0-9０-９](?:[-\s]?[0-9０-９]){4,19}$/, '电话只能填数字，可带区号')

export const MoveInBody = z.object({
  actionId: Id,
  kind: z.enum(['person', 'business'], { error: '请选择个人或单位' }),
  name: Name(60),
  phone: Phone.nullable(),
  role: OccupancyRoleCode,
  fromOn: CalendarDate,
})
export const EndBody = z.object({ actionId: Id, toOn: CalendarDate })
/** 更名: the old sign ends the day before. */
export const RenameBody = z.object({ actionId: Id, name: Name(60), fromOn: CalendarDate })
/** 搬迁: the last day here, the first day there. */
export const MoveBody = z.object({ actionId: Id, toPremisesId: Id, on: CalendarDate })
/** 更正: what is null was right. */
export const CorrectStayBody = z.object({
  actionId: Id,
  name: Name(60).nullable(),
  phone: Phone.nullable(),
  fromOn: CalendarDate,
  toOn: CalendarDate.nullable(),
  reason: NonEmptyText(200),
})
export const SupplierBody = z.object({ actionId: Id, companyId: Id, fromOn: CalendarDate })
export const EndSupplierBody = z.object({ actionId: Id, companyId: Id, toOn: CalendarDate })

const DayOrUnknown = CalendarDate.nullable()
const equipment = {
  actionId: Id,
  label: Name(40),
  /** Brand and model as on the plate. */
  brand: FreeText(60).nullable(),
  hasWaterHeater: z.boolean(),
  madeOn: DayOrUnknown,
  stoveSoldOn: DayOrUnknown,
  hoseKind: HoseKindCode.nullable(),
  hoseFrom: DayOrUnknown,
  regulatorFrom: DayOrUnknown,
  regulatorUntil: DayOrUnknown,
  detectorFrom: DayOrUnknown,
}
export const EquipmentBody = z.object({ ...equipment, kind: EquipmentKindCode, fromOn: CalendarDate })
export const EquipmentChangeBody = z.object(equipment)
/** `on`: the last day of the old one and the first of the new. */
export const EquipmentReplaceBody = z.object({ ...equipment, on: CalendarDate })
export const EquipmentRemoveBody = z.object({ actionId: Id, on: CalendarDate })

export const TypeBody = z.object({ actionId: Id, to: PremisesTypeCode, on: CalendarDate, hasCylinderRoom: z.boolean() })

export const StatusBody = z.object({
  actionId: Id,
  to: PremisesStatusCode,
  on: CalendarDate,
  reviewOn: CalendarDate.nullable(),
  replacedBy: z.enum(['electric', 'pipeline', 'none'], { error: '请选择瓶改电、瓶改管或不再用气' }).nullable(),
  sniffOk: z.boolean().nullable(),
  bottles: z
    .array(
      z.object({
        cylinderId: Id,
        fate: z.enum(['returned', 'moved', 'kept_closed', 'missing'], { error: '请选择气瓶去向' }),
      }),
    )
    .max(200, '一次最多 200 只气瓶'),
  photoIds: z.array(Id).max(9, '最多 9 张照片'),
})
