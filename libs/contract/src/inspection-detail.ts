import { z } from 'zod'
import { CorrectionView } from './corrections'
import { GradeCode } from './enums'
import { InspectionContentBody, InspectionRow, PhotoView } from './inspections'
import { JointView } from './joint-visits'
import { CalendarDate, Id, Instant, Sha256 } from './primitives'

export const VisitText = z.object({ path: z.string(), text: z.string(), masked: z.boolean() })

/** One visit with everything that was signed, and beside it what came later. */
export const InspectionDetail = InspectionRow.extend({
  content: InspectionContentBody,
  contentHash: Sha256,
  /** Masked unless it is the reader's own: words as 已遮蔽, a witness as 王*. */
  texts: z.array(VisitText),
  photos: z.array(PhotoView),
  signatures: z.array(z.object({ by: z.string(), image: PhotoView, contentHash: Sha256, matches: z.boolean() })),
  hazards: z.array(z.object({ id: Id, item: z.string(), title: z.string(), grade: GradeCode, status: z.string() })),
  factSeq: z.number().int(),
  corrections: z.array(CorrectionView),
  mayCorrect: z.boolean(),
  /** Of a visit typed in from paper. */
  paper: z
    .object({
      sheetNo: z.string(),
      visitedOn: CalendarDate,
      enteredAt: Instant,
      enteredByName: z.string(),
      approvedAt: Instant,
      approvedByName: z.string(),
    })
    .nullable(),
  joint: JointView.nullable(),
}).meta({ id: 'InspectionDetail' })
