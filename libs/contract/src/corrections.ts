import { z } from 'zod'
import { AnswerResultCode, ThingKindCode } from './enums'
import { Code, FreeText, Id, Instant, NonEmptyText } from './primitives'

export const CorrectionStatusCode = z.enum(['standing', 'waiting', 'refused'])

const Said = z.object({ result: AnswerResultCode, reason: Code(40).nullable() })
export const CorrectionChange = z.discriminatedUnion(
  'kind',
  [
    z.object({
      kind: z.literal('answer'),
      item: Code(8),
      thing: z.object({ kind: ThingKindCode, id: Id }),
      before: Said,
      after: Said,
    }),
    z.object({
      kind: z.literal('header'),
      field: z.enum(['kind', 'signer', 'nextVisitOn'], { error: '这一处不能更正' }),
      before: z.string().max(20).nullable(),
      after: z.string().max(20).nullable(),
    }),
  ],
  { error: '只能更正检查项或检查类型、签字人、下次日期' },
)

/** 更正: a new fact beside the old. The signed original stays as it is. */
export const CorrectBody = z.object({ actionId: Id, change: CorrectionChange, reason: NonEmptyText(200) })
export const AgreeCorrectionBody = z.object({
  actionId: Id,
  correctionId: Id,
  agree: z.boolean(),
  /** Asked for when not agreed. */
  reason: FreeText(200).nullable(),
})
export const CorrectionView = z
  .object({
    id: Id,
    change: CorrectionChange,
    words: z.string(),
    status: CorrectionStatusCode,
    statusLabel: z.string(),
    reason: z.string(),
    madeByName: z.string(),
    madeAt: Instant,
    decidedByName: z.string().nullable(),
    decidedAt: Instant.nullable(),
    /** Why the second person did not agree. */
    answer: z.string().nullable(),
    mayAgree: z.boolean(),
  })
  .meta({ id: 'Correction' })
