import { z } from 'zod'
import { AlertQuery } from './alerts'
import { CompanyQuery } from './companies'
import { CylinderQuery } from './cylinders'
import { HazardQuery } from './hazards'
import { SheetFormatCode } from './imports'
import { InspectionQuery } from './inspections'
import { PremisesQuery } from './premises'

/** All rows a list shows, as a file; the filters are the list's own. */
const exported = <K extends string, Q extends z.ZodObject>(kind: K, filters: Q) =>
  z.object({ kind: z.literal(kind), format: SheetFormatCode, filters })

const PAGE = { cursor: true, limit: true } as const

export const ExportBody = z
  .discriminatedUnion(
    'kind',
    [
      exported('premises', PremisesQuery.omit(PAGE)),
      exported('cylinders', CylinderQuery.omit(PAGE)),
      exported('hazards', HazardQuery.omit(PAGE)),
      exported('alerts', AlertQuery.omit(PAGE)),
      exported('inspections', InspectionQuery.omit(PAGE)),
      exported('companies', CompanyQuery.omit(PAGE)),
    ],
    { error: '只能导出用气场所、气瓶、隐患、告警、入户检查、燃气企业' },
  )
  .meta({ id: 'Export' })
