import type { ResponseOf } from '@app/contract'

export type Grid = ResponseOf<'GET /api/v1/grids'>['items'][number]
export type Holder = Grid['holders'][number]
