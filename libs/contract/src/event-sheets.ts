import { z } from 'zod'
import { SheetFormatCode } from './imports'

const Count = z.number().int()

export const EventSheetQuery = z.object({
  mode: z.enum(['check', 'report'], { error: '应为 check（只核对）或 report（上报）' }),
})
export const EventSheetResult = z
  .object({
    lines: Count,
    stored: Count,
    flagged: Count,
    repeated: Count,
    refused: Count,
    problems: z.array(z.object({ line: Count, column: z.string(), reason: z.string() })),
  })
  .meta({ id: 'EventSheetResult' })
export const EventSheetTemplateQuery = z.object({ format: SheetFormatCode })
