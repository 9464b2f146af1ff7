import { z } from 'zod'
import { AreaKindCode } from './enums'
import { HazardRow } from './hazards'
import { CalendarDate, FreeText, Id, Instant, Name, PageQuery, page } from './primitives'

const AreaCode = z.string({ error: '请选择网格' }).min(1, '请选择网格').max(20, '网格编码过长')
const Count = z.number().int()
export const AssignmentKindCode = z.enum(['own', 'cover'], { error: '负责或代班' })

export const HandoverLine = z.object({
  id: Id,
  gridCode: z.string(),
  gridName: z.string(),
  fromName: z.string(),
  toName: z.string(),
  fromOn: CalendarDate,
  madeAt: Instant,
  confirmedAt: Instant.nullable(),
})

export const GridRow = z
  .object({
    code: z.string(),
    name: z.string(),
    kind: AreaKindCode,
    kindLabel: z.string(),
    parentCode: z.string().nullable(),
    /** 大营门街道 示范社区001 */
    within: z.string(),
    fromOn: CalendarDate.nullable(),
    toOn: CalendarDate.nullable(),
    premises: Count,
    /** The first day within two weeks on which nobody holds it; null when there is none. */
    uncoveredFrom: CalendarDate.nullable(),
    /** Who holds it now (`now`) or later. */
    holders: z.array(
      z.object({
        id: Id,
        accountId: Id,
        name: z.string(),
        staffNo: z.string().nullable(),
        kind: AssignmentKindCode,
        kindLabel: z.string(),
        fromOn: CalendarDate,
        toOn: CalendarDate.nullable(),
        active: z.boolean(),
        now: z.boolean(),
      }),
    ),
    /** Not confirmed yet. */
    handovers: z.array(HandoverLine),
  })
  .meta({ id: 'Grid' })
export const GridQuery = PageQuery.extend({
  area: z.string().max(20).optional(),
  kind: z.enum(['grid', 'microgrid'], { error: '网格或微网格' }).optional(),
  /** gap=1: only those that nobody holds within two weeks */
  gap: z.enum(['1']).optional(),
})
export const GridPage = page(GridRow)

export const NewGridBody = z.object({
  actionId: Id,
  /** A community for a grid, a grid for a micro-grid. */
  parentCode: AreaCode,
  name: Name(40),
  fromOn: CalendarDate,
})
export const CloseGridBody = z.object({ actionId: Id, code: AreaCode, toOn: CalendarDate })
export const MovePremisesBody = z.object({
  actionId: Id,
  fromCode: AreaCode,
  toCode: AreaCode,
  premisesIds: z.array(Id).min(1, '请选择要划转的场所').max(500, '一次最多划转 500 户'),
  fromOn: CalendarDate,
})
export const MovedView = z.object({ moved: Count })
/** In which grid a premises lay and who held that grid meanwhile, newest first. A line from a later day is a plan. */
export const PremisesGrids = z.object({
  areaCode: z.string(),
  items: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      fromOn: CalendarDate,
      toOn: CalendarDate.nullable(),
      /** For the days that fall into this line. */
      holders: z.array(
        z.object({
          name: z.string(),
          staffNo: z.string().nullable(),
          kindLabel: z.string(),
          fromOn: CalendarDate,
          toOn: CalendarDate.nullable(),
        }),
      ),
    }),
  ),
})

export const AssignBody = z.object({ actionId: Id, gridCode: AreaCode, accountId: Id, fromOn: CalendarDate })
export const CoverBody = AssignBody.extend({ toOn: CalendarDate })
export const EndAssignmentBody = z.object({ actionId: Id, toOn: CalendarDate })
export const HandOverBody = z.object({
  actionId: Id,
  gridCode: AreaCode,
  fromAccountId: Id,
  toAccountId: Id,
  fromOn: CalendarDate,
  note: FreeText(1000).nullable(),
})
export const HandedOverView = z.object({ id: Id })
export const HandoverView = HandoverLine.extend({
  note: z.string().nullable(),
  /** The caller is the successor. */
  mine: z.boolean(),
  /** Open hazards of the grid, most pressing first; those to be rechecked are `rectified`. */
  hazards: z.array(HazardRow),
  openHazards: Count,
}).meta({ id: 'Handover' })
export const MyGridsView = z
  .object({
    grids: z.array(
      z.object({
        id: Id,
        gridCode: z.string(),
        gridName: z.string(),
        kind: AssignmentKindCode,
        fromOn: CalendarDate,
        toOn: CalendarDate.nullable(),
        now: z.boolean(),
      }),
    ),
    handovers: z.array(HandoverLine.extend({ mine: z.boolean() })),
  })
  .meta({ id: 'MyGrids' })
