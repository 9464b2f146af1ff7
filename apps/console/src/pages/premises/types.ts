import type { ResponseOf } from '@app/contract'

export type PremisesRow = ResponseOf<'GET /api/v1/premises'>['items'][number]
export type PremisesDetail = ResponseOf<'GET /api/v1/premises/:id'>
export type Equipment = PremisesDetail['equipment'][number]
export type Stay = ResponseOf<'GET /api/v1/premises/:id/occupancies'>['items'][number]
