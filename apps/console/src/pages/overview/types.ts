import type { ResponseOf } from '@app/contract'

export type Overview = ResponseOf<'GET /api/v1/overview'>
export type StreetRow = Overview['streets'][number]
