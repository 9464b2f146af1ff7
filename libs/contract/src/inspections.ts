import { z } from 'zod'
import {
  AnswerResultCode,
  BottlePresenceCode,
  BottleUseCode,
  CategoryCode,
  EquipmentKindCode,
  GradeCode,
  HoseKindCode,
  PremisesTypeCode,
  SignerKindCode,
  SigningModeCode,
  ThingKindCode,
  VisitKindCode,
  VisitOutcomeCode,
} from './enums'
import { CalendarDate, Code, FreeText, Id, Instant, PageQuery, page, Sha256 } from './primitives'

const Thing = z.object({ kind: ThingKindCode, id: Id })
const BottleCount = z.object({
  cylinderId: Id,
  presence: BottlePresenceCode,
  use: BottleUseCode.nullable(),
  chargeGrams: z.number().int().min(0, '充装量不能为负').max(200_000, '充装量过大'),
  scannedCode: z.string().max(64).nullable(),
  registered: z.boolean(),
  stampPhotoId: Id.nullable(),
})
const Equipment = z.object({
  id: Id,
  kind: EquipmentKindCode,
  label: FreeText(20),
  hasWaterHeater: z.boolean(),
  stoveSoldOn: CalendarDate.nullable(),
  hoseKind: HoseKindCode.nullable(),
  hoseFrom: CalendarDate.nullable(),
  regulatorFrom: CalendarDate.nullable(),
  regulatorUntil: CalendarDate.nullable(),
  detectorFrom: CalendarDate.nullable(),
})
const Answer = z.object({
  item: Code(8),
  thing: Thing,
  result: AnswerResultCode,
  reason: Code(40).nullable(),
  photoIds: z.array(Id).max(9, '一项最多 9 张照片'),
  fixed: z.object({ beforePhotoId: Id, afterPhotoId: Id }).nullable(),
})
const Finding = z.object({
  item: Code(8),
  thing: Thing,
  reason: Code(40),
  grade: GradeCode,
  measure: Code(40),
  deadlineOn: CalendarDate.nullable(),
  fixedOnSite: z.boolean(),
  structural: z.boolean(),
})
const Signing = z.object({
  kind: SignerKindCode,
  mode: SigningModeCode,
  reason: Code(40).nullable(),
  witness: Sha256.nullable(),
})

/** The signed content. Unknown keys are refused: what is hashed is exactly what is understood. */
export const InspectionContentBody = z.strictObject({
  id: Id,
  premisesId: Id,
  premisesType: PremisesTypeCode,
  inspectorId: Id,
  kind: VisitKindCode,
  outcome: VisitOutcomeCode,
  checklistVersion: z.string().max(20),
  startedAt: Instant,
  finishedAt: Instant,
  bottles: z.array(BottleCount).max(200, '一处最多 200 只气瓶'),
  equipment: z.array(Equipment).max(60, '一处最多 60 套设备'),
  hasCylinderRoom: z.boolean(),
  answers: z.array(Answer).max(4000, '检查项过多'),
  findings: z.array(Finding).max(1000),
  previous: z.array(z.object({ hazardId: Id, putRight: z.boolean() })).max(200),
  photoIds: z.array(Id).max(60, '最多 60 张照片'),
  outcomeReason: Code(40).nullable(),
  nextVisitOn: CalendarDate.nullable(),
  leak: z
    .object({
      valveClosed: z.boolean(),
      ventilated: z.boolean(),
      everyoneOut: z.boolean(),
      calledAt: Instant.nullable(),
    })
    .nullable(),
  note: Sha256.nullable(),
  signing: Signing.nullable(),
})

/** One drawn signature. `strokes`: per stroke a flat list x,y,ms,x,y,ms…; the image is an uploaded file. */
export const SignatureBody = z.object({
  by: z.enum(['inspector', 'household'], { error: '签字人不对' }),
  imageFileId: Id,
  strokes: z
    .array(z.array(z.number().int().min(-10000).max(100_000_000)).max(9000))
    .min(1, '签字是空的，请重新签字')
    .max(200, '签字笔画过多'),
  contentHash: Sha256,
})

/** The text behind a commitment: sha256(salt + '\n' + text) stands in the content at `path`. */
export const CommittedText = z.object({
  path: z.enum(['note', 'signing.witness']),
  salt: z.string().min(16).max(64),
  text: FreeText(500),
})

export const SubmitInspectionBody = z
  .object({
    content: InspectionContentBody,
    contentHash: Sha256,
    signatures: z.array(SignatureBody).max(4),
    texts: z.array(CommittedText).max(2),
  })
  .meta({ id: 'SubmitInspection' })

export const SubmitInspectionView = z
  .object({
    id: Id,
    number: z.string(),
    receivedAt: Instant,
    hazards: z.array(z.object({ id: Id, item: z.string(), grade: GradeCode, status: z.string() })),
    /** True when this id was already stored with the same content. */
    repeated: z.boolean(),
  })
  .meta({ id: 'SubmitInspectionResult' })

/** Signed on one phone, typed in from paper (left out of any judgement of the inspector), or signed by several. */
export const SourceCode = z.enum(['phone', 'paper', 'joint'], { error: '来源不在可选范围内' })

export const InspectionRow = z
  .object({
    id: Id,
    number: z.string(),
    premisesId: Id,
    premisesLabel: z.string(),
    areaCode: z.string(),
    areaName: z.string(),
    inspectorName: z.string(),
    kind: VisitKindCode,
    outcome: VisitOutcomeCode,
    finishedAt: Instant,
    receivedAt: Instant,
    findings: z.object({ A: z.number().int(), B: z.number().int(), C: z.number().int() }),
    source: SourceCode,
    /** Of a joint visit: categories nobody has handed in yet. */
    awaited: z.array(CategoryCode),
  })
  .meta({ id: 'InspectionRow' })
export const InspectionQuery = PageQuery.extend({
  area: z.string().max(20).optional(),
  premisesId: Id.optional(),
  outcome: VisitOutcomeCode.optional(),
  kind: VisitKindCode.optional(),
  source: SourceCode.optional(),
  from: CalendarDate.optional(),
  to: CalendarDate.optional(),
  /** mine=1: the caller's own records */
  mine: z.enum(['1']).optional(),
})
export const InspectionPage = page(InspectionRow)

export const PhotoView = z.object({
  id: Id,
  url: z.string(),
  width: z.number().int(),
  height: z.number().int(),
  takenAt: Instant.nullable(),
  /** 已按申请删除: the record still counts it, the picture is gone and `url` is empty. */
  erased: z.boolean(),
  /** Not shown to this reader before he has said why he looks (`reveals` of the visit); `url` is empty. */
  withheld: z.boolean(),
})
const Reason = z.object({
  code: z.string(),
  wording: z.string(),
  grade: z.object({ resident: GradeCode, catering: GradeCode, other: GradeCode }),
  measure: z.string(),
  remedy: z.string(),
  structural: z.boolean().optional(),
})
export const ChecklistQuery = z.object({ premisesType: PremisesTypeCode.optional() })
export const ChecklistView = z
  .object({
    version: z.string(),
    effectiveOn: CalendarDate,
    items: z.array(
      z.object({
        code: z.string(),
        category: CategoryCode,
        thing: ThingKindCode,
        text: z.string(),
        howTo: z.string(),
        appliesTo: z.array(PremisesTypeCode),
        photo: z.enum(['always', 'on_fail', 'none']),
        reasons: z.array(Reason),
        basis: z.string(),
        unverified: z.boolean().optional(),
        prejudge: z.string().optional(),
      }),
    ),
    measures: z.array(z.object({ code: z.string(), label: z.string() })),
    unableReasons: z.array(z.object({ code: z.string(), label: z.string() })),
  })
  .meta({ id: 'Checklist' })
