import { z } from 'zod'
import { CylinderState } from './cylinders'
import { GradeCode } from './enums'
import { CalendarDate, Id, Instant } from './primitives'

/** What a household sees of its own premises: plain words, no codes. */
export const HouseholdView = z
  .object({
    premises: z.array(
      z.object({
        id: Id,
        label: z.string(),
        address: z.string(),
        status: z.string(),
        cylinders: z.array(
          z.object({
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
          }),
        ),
        equipment: z.array(
          z.object({
            id: Id,
            label: z.string(),
            words: z.array(z.string()),
            colour: z.enum(['red', 'amber', 'green']),
          }),
        ),
        lastVisit: z
          .object({ id: Id, on: CalendarDate, outcome: z.string(), inspectorName: z.string(), summary: z.string() })
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
          }),
        ),
        nextVisitOn: CalendarDate.nullable(),
      }),
    ),
    advice: z.array(z.object({ title: z.string(), text: z.string() })),
    emergencyPhone: z.string(),
    asOf: Instant,
  })
  .meta({ id: 'Household' })
