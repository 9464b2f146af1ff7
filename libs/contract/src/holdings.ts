import { STAGES } from '@app/domain'
import { z } from 'zod'
import { SiteKindCode } from './companies'
import { Id, Instant } from './primitives'

const Count = z.number().int()

/** What a company holds now, what it reported lately, what of it cannot be true, and whether its software is heard. */
export const Holdings = z
  .object({
    /** Every site of the company, an empty one too; `others` = owned by somebody else, or by nobody known. */
    sites: z.array(
      z.object({ id: Id, code: z.string(), name: z.string(), kind: SiteKindCode, bottles: Count, others: Count }),
    ),
    /** Vehicles and couriers by the company's own numbers. */
    vehicles: z.array(z.object({ code: z.string(), bottles: Count })),
    couriers: z.array(z.object({ code: z.string(), bottles: Count })),
    /** Its own bottles, wherever they are. */
    stages: z.array(z.object({ stage: z.enum(STAGES), label: z.string(), bottles: Count })),
    /** Its own bottles of which nobody has reported anything. */
    untold: Count,
    reported: z.object({ since: Instant, fillings: Count, deliveries: Count, collections: Count }),
    /** `items`: its own bottles with the latest first, a few. */
    flagged: z.object({
      total: Count,
      items: z.array(z.object({ id: Id, code: z.string(), since: Instant.nullable(), words: z.array(z.string()) })),
    }),
    /** null = it has no key, nothing is expected. */
    software: z.object({ lastHeardAt: Instant.nullable(), isSilent: z.boolean() }).nullable(),
  })
  .meta({ id: 'Holdings' })
