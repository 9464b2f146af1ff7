import type { ResponseOf } from '@app/contract'

export type CylinderRow = ResponseOf<'GET /api/v1/cylinders'>['items'][number]
export type CylinderDetail = ResponseOf<'GET /api/v1/cylinders/:id'>
