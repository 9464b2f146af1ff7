import { HOLDER_KINDS, STAGES, STEP_KINDS } from '@app/domain'
import { z } from 'zod'
import { AliasKindCode, BottlePresenceCode, BottleUseCode, ColourCode, CylinderStatusCode, GradeCode } from './enums'
import { CalendarDate, FreeText, Id, Instant, PageQuery, page } from './primitives'

export const AliasView = z.object({ kind: AliasKindCode, label: z.string(), value: z.string() })

/** Three colours with words; what every list and card shows of a cylinder. */
export const CylinderState = z.object({
  colour: ColourCode,
  reasons: z.array(z.string()),
  advice: z.array(z.string()),
})

export const CylinderRow = z
  .object({
    id: Id,
    code: z.string(),
    stampNo: z.string().nullable(),
    model: z.string(),
    modelLabel: z.string(),
    status: CylinderStatusCode,
    presence: BottlePresenceCode.nullable(),
    use: BottleUseCode.nullable(),
    ownerName: z.string(),
    premisesId: Id.nullable(),
    premisesLabel: z.string().nullable(),
    areaCode: z.string().nullable(),
    nextTestOn: CalendarDate.nullable(),
    lifeUntil: CalendarDate.nullable(),
    state: CylinderState,
  })
  .meta({ id: 'CylinderRow' })

export const CylinderDetail = CylinderRow.extend({
  aliases: z.array(AliasView),
  ownerCompanyId: Id.nullable(),
  ownerPhone: z.string().nullable(),
  madeOn: CalendarDate.nullable(),
  lastTestOn: CalendarDate.nullable(),
  testDerived: z.boolean(),
  scrapOn: CalendarDate.nullable(),
  lastSeenAt: Instant.nullable(),
  /** Unregistered cards of the same bottle that were merged into this one. */
  mergedFrom: z.array(z.object({ id: Id, code: z.string() })),
  openAlerts: z.array(z.object({ id: Id, title: z.string(), grade: GradeCode })),
  openHazards: z.array(z.object({ id: Id, title: z.string(), grade: GradeCode })),
}).meta({ id: 'CylinderDetail' })

export const CylinderQuery = PageQuery.extend({
  status: CylinderStatusCode.optional(),
  presence: BottlePresenceCode.optional(),
  use: BottleUseCode.optional(),
  area: z.string().max(20).optional(),
  companyId: Id.optional(),
  premisesId: Id.optional(),
  /** due=overdue (检验) | due30 | life (使用年限) | expired (检验 or 使用年限) */
  due: z.enum(['overdue', 'due30', 'life', 'expired'], { error: '到期筛选不在可选范围内' }).optional(),
})
export const CylinderPage = page(CylinderRow)

export const TimelineEntry = z
  .object({
    seq: z.number().int(),
    kind: z.string(),
    title: z.string(),
    detail: z.array(z.string()),
    occurredAt: Instant,
    recordedAt: Instant,
    actorLabel: z.string(),
    hash: z.string(),
    refs: z.array(z.object({ kind: z.string(), id: z.string() })),
  })
  .meta({ id: 'TimelineEntry' })
export const TimelineQuery = PageQuery.pick({ cursor: true, limit: true })
export const TimelinePage = page(TimelineEntry)

const HolderView = z.object({
  kind: z.enum(HOLDER_KINDS),
  label: z.string(),
  /** Null for what is no home, and for a home out of sight. */
  premisesId: Id.nullable(),
})
/** Two clocks: `at` = where was it then; `knownAt` = as far as was known by then. Both are now unless set. */
export const WhereaboutsQuery = z.object({ at: Instant.optional(), knownAt: Instant.optional() })
export const Whereabouts = z
  .object({
    at: Instant,
    knownAt: Instant,
    stage: z.enum(STAGES),
    stageLabel: z.string(),
    /** Null when nobody knows. */
    holder: HolderView.nullable(),
    since: Instant.nullable(),
    filling: z.object({ at: Instant, site: z.string(), company: z.string(), netKg: z.number().nullable() }).nullable(),
    test: z.object({ at: Instant, site: z.string(), nextTestOn: CalendarDate.nullable() }).nullable(),
    /** The latest, newest first. */
    steps: z.array(
      z.object({
        /** Null for what another company or an inspector told, when a company asks. */
        factId: Id.nullable(),
        kind: z.enum(STEP_KINDS),
        title: z.string(),
        at: Instant,
        knownAt: Instant,
        by: z.string(),
        from: HolderView.nullable(),
        to: HolderView.nullable(),
        /** 所在环节 after it; null where it says nothing about it. */
        stage: z.enum(STAGES).nullable(),
        /** Weights, numbers of staff, results; no names of people. */
        detail: z.array(z.string()),
        /** The company took back what it had reported first; this is what it says now. */
        corrected: z.boolean(),
        /** Why it cannot be, in words. */
        flags: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'Whereabouts' })

/** 未登记瓶: photo of the stamp, who, where. `id` is made on the phone; the same id twice is one report. */
export const UnregisteredBody = z.object({
  id: Id,
  code: z.string().max(64, '编号不能超过 64 个字符').nullable(),
  stampPhotoId: Id,
  model: FreeText(32),
  premisesId: Id.nullable(),
  /** Where, when it is no premises yet; stored encrypted. */
  where: FreeText(200).nullable(),
  note: FreeText(200).nullable(),
  foundAt: Instant,
})

export const MergeCylinderBody = z.object({ actionId: Id, intoId: Id })

export const ScanQuery = z.object({
  code: z.string({ error: '缺少扫到的内容' }).max(2048, '扫到的内容过长，不是气瓶码'),
})

/** 气瓶卡. Fields that the asker may not know are null; `where` says in words what he may know. */
export const ScanCard = z
  .object({
    found: z.boolean(),
    code: z.string(),
    /** The site of a scanned address that has no rule: the code was read by the general rule. */
    unknownHost: z.string().nullable(),
    /** When not found: 未登记瓶 flow. */
    message: z.string().nullable(),
    cylinder: CylinderDetail.partial()
      .extend({
        code: z.string(),
        model: z.string(),
        modelLabel: z.string(),
        ownerName: z.string(),
        state: CylinderState,
      })
      .nullable(),
    whereabouts: z.object({
      kind: z.enum(['here', 'elsewhere', 'other_area', 'unknown', 'hidden']),
      label: z.string(),
    }),
    /** The last filling, for everybody: who, when, how much gas. */
    filling: z.object({ companyName: z.string(), at: Instant, netKg: z.number().nullable() }).nullable(),
    /** 扫码验瓶: whether to take it when it is delivered, in one sentence. */
    delivery: z.object({ accept: z.enum(['yes', 'no', 'ask']), sentence: z.string() }),
    lastVisit: z.object({ id: Id, on: CalendarDate, outcome: z.string() }).nullable(),
    /** The last steps of its way, newest first: 充装 ← 送达 ← 核瓶. */
    recent: z.array(z.object({ title: z.string(), at: Instant })),
  })
  .meta({ id: 'ScanCard' })
