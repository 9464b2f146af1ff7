import { z } from 'zod'
import { SignerKindCode, SigningModeCode, VisitKindCode, VisitOutcomeCode } from './enums'
import { VisitText } from './inspection-detail'
import { InspectionContentBody, PhotoView } from './inspections'
import { CalendarDate, Code, FreeText, Id, Instant, Name, PageQuery, page } from './primitives'

export const PaperStatusCode = z.enum(['waiting', 'returned', 'approved'], { error: '补录状态不在可选范围内' })

/** What a clerk reads off the sheet. Texts are given in clear: the server keeps a commitment and the ciphertext. */
const Sheet = z.object({
  premisesId: Id,
  /** An inspector types in his own visits only. */
  inspectorId: Id,
  visitedOn: CalendarDate,
  sheetNo: Name(40),
  sheetPhotoIds: z.array(Id).min(1, '请拍下纸质单上传，没有照片不能补录').max(6, '最多 6 张'),
  inspectorSigned: z.boolean(),
  kind: VisitKindCode,
  outcome: VisitOutcomeCode,
  bottles: InspectionContentBody.shape.bottles,
  equipment: InspectionContentBody.shape.equipment,
  hasCylinderRoom: z.boolean(),
  answers: InspectionContentBody.shape.answers,
  outcomeReason: Code(40).nullable(),
  nextVisitOn: CalendarDate.nullable(),
  signing: z
    .object({
      kind: SignerKindCode,
      mode: SigningModeCode,
      reason: Code(40).nullable(),
      witness: FreeText(40).nullable(),
    })
    .nullable(),
  note: FreeText(500).nullable(),
})
export const EnterPaperBody = Sheet.extend({ id: Id }).meta({ id: 'EnterPaperVisit' })
/** A sheet that came back, corrected and sent again. */
export const ResendPaperBody = Sheet.extend({ actionId: Id, version: z.number().int() })
export const DecidePaperBody = z.object({
  actionId: Id,
  version: z.number().int(),
  approve: z.boolean(),
  /** Asked for when it is returned. */
  reason: FreeText(200).nullable(),
})

export const PaperVisitRow = z
  .object({
    id: Id,
    status: PaperStatusCode,
    statusLabel: z.string(),
    premisesId: Id,
    premisesLabel: z.string(),
    areaCode: z.string(),
    areaName: z.string(),
    inspectorName: z.string(),
    kind: VisitKindCode,
    outcome: VisitOutcomeCode,
    sheetNo: z.string(),
    visitedOn: CalendarDate,
    enteredAt: Instant,
    enteredByName: z.string(),
    decidedAt: Instant.nullable(),
    decidedByName: z.string().nullable(),
    findings: z.object({ A: z.number().int(), B: z.number().int(), C: z.number().int() }),
  })
  .meta({ id: 'PaperVisitRow' })
export const PaperVisitQuery = PageQuery.extend({
  status: PaperStatusCode.optional(),
  area: z.string().max(20).optional(),
  premisesId: Id.optional(),
})
export const PaperVisitPage = page(PaperVisitRow)
export const PaperVisitDetail = PaperVisitRow.extend({
  inspectorId: Id,
  inspectorSigned: z.boolean(),
  content: InspectionContentBody,
  /** In clear for who typed it in, and for whom it waits. */
  texts: z.array(VisitText),
  photos: z.array(PhotoView),
  /** Why it came back. */
  reason: z.string().nullable(),
  /** Other sheets with the same number, of those the reader may see. */
  sameNumber: z.number().int(),
  may: z.object({ decide: z.boolean(), resend: z.boolean() }),
  version: z.number().int(),
}).meta({ id: 'PaperVisitDetail' })
