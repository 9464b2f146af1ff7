import { z } from 'zod'
import { AppointmentStateCode, DayPartCode } from './appointments'
import { CylinderState } from './cylinders'
import { GradeCode } from './enums'
import { CalendarDate, Id, Instant } from './primitives'

/** 明白纸 of one finding. */
export const LeafletView = z.object({
  title: z.string(),
  why: z.string(),
  steps: z.array(z.string()),
  never: z.string().nullable(),
  who: z.string(),
})

const Bottle = z.object({
  id: Id,
  code: z.string(),
  modelLabel: z.string(),
  use: z.string().nullable(),
  ownerName: z.string(),
  ownerPhone: z.string().nullable(),
  nextTestOn: CalendarDate.nullable(),
  lifeUntil: CalendarDate.nullable(),
  dates: z.array(z.string()),
  state: CylinderState,
})

/** A visit that was announced, as the household reads it. */
export const HouseholdAppointment = z.object({
  id: Id,
  number: z.string(),
  when: z.string(),
  visitOn: CalendarDate,
  dayPart: DayPartCode,
  purpose: z.string(),
  inspectorName: z.string(),
  inspectorStaffNo: z.string().nullable(),
  state: AppointmentStateCode,
  stateLabel: z.string(),
  /** Why it was called off; shown until its day is over. */
  withdrawnFor: z.string().nullable(),
  wish: z.string().nullable(),
})

/** What a household sees of its own premises: plain words, no codes. */
export const HouseholdView = z
  .object({
    premises: z.array(
      z.object({
        id: Id,
        label: z.string(),
        address: z.string(),
        status: z.string(),
        /** `home`, or `let`: a landlord sees state, hazards and dates, nothing of who lives there. */
        sight: z.enum(['home', 'let']),
        /** Seen by invitation of the family. */
        invited: z.boolean(),
        mayInvite: z.boolean(),
        cylinders: z.array(Bottle),
        equipment: z.array(
          z.object({
            id: Id,
            label: z.string(),
            words: z.array(z.string()),
            colour: z.enum(['red', 'amber', 'green']),
          }),
        ),
        lastVisit: z
          .object({
            /** null for a landlord: what was signed there is his tenant's. */
            id: Id.nullable(),
            on: CalendarDate,
            outcome: z.string(),
            inspectorName: z.string(),
            summary: z.string(),
          })
          .nullable(),
        toPutRight: z.array(
          z.object({
            hazardId: Id,
            title: z.string(),
            measure: z.string(),
            remedy: z.string(),
            deadlineOn: CalendarDate.nullable(),
            grade: GradeCode,
            status: z.string(),
            leaflet: LeafletView,
          }),
        ),
        nextVisitOn: CalendarDate.nullable(),
        appointment: HouseholdAppointment.nullable(),
      }),
    ),
    advice: z.array(z.object({ title: z.string(), text: z.string() })),
    promise: z.string(),
    emergencyPhone: z.string(),
    asOf: Instant,
  })
  .meta({ id: 'Household' })

/** 检查结果: what a visit found, in words that can be read aloud. */
export const VisitResultView = z
  .object({
    id: Id,
    number: z.string(),
    address: z.string(),
    on: CalendarDate,
    outcome: z.string(),
    completed: z.boolean(),
    inspectorName: z.string(),
    headline: z.string(),
    /** 没问题的 */
    fine: z.array(z.string()),
    toPutRight: z.array(
      z.object({ finding: z.string(), until: z.string(), urgent: z.boolean(), leaflet: LeafletView }),
    ),
    fixedOnSite: z.array(z.string()),
    notChecked: z.array(z.string()),
    /** What was written down wrongly and is put right beside it, each with its day. */
    corrections: z.array(z.string()),
    nextVisitOn: CalendarDate.nullable(),
    promise: z.string(),
    emergencyPhone: z.string(),
  })
  .meta({ id: 'VisitResult' })

/** 明白纸 and 告知单 of a visit, for printing. */
export const VisitSlipView = VisitResultView.extend({ placeLabel: z.string(), dutyPhone: z.string() }).meta({
  id: 'VisitSlip',
})

export const FamilyView = z
  .object({
    items: z.array(
      z.object({
        id: Id,
        premisesId: Id,
        callName: z.string(),
        /** 139****0009 */
        phone: z.string(),
        invitedAt: Instant,
        joinedAt: Instant.nullable(),
      }),
    ),
  })
  .meta({ id: 'Family' })
export const InviteBody = z.object({
  id: Id,
  premisesId: Id,
  phone: z.string({ error: '请填写家人的手机号' }).regex(/^1[3-9]\d{9}$/, '请填写家人的 11 位手机号'),
  callName: z
    .string()
    .max(10, '称呼不超过 10 个字')
    .regex(/^[\p{L}\p{N} ]*$/u, '称呼只用文字，如：儿子'),
})
