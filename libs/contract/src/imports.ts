import { z } from 'zod'
import { Id, Instant, Name, PageQuery, page, Sha256 } from './primitives'

export const ImportKindCode = z.enum(['areas', 'premises', 'accounts', 'cylinders'], {
  error: '台账种类应为区域、用气场所、账号或气瓶',
})
export const ImportStatusCode = z.enum([
  'reading',
  'ready',
  'refused',
  'unreadable',
  'applying',
  'applied',
  'stale',
  'failed',
  'discarded',
])
const Count = z.number().int()

/** Client-made id, so that a list sent again after a lost answer is one list. */
export const ImportUploadQuery = z.object({ id: Id, kind: ImportKindCode })

export const ImportView = z
  .object({
    id: Id,
    kind: ImportKindCode,
    kindLabel: z.string(),
    status: ImportStatusCode,
    statusLabel: z.string(),
    fileName: z.string().nullable(),
    fileHash: Sha256,
    fileBytes: Count,
    rows: Count,
    created: Count,
    changed: Count,
    unchanged: Count,
    problems: Count,
    /** While it is read or brought in. `total` 0: not known yet. */
    progress: z.object({ phase: z.string(), label: z.string(), done: Count, total: Count }).nullable(),
    note: z.string().nullable(),
    /** Of a workbook with several sheets to choose from, in its order. */
    sheets: z.array(z.string()),
    /** The one that is read. */
    sheet: z.string().nullable(),
    /** Names what the preview shows; to agree is to send it back. */
    planHash: Sha256.nullable(),
    by: z.string(),
    appliedBy: z.string().nullable(),
    createdAt: Instant,
    plannedAt: Instant.nullable(),
    appliedAt: Instant.nullable(),
    /** Then a list that nobody brought in is forgotten. */
    expiresAt: Instant.nullable(),
    isEmptied: z.boolean(),
  })
  .meta({ id: 'Import' })
export const ImportPage = page(ImportView)
export const ImportQuery = PageQuery.pick({ cursor: true, limit: true })

export const ImportLinesQuery = z.object({
  section: z.enum(['problems', 'changed', 'created'], { error: '只能看有问题、有变化或新增的行' }),
  cursor: z
    .string()
    .regex(/^\d{1,6}$/, '游标不对，请从第一页重新打开')
    .optional(),
})
export const ImportLine = z.object({
  line: Count,
  key: z.string().nullable(),
  column: z.string().nullable(),
  reason: z.string().nullable(),
  fields: z.array(z.object({ label: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
})
/** Pages have no fixed length. */
export const ImportLines = page(ImportLine)

/** `sheet`: read this one instead. */
export const ImportPreviewBody = z.object({ sheet: Name(80).optional() })
export const ImportApplyBody = z.object({ planHash: Sha256 })
export const FirstPasswords = z.object({
  items: z.array(z.object({ username: z.string(), name: z.string(), password: z.string() })),
})

export const SheetFormatCode = z.enum(['xlsx', 'csv'], { error: '格式应为 xlsx 或 csv' })
export const TemplateQuery = z.object({ kind: ImportKindCode, format: SheetFormatCode })
export const ImportColumns = z.object({
  items: z.array(
    z.object({
      kind: ImportKindCode,
      title: z.string(),
      columns: z.array(z.object({ title: z.string(), also: z.array(z.string()), needed: z.boolean() })),
    }),
  ),
})
