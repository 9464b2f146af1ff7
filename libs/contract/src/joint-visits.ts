import { z } from 'zod'
import { CategoryCode, GradeCode } from './enums'
import { CommittedText, InspectionContentBody, PhotoView, SignatureBody } from './inspections'
import { CalendarDate, Id, Instant, Sha256 } from './primitives'

/** What one inspector signs of a joint visit: a content of its own id, bound to the visit by `joint`. */
export const JointPartBody = InspectionContentBody.extend({
  joint: z.strictObject({
    visitId: Id,
    code: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{6}$/, '联合检查码是 6 位字母数字'),
    on: CalendarDate,
    lead: z.boolean(),
    categories: z.array(CategoryCode).max(8),
  }),
})
export const SubmitPartBody = z
  .object({
    content: JointPartBody,
    contentHash: Sha256,
    signatures: z.array(SignatureBody).max(4),
    texts: z.array(CommittedText).max(2),
  })
  .meta({ id: 'SubmitJointPart' })
export const SubmitPartView = z
  .object({
    id: Id,
    inspectionId: Id,
    number: z.string(),
    receivedAt: Instant,
    hazards: z.array(z.object({ id: Id, item: z.string(), grade: GradeCode, status: z.string() })),
    /** Categories nobody has handed in yet. */
    awaited: z.array(CategoryCode),
    repeated: z.boolean(),
  })
  .meta({ id: 'SubmitJointPartResult' })

/** A joint visit as it stands: who did what, and what is still to come. */
export const JointView = z.object({
  leadArrived: z.boolean(),
  awaited: z.array(CategoryCode),
  parts: z.array(
    z.object({
      id: Id,
      inspectorName: z.string(),
      lead: z.boolean(),
      categories: z.array(CategoryCode),
      startedAt: Instant,
      finishedAt: Instant,
      receivedAt: Instant,
      contentHash: Sha256,
      factSeq: z.number().int(),
      signatures: z.array(z.object({ by: z.string(), image: PhotoView, contentHash: Sha256, matches: z.boolean() })),
    }),
  ),
})
