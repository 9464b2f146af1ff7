import type { ResponseOf } from '@app/contract'

export type HazardRow = ResponseOf<'GET /api/v1/hazards'>['items'][number]
export type HazardDetail = ResponseOf<'GET /api/v1/hazards/:id'>
