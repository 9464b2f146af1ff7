import { z } from 'zod'
import { TimelineEntry } from './cylinders'
import { GradeCode, HazardStatusCode, ThingKindCode } from './enums'
import { PhotoView } from './inspections'
import { CalendarDate, FreeText, Id, Instant, NonEmptyText, PageQuery, page } from './primitives'

export const HazardRow = z
  .object({
    id: Id,
    number: z.string(),
    item: z.string(),
    title: z.string(),
    category: z.string(),
    grade: GradeCode,
    status: HazardStatusCode,
    statusLabel: z.string(),
    measure: z.string(),
    /** null when it is a company's own */
    premisesId: Id.nullable(),
    companyId: Id.nullable(),
    premisesLabel: z.string(),
    areaCode: z.string(),
    areaName: z.string(),
    foundAt: Instant,
    deadlineOn: CalendarDate.nullable(),
    overdue: z.boolean(),
    assignee: z.string().nullable(),
    emergency: z.boolean(),
    structural: z.boolean(),
    /** 重大隐患: companies only */
    major: z.boolean(),
  })
  .meta({ id: 'HazardRow' })
export const HazardQuery = PageQuery.extend({
  status: HazardStatusCode.optional(),
  grade: GradeCode.optional(),
  area: z.string().max(20).optional(),
  category: z.string().max(20).optional(),
  premisesId: Id.optional(),
  /** companyId= its own hazards */
  companyId: Id.optional(),
  overdue: z.enum(['1']).optional(),
  /** open=1: 未办结, without 建议, as the overview counts them */
  open: z.enum(['1']).optional(),
})
export const HazardPage = page(HazardRow)
export const HazardDetail = HazardRow.extend({
  thingKind: ThingKindCode,
  thingId: Id,
  thingLabel: z.string(),
  remedy: z.string(),
  basis: z.string(),
  unverified: z.boolean(),
  foundInspectionId: Id,
  returns: z.number().int(),
  photos: z.array(PhotoView.extend({ stage: z.enum(['found', 'before', 'after', 'recheck']) })),
  alerts: z.array(z.object({ id: Id, title: z.string(), status: z.string() })),
  actions: z.array(z.enum(['dispatch', 'rectify', 'recheck', 'return'])),
  history: z.array(TimelineEntry),
  version: z.number().int(),
}).meta({ id: 'HazardDetail' })

/** Every action carries a client-made id: the same id twice is one action. `version` guards against acting on stale sight. */
const Action = z.object({ actionId: Id, at: Instant, version: z.number().int().optional() })
export const DispatchBody = Action.extend({
  accountId: Id.nullable(),
  companyId: Id.nullable(),
  note: FreeText(200).nullable(),
})
export const RectifyBody = Action.extend({
  photoIds: z.array(Id).min(1, '请拍整改后的照片').max(9),
  note: FreeText(200).nullable(),
  /** Detector reading in %LEL ×10; an emergency ends only with 0. */
  readingLelTenths: z.number().int().min(0).max(1000).nullable(),
})
export const RecheckBody = Action.extend({
  pass: z.boolean(),
  photoIds: z.array(Id).max(9),
  reason: FreeText(200).nullable(),
  readingLelTenths: z.number().int().min(0).max(1000).nullable(),
})
export const ReturnBody = Action.extend({ reason: NonEmptyText(200) })
