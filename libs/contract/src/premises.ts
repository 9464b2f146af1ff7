import { z } from 'zod'
import { CylinderRow, TimelineEntry } from './cylinders'
import {
  EquipmentKindCode,
  GradeCode,
  HazardStatusCode,
  HoseKindCode,
  OccupancyRoleCode,
  PremisesStatusCode,
  PremisesTypeCode,
  VisitOutcomeCode,
} from './enums'
import { PhotoView } from './inspections'
import { CalendarDate, Id, Instant, PageQuery, page } from './primitives'

export const PremisesRow = z
  .object({
    id: Id,
    code: z.string(),
    type: PremisesTypeCode,
    status: PremisesStatusCode,
    areaCode: z.string(),
    streetName: z.string(),
    communityName: z.string(),
    /** Masked address, e.g. ×号楼101 */
    label: z.string(),
    /** Masked name of the present party, e.g. 张* */
    partyName: z.string(),
    cylinders: z.number().int(),
    openHazards: z.number().int(),
    worstGrade: GradeCode.nullable(),
    lastVisitOn: CalendarDate.nullable(),
    lastOutcome: VisitOutcomeCode.nullable(),
    visitDueOn: CalendarDate.nullable(),
  })
  .meta({ id: 'PremisesRow' })
export const PremisesQuery = PageQuery.extend({
  type: PremisesTypeCode.optional(),
  status: PremisesStatusCode.optional(),
  area: z.string().max(20).optional(),
  visit: z.enum(['due', 'overdue'], { error: '到访筛选不在可选范围内' }).optional(),
  hazard: z.enum(['open', 'A']).optional(),
})
export const PremisesPage = page(PremisesRow)

export const EquipmentView = z.object({
  id: Id,
  kind: EquipmentKindCode,
  label: z.string(),
  hasWaterHeater: z.boolean(),
  stoveSoldOn: CalendarDate.nullable(),
  hoseKind: HoseKindCode.nullable(),
  hoseFrom: CalendarDate.nullable(),
  regulatorFrom: CalendarDate.nullable(),
  regulatorUntil: CalendarDate.nullable(),
  detectorFrom: CalendarDate.nullable(),
})
/** As the office keeps it, with the days on which it stood there. */
export const KeptEquipmentView = EquipmentView.extend({
  brand: z.string().nullable(),
  madeOn: CalendarDate.nullable(),
  fromOn: CalendarDate.nullable(),
  toOn: CalendarDate.nullable(),
})
export const OpenHazardView = z.object({
  id: Id,
  item: z.string(),
  title: z.string(),
  grade: GradeCode,
  status: HazardStatusCode,
  deadlineOn: CalendarDate.nullable(),
  overdue: z.boolean(),
  /** Reported put right by the asker himself: another person rechecks it. */
  rectifiedByMe: z.boolean(),
  thingKind: z.string(),
  thingId: Id,
})
/** Past and present; of the past ones nobody needs the telephone any more. */
export const StayPage = page(
  z.object({
    occupancyId: Id,
    partyId: Id,
    role: OccupancyRoleCode,
    name: z.string(),
    phone: z.string(),
    fromOn: CalendarDate,
    toOn: CalendarDate.nullable(),
    present: z.boolean(),
  }),
)
export const PremisesDetail = PremisesRow.extend({
  hasCylinderRoom: z.boolean(),
  registeredOn: CalendarDate,
  nextVisitOn: CalendarDate.nullable(),
  /** Double entries that were merged into this one. */
  mergedFrom: z.array(z.object({ id: Id, code: z.string() })),
  occupants: z.array(
    z.object({
      occupancyId: Id,
      partyId: Id,
      role: OccupancyRoleCode,
      name: z.string(),
      phone: z.string(),
      fromOn: CalendarDate,
      toOn: CalendarDate.nullable(),
    }),
  ),
  suppliers: z.array(z.object({ companyId: Id, name: z.string(), phone: z.string() })),
  bottles: z.array(CylinderRow),
  equipment: z.array(KeptEquipmentView),
  pastEquipment: z.array(KeptEquipmentView),
  hazards: z.array(OpenHazardView),
  visits: z.array(
    z.object({ id: Id, number: z.string(), on: CalendarDate, outcome: VisitOutcomeCode, inspectorName: z.string() }),
  ),
}).meta({ id: 'PremisesDetail' })

/** What an inspector or a micro-grid lead carries with him: everything a day needs without network. */
export const TodayPremises = z.object({
  id: Id,
  code: z.string(),
  type: PremisesTypeCode,
  status: PremisesStatusCode,
  areaCode: z.string(),
  communityName: z.string(),
  /** The whole address: he must find the door. */
  label: z.string(),
  /** Masked, unless it hangs over the door. */
  partyName: z.string(),
  /** Who can be called; the number is asked for when he calls. Empty for a micro-grid lead, who may ask for no number. */
  contacts: z.array(z.object({ partyId: Id, role: OccupancyRoleCode, name: z.string() })),
  hasCylinderRoom: z.boolean(),
  nextVisitOn: CalendarDate.nullable(),
  visitDueOn: CalendarDate.nullable(),
  lastVisit: z.object({ on: CalendarDate, outcome: VisitOutcomeCode }).nullable(),
  /** Why this visit, in words: 满一年, 复查软管 … */
  reasons: z.array(z.string()),
  bucket: z.enum(['act_now', 'visit', 'recheck', 'changed', 'normal']),
  bottles: z.array(
    z.object({
      id: Id,
      code: z.string(),
      codes: z.array(z.string()),
      stampNo: z.string().nullable(),
      model: z.string(),
      chargeGrams: z.number().int(),
      status: z.string(),
      ownerName: z.string(),
      ownerPhone: z.string().nullable(),
      madeOn: CalendarDate.nullable(),
      lastTestOn: CalendarDate.nullable(),
      nextTestOn: CalendarDate.nullable(),
      designLifeYears: z.number().int().nullable(),
      state: z.object({
        colour: z.enum(['red', 'amber', 'green']),
        reasons: z.array(z.string()),
        advice: z.array(z.string()),
      }),
    }),
  ),
  equipment: z.array(EquipmentView),
  hazards: z.array(OpenHazardView),
  /** Things that could not be checked last time come first. */
  unableItems: z.array(z.string()),
})
export const TodayView = z
  .object({
    date: CalendarDate,
    syncedAt: Instant,
    checklistVersion: z.string(),
    areaName: z.string(),
    premises: z.array(TodayPremises),
    urgent: z.array(
      z.object({ alertId: Id, premisesId: Id.nullable(), title: z.string(), actor: z.string(), grade: GradeCode }),
    ),
  })
  .meta({ id: 'Today' })

/** The story of a place, with what was photographed at a change. */
export const StoryPage = page(TimelineEntry.extend({ photos: z.array(PhotoView) }).meta({ id: 'StoryEntry' }))

export const DuplicatePage = page(
  z.object({
    alike: z.enum(['address', 'phone'], { error: '相似之处不在可选范围内' }),
    left: PremisesRow,
    right: PremisesRow,
  }),
)
/** Without the other entry there is nothing to be found. */
export const MergePreviewQuery = z.object({ mergedId: Id.optional() })
/** What would happen, line by line, and what stands in the way. */
export const MergePreview = z.object({ effects: z.array(z.string()), conflicts: z.array(z.string()) })
export const MergeBody = z.object({ actionId: Id, mergedId: Id })
export const ToldApartBody = z.object({ actionId: Id, otherId: Id })
