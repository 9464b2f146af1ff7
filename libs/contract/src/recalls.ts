import { RECALL_GROUNDS, RECALL_OUTCOMES, RECALL_PLACES, RECALL_REASONS, RECALL_STATES } from '@app/domain'
import { z } from 'zod'
import { PhotoView } from './inspections'
import { CalendarDate, Code, FreeText, Id, Instant, PageQuery, page } from './primitives'

const span = { companyId: Id, siteId: Id.nullable(), from: Instant, to: Instant }

/** `siteId` null = at any site of the company, and what the company itself reports. */
export const RecallCriteria = z.discriminatedUnion(
  'by',
  [
    z.object({ by: z.literal('filled'), ...span }),
    z.object({ by: z.literal('tested'), ...span }),
    z.object({ by: z.literal('made'), maker: Code(), from: CalendarDate.nullable(), to: CalendarDate.nullable() }),
  ],
  { error: '请选择按充装、检验还是制造召回' },
)

const PlaceCode = z.enum(RECALL_PLACES, { error: '位置不在可选范围内' })
const Counted = z.object({ code: z.string().nullable(), name: z.string().nullable(), total: z.number().int() })
const Progress = Counted.extend({ done: z.number().int() })

export const RecallPreviewBody = z.object({ criteria: RecallCriteria })
export const RecallPreview = z
  .object({
    total: z.number().int(),
    streets: z.array(Counted),
    /** Who would have to take them back. */
    companies: z.array(Counted),
    places: z.array(z.object({ code: PlaceCode, total: z.number().int() })),
    /** The first of them. */
    cylinders: z.array(
      z.object({
        id: Id,
        code: z.string(),
        place: z.string(),
        streetName: z.string().nullable(),
        companyName: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'RecallPreview' })

export const RecallBody = z.object({
  actionId: Id,
  criteria: RecallCriteria,
  reason: z.enum(RECALL_REASONS, { error: '请选择召回原因' }),
  note: FreeText(200).nullable(),
})

export const RecallRow = z
  .object({
    id: Id,
    ground: z.enum(RECALL_GROUNDS),
    groundLabel: z.string(),
    companyId: Id.nullable(),
    siteId: Id.nullable(),
    title: z.string(),
    reason: z.enum(RECALL_REASONS),
    reasonLabel: z.string(),
    state: z.enum(RECALL_STATES),
    stateLabel: z.string(),
    openedAt: Instant,
    closedAt: Instant.nullable(),
    /** Of what the caller may see. */
    total: z.number().int(),
    done: z.number().int(),
  })
  .meta({ id: 'RecallRow' })
export const RecallPage = page(RecallRow)
export const RecallQuery = PageQuery.pick({ cursor: true, limit: true, sort: true }).extend({
  open: z.enum(['true'], { error: '只能是 true' }).optional(),
})
export const RecallDetail = RecallRow.extend({
  streets: z.array(Progress),
  companies: z.array(Progress),
  places: z.array(z.object({ code: PlaceCode, total: z.number().int(), done: z.number().int() })),
}).meta({ id: 'RecallDetail' })

export const RecallItemRow = z
  .object({
    id: Id,
    cylinderId: Id,
    code: z.string(),
    placeKind: PlaceCode,
    place: z.string(),
    premisesId: Id.nullable(),
    streetName: z.string().nullable(),
    /** Who is to take it back. */
    companyId: Id.nullable(),
    companyName: z.string().nullable(),
    /** It came in by a message that arrived after the recall was opened. */
    late: z.boolean(),
    outcome: z.enum(RECALL_OUTCOMES).nullable(),
    outcomeLabel: z.string().nullable(),
    endedAt: Instant.nullable(),
    evidenceFactId: Id.nullable(),
    evidence: z.string().nullable(),
    photo: PhotoView.nullable(),
  })
  .meta({ id: 'RecallItemRow' })
export const RecallItemPage = page(RecallItemRow)
export const RecallItemQuery = PageQuery.pick({ cursor: true, limit: true, sort: true }).extend({
  open: z.enum(['true'], { error: '只能是 true' }).optional(),
  area: Code(20).optional(),
  place: PlaceCode.optional(),
  companyId: Id.optional(),
})

export const RecallEvidenceBody = z.object({ actionId: Id, photoId: Id, note: FreeText(200).nullable() })
export const CloseRecallBody = z.object({ actionId: Id, note: FreeText(200).nullable() })
